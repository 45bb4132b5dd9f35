/// Why a letter did not leave, or may have left more than once. The column keeps codes, and what a
/// mail server said; the words are made where it is shown, in the reader's language.
public struct LetterProblem: Sendable, Hashable {
    public enum Cause: Sendable, Hashable {
        /// No letter reaches the addressee.
        case noRecipient
        case noAddress
        /// Who asked is no longer a contact of the client.
        case gone
        /// What should have been sent was erased, or is damaged.
        case noWords
        /// What the outbox holds is no letter.
        case damaged
        /// So many automatic letters went to the address already.
        case budget
        /// A program wrote to us, and gets no answer.
        case automaticSender
        /// The desk stopped while a mail server was answering.
        case stopped
        /// The desk was restored from a backup in which the letter waited.
        case restored
        /// It came back; as the report says, with address and status.
        case bounced(String)
        /// As a mail server says it, or the connection to it.
        case said(String)
        /// The mail server is not there, or does not let us in; whichever the letter.
        case unreachable(String)
    }

    /// The receiver may have got it twice; that stays, whatever comes afterwards (decision 14).
    public var isPossiblyTwice: Bool
    public var cause: Cause?

    public init(_ cause: Cause?, isPossiblyTwice: Bool = false) {
        self.cause = cause
        self.isPossiblyTwice = isPossiblyTwice
    }

    // MARK: Column

    /// Begins the column of a letter that may have left twice; the index `outbox_twice` is over it.
    static let twice = "possibly twice"

    private static let codes: [(code: String, cause: Cause)] = [
        ("no_recipient", .noRecipient), ("no_address", .noAddress), ("gone", .gone),
        ("no_words", .noWords),
        ("damaged", .damaged), ("budget", .budget),
        ("automatic_sender", .automaticSender), ("stopped", .stopped), ("restored", .restored),
        // As programs wrote them before there were codes.
        ("the desk stopped during an attempt", .stopped),
        ("the desk was restored from a backup", .restored),
    ]
    private static let bounced = "bounced: "
    private static let unreachable = "unreachable: "

    /// As it is stored.
    public init(stored: String) {
        isPossiblyTwice = stored.hasPrefix(Self.twice)
        let rest =
            isPossiblyTwice
            ? String(stored.dropFirst(Self.twice.count).drop { ":; ".contains($0) }) : stored
        if rest.isEmpty {
            cause = nil
        } else if let known = Self.codes.first(where: { $0.code == rest }) {
            cause = known.cause
        } else {
            cause = Self.cause(rest)
        }
    }

    private static func cause(_ words: String) -> Cause {
        if words.hasPrefix(bounced) { return .bounced(String(words.dropFirst(bounced.count))) }
        if words.hasPrefix(unreachable) {
            return .unreachable(String(words.dropFirst(unreachable.count)))
        }
        return .said(words)
    }

    public var stored: String {
        let rest: String? =
            switch cause {
            case .bounced(let report)?: Self.bounced + report
            case .unreachable(let words)?: Self.unreachable + words
            case .said(let words)?: words
            case let cause?: Self.codes.first { $0.cause == cause }?.code
            case nil: nil
            }
        guard isPossiblyTwice else { return rest ?? "" }
        return rest.map { "\(Self.twice): \($0)" } ?? Self.twice
    }
}
