import Foundation

/// What a seal tells of each client.
extension Seals {
    /// A leaf as the last seal before had it.
    private struct Before {
        var sequence = 0
        var view = StreamView()
        var client: String?
    }

    /// Goes over the events that are new in the streams of a day, and notes over what each stands;
    /// a ticket that went over to another client is noted as gone from the former one.
    func look(at day: String, salt: Data, in transaction: Transaction) throws(StoreError) {
        var moved: [Seal.Leaf] = []
        try eachLeaf(of: day, in: transaction) { leaf in
            if StreamKey.Kind(rawValue: leaf.kind)?.isShared == true { moved.append(leaf) }
        }
        for leaf in moved {
            guard let kind = StreamKey.Kind(rawValue: leaf.kind) else { continue }
            let stream = StreamKey(kind, leaf.id)
            let before = try last(of: stream, before: day, in: transaction)
            let view = try view(
                of: stream, after: before, through: leaf.sequence, salt: salt, in: transaction)
            try transaction.send(
                "UPDATE seal_leaf SET view = $5 WHERE desk = $1 AND kind = $2 AND id = $3 AND day = $4",
                [
                    .text(desk), .text(leaf.kind), .text(leaf.id), .text(day),
                    .bytes(view.digest),
                ])
            guard let former = before.client, former != leaf.client else { continue }
            try add(
                .init(
                    kind: ShareEntry.gone, id: leaf.id, sequence: leaf.sequence, head: Data(),
                    client: former), of: day, in: transaction)
        }
    }

    /// What the last seal before the day held of the stream; the day itself may count as well.
    private func last(
        of stream: StreamKey, before day: String, orOn isIncluded: Bool = false,
        in transaction: Transaction
    ) throws(StoreError) -> Before {
        try transaction.query(
            """
            SELECT sequence, view, client FROM seal_leaf
            WHERE desk = $1 AND kind = $2 AND id = $3 AND day \(isIncluded ? "<=" : "<") $4
                AND view IS NOT NULL
            ORDER BY day DESC LIMIT 1
            """, [.text(desk), .text(stream.kind.rawValue), .text(stream.id), .text(day)]
        ).first.map {
            Before(
                sequence: $0.int("sequence"), view: StreamView($0.bytes("view")),
                client: $0.optionalText("client"))
        } ?? Before()
    }

    private func view(
        of stream: StreamKey, after before: Before, through sequence: Int, salt: Data,
        in transaction: Transaction
    ) throws(StoreError) -> StreamView {
        let entries = try Journal(desk: desk).entries(
            of: stream, after: before.sequence, in: transaction)
        return entries.reduce(into: before.view) { view, pair in
            guard pair.entry.sequence <= sequence else { return }
            view.take(ViewedEvent(pair.entry, of: stream, day: salt), of: stream)
        }
    }

    // MARK: Shares

    /// Of every client, as the last seal of `day` or before it left them.
    func shares(through day: String, in transaction: Transaction) throws(StoreError)
        -> [String: Data]
    {
        try transaction.query(
            """
            SELECT s.client, s.digest FROM seal_share s
            JOIN (SELECT client, MAX(day) AS day FROM seal_share WHERE desk = $1 AND day <= $2 GROUP BY client) l
                ON l.client = s.client AND l.day = s.day
            WHERE s.desk = $1
            """, [.text(desk), .text(day)]
        ).reduce(into: [:]) { $0[$1.text(0)] = $1.bytes(1) }
    }

    /// Of the clients of whom something moved on the day, as rows have it.
    func kept(of day: String, in transaction: Transaction) throws(StoreError) -> [String: Data] {
        try transaction.query(
            "SELECT client, digest FROM seal_share WHERE desk = $1 AND day = $2",
            [.text(desk), .text(day)]
        ).reduce(into: [:]) { $0[$1.text(0)] = $1.bytes(1) }
    }

    /// What the seal of a day is over, with the clients of whom something moved.
    ///
    /// - Parameter shares: as the seal before left them; as this one leaves them.
    func parts(
        of day: String, after previous: Data, shares: inout [String: Data],
        in transaction: Transaction
    ) throws(StoreError) -> (parts: Seal.Parts, clients: [String], count: Int) {
        var (hasher, count) = (Seal.Hasher(), 0)
        var moved: [String: [ShareEntry]] = [:]
        try eachLeaf(of: day, in: transaction) { leaf in
            hasher.add(leaf)
            count += 1
            guard let client = leaf.client else { return }
            moved[client, default: []].append(ShareEntry(leaf, day: day))
        }
        for (client, entries) in moved {
            var share = ClientShare(client: client, digest: shares[client] ?? Data())
            share.take(entries, of: day)
            shares[client] = share.digest
        }
        let tree = try tree(shares, day, in: transaction)
        return (
            Seal.Parts(previous: previous, moved: hasher.finished(), shares: tree.root),
            moved.keys.sorted(), count
        )
    }

    func tree(_ shares: [String: Data], _ day: String, in transaction: Transaction)
        throws(StoreError) -> ShareTree
    {
        var digests = shares.reduce(into: [ShareTree.Place: Data]()) {
            $0[.client($1.key)] = $1.value
        }
        digests[.desk] = try last(
            of: DeskJournal.key, before: day, orOn: true, in: transaction
        ).view.digest
        return ShareTree(digests)
    }

    func note(
        _ shares: [String: Data], of clients: [String], _ day: String,
        in transaction: Transaction
    ) throws(StoreError) {
        for client in clients {
            try transaction.send(
                "INSERT INTO seal_share (desk, day, client, digest) VALUES ($1, $2, $3, $4)",
                [.text(desk), .text(day), .text(client), .bytes(shares[client] ?? Data())])
        }
    }
}

extension ShareEntry {
    init(_ leaf: Seal.Leaf, day: String) {
        self.init(
            day: day, kind: leaf.kind, id: leaf.id, sequence: leaf.sequence,
            view: leaf.view ?? Data())
    }
}

extension StreamKey.Kind {
    /// Clients may be shown what stands in such streams.
    fileprivate var isShared: Bool {
        switch self {
        case .ticket, .client, .desk, .settlement: true
        case .interaction, .staff: false
        }
    }
}
