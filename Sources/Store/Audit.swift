import Foundation
import WorkingTime

/// Who did what to the deployment, and when: people, sign-ins, sessions, publications, mail. Acts
/// on tickets stand in their own history. Rows are written in the transaction of what they tell of.
public struct Audit: Sendable {
    public let desk: String
    /// Rows of one page.
    public static let pageMax = 100
    /// Characters of a subject or detail.
    static let textMax = 300

    public init(desk: String) { self.desk = desk }

    public enum Act: String, Sendable, Hashable, CaseIterable {
        case signedIn = "signed_in"
        case signInFailed = "sign_in_failed"
        case signedOut = "signed_out"
        case sessionsEnded = "sessions_ended"
        case passwordSet = "password_set"
        case invited
        case staffChanged = "staff_changed"
        case clientChanged = "client_changed"
        case statementSettled = "statement_settled"
        case published
        case letterResent = "letter_resent"
        case letterDiscarded = "letter_discarded"
        /// An interaction that was kept aside.
        case contactJudged = "contact_judged"
        case erased
        case tokenMade = "token_made"
        case tokenRevoked = "token_revoked"
        case webhookMade = "webhook_made"
        case webhookRemoved = "webhook_removed"
        /// Of what the regulation says that each reading is written down.
        case read
    }

    public struct Entry: Sendable, Hashable {
        public var act: Act
        /// Member of staff who did it; nil: nobody who is known, or a command on the machine
        /// itself.
        public var actor: String?
        /// Whom or what it was done to.
        public var subject: String
        public var detail: String
        /// Network address, where the act came over the network.
        public var address: String?

        public init(
            _ act: Act, by actor: String?, on subject: String, detail: String = "",
            from address: String? = nil
        ) {
            self.act = act
            self.actor = actor
            self.subject = subject
            self.detail = detail
            self.address = address
        }
    }

    public struct Row: Sendable, Hashable {
        public var number: Int
        public var at: Instant
        public var entry: Entry
    }

    /// Counter of the rows: no number is left out, so that the last rows cannot be taken away
    /// unseen.
    static let counter = "audit"

    public func record(_ entry: Entry, at: Instant, in transaction: Transaction) throws(StoreError)
    {
        let before = try last(in: transaction)?.hash ?? Data()
        let number = try Journal(desk: desk).nextNumber(Self.counter, in: transaction)
        let values: [Value] = [
            .text(desk), .integer(number), .integer(at.seconds), .text(entry.act.rawValue),
            .optional(entry.actor), .text(Self.plain(entry.subject)),
            .text(Self.plain(entry.detail)), .optional(entry.address),
        ]
        try transaction.execute(
            """
            INSERT INTO audit (desk, number, at, act, actor, subject, detail, address, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, values + [.bytes(Self.hash(values, after: before))])
    }

    /// A text as either database gives it back.
    private static func plain(_ text: String) -> String {
        String(text.prefix(textMax)).replacing("\0", with: "\u{FFFD}")
    }

    /// The row written last, with its link of the chain.
    func last(in transaction: Transaction) throws(StoreError) -> (number: Int, hash: Data)? {
        try transaction.query(
            "SELECT number, hash FROM audit WHERE desk = $1 ORDER BY number DESC LIMIT 1",
            [.text(desk)]
        ).first.map { ($0.int(0), $0.bytes(1)) }
    }

    /// Columns that a link of the chain covers, in its order.
    static let chained = "desk, number, at, act, actor, subject, detail, address"

    /// Chain over the rows as they are stored.
    static func hash(_ values: [Value], after previous: Data) -> Data {
        ChainHasher.hash([previous] + values.map(\.chained))
    }

    /// The latest rows of one act on one subject, latest first.
    public func latest(
        _ act: Act, on subject: String, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [Row] {
        try transaction.query(
            """
            SELECT number, at, act, actor, subject, detail, address FROM audit
            WHERE desk = $1 AND act = $2 AND subject = $3
            ORDER BY number DESC LIMIT \(min(max(limit, 1), Self.pageMax))
            """, [.text(desk), .text(act.rawValue), .text(Self.plain(subject))]
        ).compactMap(Row.init)
    }

    /// The latest rows before `number`, of one person or of everybody.
    ///
    /// - Returns: the rows, latest first, and where the following page begins; nil: it is the last.
    public func page(
        by actor: String? = nil, before number: Int? = nil, limit: Int = pageMax,
        in transaction: Transaction
    ) throws(StoreError) -> (rows: [Row], next: Int?) {
        var values: [Value] = [.text(desk), .integer(number ?? Int.max)]
        if let actor { values.append(.text(actor)) }
        let wanted = min(max(limit, 1), Self.pageMax)
        let found = try transaction.query(
            """
            SELECT number, at, act, actor, subject, detail, address FROM audit
            WHERE desk = $1 AND number < $2\(actor == nil ? "" : " AND actor = $3")
            ORDER BY number DESC LIMIT \(wanted + 1)
            """, values
        ).compactMap(Row.init)
        let rows = Array(found.prefix(wanted))
        return (rows, found.count > wanted ? rows.last?.number : nil)
    }
}

extension Value {
    /// What is not there differs from what is empty.
    fileprivate var chained: Data {
        switch self {
        case .null: Data()
        case .integer(let number): Data("#\(number)".utf8)
        case .text(let text): Data("=\(text)".utf8)
        case .bytes(let bytes): Data("*".utf8) + bytes
        }
    }
}

extension Audit.Row {
    /// nil: an act of a later release.
    fileprivate init?(_ row: Row) {
        guard let act = Audit.Act(rawValue: row.text("act")) else { return nil }
        self.init(
            number: row.int("number"), at: Instant(seconds: row.integer("at")),
            entry: .init(
                act, by: row.optionalText("actor"), on: row.text("subject"),
                detail: row.text("detail"),
                from: row.optionalText("address")))
    }
}
