import Regulations
import ServiceDesk
import WorkingTime

extension Field {
    /// What somebody typed into its input, on the staff's pages and on the portal alike; nil: it
    /// does not fit.
    func value(of typed: String, _ reader: EditionReader) -> FieldValue? {
        switch kind {
        case .text, .link, .file, .secret: .text(typed)
        case .choice: options[typed].map { _ in .text(typed) }
        case .number, .ticket:
            Self.decimal(typed.hasPrefix("#") ? String(typed.dropFirst()) : typed).map {
                .number($0)
            }
        case .flag, .consent:
            ["true", "1"].contains(typed) ? .flag(true) : typed == "false" ? .flag(false) : nil
        case .date: CivilDate(typed).map { .date($0) }
        case .moment:
            CivilDate(typed).map { .date($0) } ?? reader.instant(typed).map { .moment($0) }
        }
    }

    static func decimal(_ typed: String) -> Double? {
        Double(typed.filter { !$0.isWhitespace }.replacing(",", with: ".")).flatMap {
            $0.isFinite ? $0 : nil
        }
    }
}
