/// Where a letter was taken from, and whose word about it counts.
public struct LetterOrigin: Sendable, Hashable {
    /// Channel of the regulation; nil: by the address that the letter was written to.
    public var channel: String?
    /// Name under which our own mail server writes Authentication-Results; nil: nobody's word counts.
    public var authserv: String?

    public init(channel: String? = nil, authserv: String? = nil) {
        self.channel = channel
        self.authserv = authserv
    }
}
