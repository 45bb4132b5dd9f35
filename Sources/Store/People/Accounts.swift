import Foundation
import WorkingTime

/// Sign-ins of staff: deployment-wide, not journalled, erasable.
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

    public func account(_ login: String, in transaction: Transaction) throws(StoreError) -> Account?
    {
        try transaction.query(
            "SELECT login, desk, staff, password FROM account WHERE login = $1",
            [.text(login.addressKey)]
        ).first.map { row in
            Account(
                login: row.text("login"), desk: row.text("desk"), staff: row.text("staff"),
                password: row.bytes("password"))
        }
    }

    public func save(_ account: Account, at: Instant, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            """
            INSERT INTO account (login, staff, desk, password, changed_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (login) DO UPDATE SET staff = excluded.staff, desk = excluded.desk,
                password = excluded.password, changed_at = excluded.changed_at
            """,
            [
                .text(account.login.addressKey), .text(account.staff), .text(account.desk),
                .bytes(account.password), .integer(at.seconds),
            ])
    }

    /// A person signs in under one login.
    /// Of somebody who has left: the name does not sign in any more, whoever gets it.
    public func removeAll(desk: String, staff: String, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            "DELETE FROM account WHERE desk = $1 AND staff = $2", [.text(desk), .text(staff)])
    }

    public func removeOthers(than account: Account, in transaction: Transaction) throws(StoreError)
    {
        try transaction.execute(
            "DELETE FROM account WHERE desk = $1 AND staff = $2 AND login <> $3",
            [.text(account.desk), .text(account.staff), .text(account.login.addressKey)])
    }

    /// Puts a new hash of the same password in place, unless the password was changed meanwhile.
    public func renew(
        _ login: String, from old: Data, to new: Data, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.execute(
            "UPDATE account SET password = $3 WHERE login = $1 AND password = $2",
            [.text(login.addressKey), .bytes(old), .bytes(new)])
    }

    /// Logins of a member of staff.
    public func logins(desk: String, staff: String, in transaction: Transaction) throws(StoreError)
        -> [String]
    {
        try transaction.query(
            "SELECT login FROM account WHERE desk = $1 AND staff = $2 ORDER BY login LIMIT 20",
            [.text(desk), .text(staff)]
        ).map { $0.text(0) }
    }
}
