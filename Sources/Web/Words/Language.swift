/// A language of the site. Each person chooses one.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case ru, kk, en

    /// The language's own name, as its speakers look for it.
    var ownName: String {
        switch self {
        case .ru: "Русский"
        case .kk: "Қазақша"
        case .en: "English"
        }
    }

    /// First language of an `Accept-Language` header that the site speaks. Weights are taken as
    /// sorted, as browsers send them; at most `entriesMax` entries are read.
    public init?(accepting header: String) {
        for entry in header.split(separator: ",").prefix(Self.entriesMax) {
            let tag = entry.drop { $0 == " " }.prefix { $0 != ";" && $0 != "-" && $0 != " " }
            if let language = Language(rawValue: tag.lowercased()) {
                self = language
                return
            }
        }
        return nil
    }

    static let entriesMax = 16
}
