import Foundation

/// The seals of a desk and what each is over.
public struct Seals: Sendable {
    public let desk: String
    /// Leaves read at once.
    static let chunk = 2000
    /// Days that are looked at: over a hundred years.
    static let daysMax = 40_000

    public init(desk: String) { self.desk = desk }

    /// Seals everything that was written until now as the end of `day`. A day is sealed once; an
    /// earlier one than the last that was sealed no more, because a seal vouches for what came
    /// before it.
    ///
    /// - Parameters:
    ///   - salt: 32 random bytes, so that what stands for an event says nothing about it.
    ///   - sign: gives the signature over `Seal.signedBytes`.
    /// - Returns: nil: it is sealed already.
    public func seal(
        _ day: String, salt: Data, sign: ((Data) -> Data?)? = nil, in transaction: Transaction
    ) throws(StoreError) -> Seal? {
        let last = try last(in: transaction)
        if let last, last.day >= day { return nil }
        try gather(day, isFirst: last?.format != .shares, in: transaction)
        try look(at: day, salt: salt, in: transaction)
        var shares = try shares(through: day, in: transaction)
        let found = try parts(
            of: day, after: last?.hash ?? Data(), shares: &shares, in: transaction)
        try note(shares, of: found.clients, day, in: transaction)
        var seal = Seal(
            desk: desk, day: day, hash: found.parts.hash(desk: desk, day: day),
            streams: found.count)
        (seal.format, seal.salt) = (.shares, salt)
        seal.signature = sign?(seal.signedBytes)
        try transaction.execute(
            """
            INSERT INTO seal (desk, day, hash, streams, signature, format, salt)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(desk), .text(day), .bytes(seal.hash), .integer(seal.streams),
                seal.signature.map { .bytes($0) } ?? .null, .integer(seal.format.rawValue),
                .bytes(salt),
            ])
        return seal
    }

    /// Whether `seal` would make one.
    public func isDue(_ day: String, in transaction: Transaction) throws(StoreError) -> Bool {
        try last(in: transaction).map { $0.day < day } ?? true
    }

    /// - Parameter isFirst: the first that tells of clients takes all that they have. Settlements
    ///   that seals tell nobody of yet are taken whole, whenever they were sealed before.
    private func gather(_ day: String, isFirst: Bool, in transaction: Transaction)
        throws(StoreError)
    {
        let all = isFirst ? "OR s.kind IN ('client', 'desk', 'ticket')" : ""
        let settlements = """
            OR (s.kind = 'settlement' AND NOT EXISTS (SELECT 1 FROM seal_leaf l
                WHERE l.desk = s.desk AND l.kind = s.kind AND l.id = s.id AND l.client IS NOT NULL))
            """
        try transaction.execute(
            """
            INSERT INTO seal_leaf (desk, kind, id, day, sequence, head, client)
            SELECT s.desk, s.kind, s.id, $2, s.version, s.head,
                CASE s.kind WHEN 'client' THEN s.id WHEN 'ticket' THEN t.client
                    WHEN 'settlement' THEN SUBSTR(s.id, 1, LENGTH(s.id) - \(SettlementJournal.tailLength)) END
            FROM stream s LEFT JOIN ticket t ON t.desk = s.desk AND t.id = s.id AND s.kind = 'ticket'
            WHERE s.desk = $1 AND (s.version > s.sealed \(all) \(settlements))
            """, [.text(desk), .text(day)])
        try transaction.execute(
            "UPDATE stream SET sealed = version WHERE desk = $1 AND version > sealed", [.text(desk)]
        )
        guard let audit = try Audit(desk: desk).last(in: transaction) else { return }
        let sealed = try transaction.query(
            "SELECT MAX(sequence) FROM seal_leaf WHERE desk = $1 AND kind = $2 AND id = $3",
            [.text(desk), .text(Seal.Leaf.auditKind), .text(Seal.Leaf.auditID)])
        guard audit.number > sealed.first?.int(0) ?? 0 else { return }
        let leaf = Seal.Leaf(
            kind: Seal.Leaf.auditKind, id: Seal.Leaf.auditID, sequence: audit.number,
            head: audit.hash)
        try add(leaf, of: day, in: transaction)
    }

    func add(_ leaf: Seal.Leaf, of day: String, in transaction: Transaction) throws(StoreError) {
        try transaction.send(
            """
            INSERT INTO seal_leaf (desk, kind, id, day, sequence, head, client)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(desk), .text(leaf.kind), .text(leaf.id), .text(day),
                .integer(leaf.sequence), .bytes(leaf.head), .optional(leaf.client),
            ])
    }

    /// What a seal is over as it stands now, and how many leaves there are.
    ///
    /// - Parameter shares: of the clients as the seal before left them; as this one leaves them.
    func hash(
        of seal: Seal, after previous: Data, shares: inout [String: Data],
        in transaction: Transaction
    ) throws(StoreError) -> (hash: Data, count: Int) {
        switch seal.format {
        case .flat:
            var hasher = Seal.Hasher(desk: desk, day: seal.day, after: previous)
            var count = 0
            try eachLeaf(of: seal.day, in: transaction) { leaf in
                hasher.add(leaf)
                count += 1
            }
            return (hasher.finished(), count)
        case .shares:
            let found = try parts(
                of: seal.day, after: previous, shares: &shares, in: transaction)
            return (found.parts.hash(desk: desk, day: seal.day), found.count)
        }
    }

    /// Gives the leaves of a day in the order of kind and id.
    func eachLeaf(
        of day: String, in transaction: Transaction, _ body: (Seal.Leaf) throws(StoreError) -> Void
    ) throws(StoreError) {
        var last = ("", "")
        while true {
            let rows = try transaction.query(
                """
                SELECT kind, id, sequence, head, client, view FROM seal_leaf
                WHERE desk = $1 AND day = $2 AND (kind, id) > ($3, $4) ORDER BY kind, id LIMIT \(Self.chunk)
                """, [.text(desk), .text(day), .text(last.0), .text(last.1)])
            for row in rows { try body(Seal.Leaf(row)) }
            guard rows.count == Self.chunk, let final = rows.last else { return }
            last = (final.text("kind"), final.text("id"))
        }
    }

    public func last(in transaction: Transaction) throws(StoreError) -> Seal? {
        try rows("ORDER BY day DESC LIMIT 1", in: transaction).first
    }

    /// In order of days, those after `day`.
    public func all(after day: String = "", in transaction: Transaction) throws(StoreError)
        -> [Seal]
    {
        try rows("AND day > $2 ORDER BY day LIMIT \(Self.daysMax)", [.text(day)], in: transaction)
    }

    /// The last seal of `day` or before it.
    func last(through day: String, in transaction: Transaction) throws(StoreError) -> Seal? {
        try rows("AND day <= $2 ORDER BY day DESC LIMIT 1", [.text(day)], in: transaction).first
    }

    private func rows(
        _ condition: String, _ values: [Value] = [], in transaction: Transaction
    ) throws(StoreError) -> [Seal] {
        try transaction.query(
            "SELECT day, hash, streams, signature, format, salt FROM seal WHERE desk = $1 \(condition)",
            [.text(desk)] + values
        ).map { row in
            let signature = row.bytes("signature")
            var seal = Seal(
                desk: desk, day: row.text("day"), hash: row.bytes("hash"),
                streams: row.int("streams"),
                signature: signature.isEmpty ? nil : signature)
            // A format that nobody wrote has no hash that fits.
            seal.format = Seal.Format(rawValue: row.int("format")) ?? .flat
            seal.salt = row.bytes("salt")
            return seal
        }
    }
}

extension Seal.Leaf {
    fileprivate init(_ row: Row) {
        let view = row.bytes("view")
        self.init(
            kind: row.text("kind"), id: row.text("id"), sequence: row.int("sequence"),
            head: row.bytes("head"), client: row.optionalText("client"),
            view: view.isEmpty ? nil : view)
    }
}
