import Foundation
import WorkingTime

/// Sign-ins of staff and their sessions: deployment-wide, not journalled, erasable.
public struct Accounts: Sendable {
    public init() {}

    public struct Account: Sendable {
        public var login: String
        public var desk: String
        public var staff: String
        /// Salted hash with its parameters.
        public var password: Data

        public init(login: String, desk: String, staff: String, password: Data) {
            self.login = login
            self.desk = desk
            self.staff = staff
            self.password = password
        }
    }

    public func account(_ login: String, in transaction: Transaction) throws(StoreError) -> Account? {
        try transaction.query(
            "SELECT login, desk, staff, password FROM account WHERE login = $1", [.text(login.lowercased())]
        ).first.map { Account(login: $0.text(0), desk: $0.text(1), staff: $0.text(2), password: $0.bytes(3)) }
    }

    public func save(_ account: Account, at: Instant, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO account (login, staff, desk, password, changed_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (login) DO UPDATE SET staff = excluded.staff, desk = excluded.desk,
                password = excluded.password, changed_at = excluded.changed_at
            """,
            [
                .text(account.login.lowercased()), .text(account.staff), .text(account.desk),
                .bytes(account.password), .integer(at.seconds),
            ])
    }

    // MARK: Sessions

    /// - Parameter id: digest of the token; the token itself is only in the browser.
    public func open(
        _ id: String, login: String, at: Instant, until: Instant, agent: String, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO session (id, login, created_at, expires_at, seen_at, agent)
            VALUES ($1, $2, $3, $4, $3, $5)
            """,
            [.text(id), .text(login.lowercased()), .integer(at.seconds), .integer(until.seconds), .text(agent)])
    }

    public func login(ofSession id: String, at: Instant, in transaction: Transaction) throws(StoreError) -> Account? {
        let row = try transaction.query(
            "SELECT login FROM session WHERE id = $1 AND expires_at > $2", [.text(id), .integer(at.seconds)]
        ).first
        guard let row else { return nil }
        return try account(row.text(0), in: transaction)
    }

    public func close(_ id: String, in transaction: Transaction) throws(StoreError) {
        try transaction.execute("DELETE FROM session WHERE id = $1", [.text(id)])
    }
}
