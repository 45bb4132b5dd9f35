/// What a mail server said of a letter of ours.
public struct DeliveryNotice: Sendable, Hashable, Codable {
    /// What a mail server says of a letter of ours.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// It will never arrive.
        case failed
        /// The server goes on trying.
        case delayed
    }

    public var outcome: Outcome
    /// Status, address and reason as the server wrote them, in one line.
    public var words: String

    public init(_ outcome: Outcome, words: String) { (self.outcome, self.words) = (outcome, words) }
}
