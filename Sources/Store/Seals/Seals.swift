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
    /// - Parameter sign: gives the signature over `Seal.signedBytes`.
    /// - Returns: nil: it is sealed already.
    public func seal(
        _ day: String, sign: ((Data) -> Data?)? = nil, in transaction: Transaction
    ) throws(StoreError) -> Seal? {
        let last = try last(in: transaction)
        if let last, last.day >= day { return nil }
        try gather(day, in: transaction)
        let (hash, count) = try hash(of: day, after: last?.hash ?? Data(), in: transaction)
        var seal = Seal(desk: desk, day: day, hash: hash, streams: count)
        seal.signature = sign?(seal.signedBytes)
        try transaction.execute(
            "INSERT INTO seal (desk, day, hash, streams, signature) VALUES ($1, $2, $3, $4, $5)",
            [
                .text(desk), .text(day), .bytes(hash), .integer(count),
                seal.signature.map { .bytes($0) } ?? .null,
            ])
        return seal
    }

    /// Whether `seal` would make one.
    public func isDue(_ day: String, in transaction: Transaction) throws(StoreError) -> Bool {
        try last(in: transaction).map { $0.day < day } ?? true
    }

    private func gather(_ day: String, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO seal_leaf (desk, kind, id, day, sequence, head)
            SELECT desk, kind, id, $2, version, head FROM stream WHERE desk = $1 AND version > sealed
            """, [.text(desk), .text(day)])
        try transaction.execute(
            "UPDATE stream SET sealed = version WHERE desk = $1 AND version > sealed", [.text(desk)]
        )
        guard let audit = try Audit(desk: desk).last(in: transaction) else { return }
        let sealed = try transaction.query(
            "SELECT MAX(sequence) FROM seal_leaf WHERE desk = $1 AND kind = $2 AND id = $3",
            [.text(desk), .text(Seal.Leaf.auditKind), .text(Seal.Leaf.auditID)])
        guard audit.number > sealed.first?.int(0) ?? 0 else { return }
        try transaction.execute(
            "INSERT INTO seal_leaf (desk, kind, id, day, sequence, head) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                .text(desk), .text(Seal.Leaf.auditKind), .text(Seal.Leaf.auditID), .text(day),
                .integer(audit.number), .bytes(audit.hash),
            ])
    }

    /// The seal over the leaves of a day as they stand, and how many there are.
    func hash(
        of day: String, after previous: Data, in transaction: Transaction
    ) throws(StoreError) -> (hash: Data, count: Int) {
        var hasher = Seal.Hasher(desk: desk, day: day, after: previous)
        var (count, last) = (0, ("", ""))
        while true {
            let rows = try transaction.query(
                """
                SELECT kind, id, sequence, head FROM seal_leaf
                WHERE desk = $1 AND day = $2 AND (kind, id) > ($3, $4) ORDER BY kind, id LIMIT \(Self.chunk)
                """, [.text(desk), .text(day), .text(last.0), .text(last.1)])
            for row in rows {
                hasher.add(
                    .init(
                        kind: row.text("kind"), id: row.text("id"), sequence: row.int("sequence"),
                        head: row.bytes("head")))
            }
            count += rows.count
            guard rows.count == Self.chunk, let final = rows.last else {
                return (hasher.finished(), count)
            }
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
            "SELECT day, hash, streams, signature FROM seal WHERE desk = $1 \(condition)",
            [.text(desk)] + values
        ).map { row in
            let signature = row.bytes("signature")
            return Seal(
                desk: desk, day: row.text("day"), hash: row.bytes("hash"),
                streams: row.int("streams"),
                signature: signature.isEmpty ? nil : signature)
        }
    }
}
