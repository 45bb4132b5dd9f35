import Foundation

/// Looking after the store: proof that history is whole, copies, and a seal a day.
public struct Maintenance: Sendable {
    let store: Store
    /// Rows looked at in one transaction.
    static let chunk = 500

    public init(store: Store) { self.store = store }

    /// What is wrong with the history of `desk`; empty: it is whole.
    public func verify(desk: String) async throws -> [String] {
        try await verification(of: desk).problems.map(\.description)
    }

    /// Goes over the history of `desk`, as far as the scope says.
    public func verification(
        of desk: String, _ scope: Verification.Scope = Verification.Scope()
    ) async throws -> Verification {
        var verifier = Verifier(store: store, desk: desk, scope: scope)
        return try await verifier.run()
    }

    /// A seal over the streams that moved since the one before, chained to it (decision 4).
    ///
    /// - Parameter salt: 32 random bytes.
    /// - Returns: nil: the day is sealed already.
    @discardableResult
    public func seal(desk: String, day: String, salt: Data) async throws -> Seal? {
        try await store.write { try Seals(desk: desk).seal(day, salt: salt, in: $0) }
    }
}
