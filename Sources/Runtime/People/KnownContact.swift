import ServiceDesk

/// A contact with the client they belong to.
public struct KnownContact: Sendable, Hashable {
    public var client: Client
    public var contact: Contact

    public init(client: Client, contact: Contact) {
        self.client = client
        self.contact = contact
    }
}
