import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// From the fields of a form to the answers of an act.
struct FormAnswers {
    let form: [String: String]
    let said: ContentRef?
    let reader: EditionReader
    let ticket: Ticket
    let person: String
    /// Id of an entry or a part that the form makes.
    let id: String

    /// - Returns: nil: a field is filled in and cannot be read, which is not an empty one.
    func answers(to act: Act) -> ActAnswers? {
        var answers = ActAnswers(said: said, person: person, newID: id)
        for ask in act.rule.asks {
            switch ask.row(in: act).form(self, field(ask.field(in: act))) {
            case .unreadable: return nil
            case .nothing: continue
            case .value(let value): answers.values[ask.name] = value
            }
        }
        return answers
    }

    /// What one field says.
    enum Read {
        case nothing, unreadable
        case value(ActAnswers.Value)

        init(_ value: ActAnswers.Value?, otherwise: Read) {
            self = value.map { .value($0) } ?? otherwise
        }
    }

    func field(_ name: String) -> String? { form[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The promise that was chosen.
    var clock: ClockID? { field("clock").flatMap(ClockID.init(text:)) }

    /// The reason that was chosen; where the regulation lists none, words are the reason where a
    /// rule asks for one.
    func reason(of act: Act) -> String? {
        if !act.choosesPriority, let chosen = field("choice") { return chosen }
        let written = (form["text"] ?? "").trimmingWhitespace
        guard reader.asksReason, !written.isEmpty else { return nil }
        guard act == .postpone else { return written }
        return reader.asksReason(before: .postponed) ? written : nil
    }

    /// What was filled in and is not so already; nil: something does not fit its field, so nothing
    /// is saved.
    var details: [String: FieldValue]? {
        let read = reader.values(form, of: reader.regulation.fields.names)
        return read.bad.isEmpty ? read.values.filter { ticket.fields[$0] != $1 } : nil
    }

    /// `1 234,50` or `1234.5` as minor units; nil: not an amount.
    static func minorUnits(_ text: String) -> Int64? {
        let plain = text.filter { !$0.isWhitespace }.replacing(",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0,
            whole < 1_000_000_000_000
        else {
            return nil
        }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].count),
            parts[1].allSatisfy({ $0.isNumber && $0.isASCII }),
            let rest = Int64(parts[1].count == 1 ? parts[1] + "0" : parts[1])
        else { return nil }
        return whole * 100 + rest
    }
}
