/// Why an interaction became what it became. The journal keeps codes, and what somebody else's
/// program said; words are made where it is shown.
public enum InteractionReason: Sendable, Hashable {
    /// The desk wrote it itself.
    case ownLetter
    /// A delivery report that tells of no failure.
    case reportWithoutFailure
    /// A delivery report on no letter of this desk.
    case reportOnNoLetter
    /// More came in the hour than is judged.
    case beyondQuota
    /// Judging it ended the process as often as it is tried.
    case endedTwice
    /// Judging it failed as often as it is tried.
    case keptFailing
    /// Its text was erased before it was judged.
    case erased
    /// The store holds something else than was written.
    case damaged
    /// What was asked was refused, by the name that programs know.
    case refused(String)
    /// It cannot be read; the name of the cause.
    case unreadable(String)
    /// A letter of ours came back; as the report says.
    case bounced(String)
    /// A letter of ours is late; as the report says.
    case delayed(String)
    /// Nobody wrote it, and it answers nothing of ours.
    case notice
    /// As it stands in journals from before there were codes.
    case said(String)

    private static let codes: [(code: String, reason: InteractionReason)] = [
        ("own_letter", .ownLetter), ("report_without_failure", .reportWithoutFailure),
        ("report_on_no_letter", .reportOnNoLetter), ("notice", .notice),
        ("beyond_quota", .beyondQuota),
        ("ended_twice", .endedTwice),
        ("kept_failing", .keptFailing), ("erased", .erased), ("damaged", .damaged),
        // As programs wrote them before there were codes.
        ("a letter of this desk", .ownLetter),
        ("a delivery report without failure", .reportWithoutFailure),
        ("a report on no letter of this desk", .reportOnNoLetter),
        ("more in an hour than are judged", .beyondQuota),
        ("the text was erased", .erased), ("the text is damaged in the store", .damaged),
    ]
    private static let (refused, unreadable) = ("refused: ", "unreadable: ")
    private static let (bounced, delayed) = ("bounced: ", "delayed: ")

    /// As it is stored.
    public init(stored: String) {
        if let known = Self.codes.first(where: { $0.code == stored }) {
            self = known.reason
        } else if stored.hasPrefix(Self.refused) {
            self = .refused(String(stored.dropFirst(Self.refused.count)))
        } else if stored.hasPrefix(Self.unreadable) {
            self = .unreadable(String(stored.dropFirst(Self.unreadable.count)))
        } else if stored.hasPrefix(Self.bounced) {
            self = .bounced(String(stored.dropFirst(Self.bounced.count)))
        } else if stored.hasPrefix(Self.delayed) {
            self = .delayed(String(stored.dropFirst(Self.delayed.count)))
        } else {
            self = .said(stored)
        }
    }

    /// The reason as the journal and the tables keep it.
    public var stored: String {
        switch self {
        case .refused(let reason): Self.refused + reason
        case .unreadable(let cause): Self.unreadable + cause
        case .bounced(let report): Self.bounced + report
        case .delayed(let report): Self.delayed + report
        case .said(let words): words
        case .ownLetter, .reportWithoutFailure, .reportOnNoLetter, .notice, .beyondQuota,
            .endedTwice, .keptFailing, .erased, .damaged:
            Self.codes.first { $0.reason == self }?.code ?? ""
        }
    }
}

extension InteractionReason: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(stored: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(stored)
    }
}
