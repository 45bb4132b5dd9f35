/// A mailbox as a letter names it. The name is decoded; the address is kept as written.
public struct MailAddress: Sendable, Codable, Hashable {
    public var name: String
    public var address: String

    public init(name: String = "", address: String) {
        self.name = name
        self.address = address
    }
}
