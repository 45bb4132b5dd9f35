import Crypto
import Foundation
import ServiceDesk
import WorkingTime

@testable import Store

/// Forgers who know how everything is computed.
extension Forgery {
    static let crafted: [Forgery] = [
        Forgery(
            "other words, and the whole chain anew", "ticket {T1} of 2026-10-06",
            "is not the one that was sealed on 2026-10-06"
        ) { transaction, desk in
            try Forger(transaction).rewrite(desk.filled("{T1}"))
        },
        Forgery(
            "other words, the chain and what the seal is over anew", "seal of 2026-10-06",
            "does not fit"
        ) {
            transaction, desk in
            try Forger(transaction).rewrite(desk.filled("{T1}"))
            try Forger(transaction).refreshLeaves()
        },
        Forgery(
            "other words with a commitment of their own", "ticket {T1}, event 1 of 2026-10-06",
            "{C1} is not the one"
        ) { transaction, desk in
            try Forger(transaction).replace(desk.filled("{C1}"))
        },
        Forgery(
            "another file with a commitment of its own", "ticket {T1}, event 1 of 2026-10-06",
            "the part {F1} of its letter is not the one that the letter commits to"
        ) { transaction, desk in
            try Forger(transaction).replace(desk.filled("{F1}"))
        },
        Forgery(
            "another regulation with a digest of its own", "edition regulation echo",
            "of 2026-10-06", "it is gone"
        ) { transaction, _ in
            try transaction.execute(
                "UPDATE edition SET bytes = $1, digest = $2 WHERE kind = 'regulation'",
                [
                    .bytes(Data("x".utf8)),
                    .text(Data(SHA256.hash(data: Data("x".utf8))).hexadecimal),
                ])
        },
        Forgery(
            "a regulation that was never published", "edition regulation echo", "never published it"
        ) {
            transaction, _ in
            try transaction.execute(
                """
                INSERT INTO edition (desk, kind, digest, name, in_force, published_at, bytes)
                SELECT desk, kind, $2, name, '2026-10-01', published_at, $1 FROM edition WHERE kind = 'regulation'
                """,
                [
                    .bytes(Data("x".utf8)),
                    .text(Data(SHA256.hash(data: Data("x".utf8))).hexadecimal),
                ])
        },
        Forgery(
            "the audit anew from a row on", "audit of 2026-10-07",
            "is not the one that was sealed on 2026-10-07"
        ) {
            transaction, _ in
            try transaction.execute("UPDATE audit SET detail = 'nothing' WHERE act = 'erased'")
            try Forger(transaction).chainAudit()
        },
        Forgery(
            "a ticket of a day that is sealed", "ticket planted of 2026-10-06",
            "the seal of 2026-10-08 does not hold it"
        ) { transaction, _ in
            try Forger(transaction).append(to: "planted")
        },
        Forgery(
            "a late event of a day that is sealed", "ticket {T1} of 2026-10-06",
            "the seal of 2026-10-08 does not hold it"
        ) { transaction, desk in
            try Forger(transaction).append(to: desk.filled("{T1}"))
        },
    ]
}

/// Computes chains, commitments and seals as the desk does.
struct Forger {
    private let transaction: Transaction
    private let journal = Journal(desk: "echo")

    init(_ transaction: Transaction) { self.transaction = transaction }

    /// Another payload of the second event, and the links from there on.
    func rewrite(_ ticket: String) throws {
        let key = StreamKey(.ticket, ticket)
        var head = Data()
        for var entry in try journal.entries(of: key, in: transaction).map(\.entry) {
            if entry.sequence == 2 { entry.payload = Data("{}".utf8) }
            head = entry.hash(after: head, desk: "echo", stream: key)
            try transaction.execute(
                "UPDATE event SET payload = $3, hash = $4 WHERE kind = 'ticket' AND stream = $1 AND sequence = $2",
                [.text(ticket), .integer(entry.sequence), .bytes(entry.payload), .bytes(head)])
        }
        try transaction.execute(
            "UPDATE stream SET head = $2 WHERE kind = 'ticket' AND id = $1",
            [.text(ticket), .bytes(head)])
    }

    /// An event of the first day, by the rules of the chain.
    func append(to ticket: String) throws {
        let key = StreamKey(.ticket, ticket)
        let last = try journal.entries(of: key, in: transaction).last?.entry
        let entry = Entry(
            sequence: (last?.sequence ?? 0) + 1, type: "noted", schema: 1,
            occurredAt: Instant(seconds: 1_791_270_000),
            recordedAt: Instant(seconds: 1_791_270_000), actor: try EntryCodec.bytes(Actor.desk),
            payload: Data("{}".utf8))
        try journal.append([entry], to: key, expecting: entry.sequence - 1, in: transaction)
        try transaction.execute(
            "UPDATE ticket SET version = version + 1 WHERE id = $1", [.text(ticket)])
    }

    /// Other bytes with the salt and the commitment that belong to them.
    func replace(_ content: String) throws {
        let draft = Contents.Draft(
            id: content, kind: .letter, salt: Data("salt".utf8), bytes: Data("{}".utf8))
        try transaction.execute(
            "UPDATE content SET bytes = $2, salt = $3, commitment = $4 WHERE id = $1",
            [
                .text(content), .bytes(Data("{}".utf8)), .bytes(Data("salt".utf8)),
                .text(draft.ref.commitment),
            ])
    }

    func chainAudit() throws {
        var head = Data()
        for row in try transaction.query("SELECT \(Audit.chained) FROM audit ORDER BY number") {
            head = Audit.hash(row.values, after: head)
            try transaction.execute(
                "UPDATE audit SET hash = $2 WHERE number = $1",
                [.integer(row.integer("number")), .bytes(head)])
        }
    }

    /// The heads that seals are over, as the events have them now.
    func refreshLeaves() throws {
        try transaction.execute(
            """
            UPDATE seal_leaf SET head = (SELECT hash FROM event WHERE event.desk = seal_leaf.desk
            AND event.kind = seal_leaf.kind AND event.stream = seal_leaf.id AND event.sequence = seal_leaf.sequence)
            WHERE kind <> 'audit'
            """)
        try transaction.execute("UPDATE seal_leaf SET view = NULL")
        let seals = Seals(desk: "echo")
        for seal in try seals.all(in: transaction) {
            try seals.look(at: seal.day, salt: seal.salt, in: transaction)
        }
    }

    /// Every seal, in their chain.
    func sealAnew() throws {
        let seals = Seals(desk: "echo")
        var (previous, shares) = (Data(), [String: Data]())
        try transaction.execute("DELETE FROM seal_share")
        for seal in try seals.all(in: transaction) {
            let before = shares
            previous = try seals.hash(
                of: seal, after: previous, shares: &shares, in: transaction
            ).hash
            let moved = shares.filter { before[$0.key] != $0.value }.map(\.key)
            try seals.note(shares, of: moved, seal.day, in: transaction)
            try transaction.execute(
                "UPDATE seal SET hash = $2 WHERE day = $1", [.text(seal.day), .bytes(previous)])
        }
    }
}
