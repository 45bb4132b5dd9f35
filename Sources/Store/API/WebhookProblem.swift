/// Why a webhook was not told. The column keeps codes, and what the connection said.
public enum WebhookProblem: Sendable, Hashable {
    /// The receiver answered with this status.
    case answered(Int)
    /// The receiver wants no more (410).
    case gone
    /// The address lies inside a private network.
    case inside
    /// As the connection says it.
    case said(String)

    private static let answered = "answered "

    /// As it is stored.
    public init(stored: String) {
        switch stored {
        // The longer ones as programs wrote them before there were codes.
        case "gone", "410: the receiver wants no more": self = .gone
        case "inside",
            "the address lies inside a private network; --webhooks-inside allows that, not link-local":
            self = .inside
        default:
            let status =
                stored.hasPrefix(Self.answered) ? Int(stored.dropFirst(Self.answered.count)) : nil
            self = status.map { .answered($0) } ?? .said(stored)
        }
    }

    public var stored: String {
        switch self {
        case .answered(let status): "\(Self.answered)\(status)"
        case .gone: "gone"
        case .inside: "inside"
        case .said(let words): words
        }
    }
}
