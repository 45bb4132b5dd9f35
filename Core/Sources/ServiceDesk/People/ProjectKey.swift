/// Which project is meant. A name is its client's own: two clients may each have a `shop`, and they
/// are two.
public struct ProjectKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// nil: it is not known whose it is.
    public var client: String?
    public var name: String

    public init(client: String?, name: String) {
        self.client = client
        self.name = name
    }

    /// From `client/name`, or a name alone.
    public init(text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        self.init(client: parts.count == 2 ? parts[0] : nil, name: parts.last ?? "")
    }

    /// `client/name`, or the name alone.
    public var description: String { client.map { "\($0)/\(name)" } ?? name }

    public static func < (left: Self, right: Self) -> Bool {
        (left.name, left.client ?? "") < (right.name, right.client ?? "")
    }
}

extension Ticket {
    /// The project it belongs to; nil: none.
    public var projectKey: ProjectKey? { project.map { ProjectKey(client: client, name: $0) } }
}
