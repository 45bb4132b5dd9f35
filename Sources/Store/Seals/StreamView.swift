import Foundation

/// The events of a stream as a chain that can be shown in part: what somebody may not see stands in
/// it as a digest that says nothing, and all the others are still bound (decisions/0018).
public struct StreamView: Sendable, Hashable {
    /// Over the events so far; empty: there are none.
    public private(set) var digest = Data()

    public init() {}

    init(_ digest: Data) { self.digest = digest }

    public mutating func take(_ event: ViewedEvent, of stream: StreamKey) {
        digest = ChainHasher.hash([
            Self.tag, digest, Data(stream.kind.rawValue.utf8), Data(stream.id.utf8),
            Data(event.type.utf8), event.inner,
        ])
    }

    private static let tag = Data("view 1".utf8)
}
