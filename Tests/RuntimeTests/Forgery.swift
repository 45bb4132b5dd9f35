import Foundation
import Testing

@testable import Store

/// Something that somebody with the database in hands may do to it, and the words by which it must
/// be told.
struct Forgery: Sendable, CustomTestStringConvertible {
    let name: String
    /// Each in one sentence together.
    let told: [String]
    let forge: @Sendable (Transaction, ForgedDesk) throws -> Void

    var testDescription: String { name }

    init(_ name: String, _ told: String..., sql: String...) {
        (self.name, self.told) = (name, told)
        forge = { transaction, desk in
            for statement in sql { try transaction.execute(desk.filled(statement)) }
        }
    }

    init(
        _ name: String, _ told: String...,
        by forge: @escaping @Sendable (Transaction, ForgedDesk) throws -> Void
    ) {
        (self.name, self.told, self.forge) = (name, told, forge)
    }

    static let all: [Forgery] = [
        events, streams, contents, erasures, editions, audit, seals, rows, crafted,
    ].flatMap(\.self)

    private static let t1 = "kind = 'ticket' AND stream = '{T1}'"
    private static let last =
        "(SELECT MAX(sequence) FROM event WHERE kind = 'ticket' AND stream = '{T1}')"
    private static let columns = "type, schema, occurred_at, recorded_at, actor, payload, hash"

    private static let events: [Forgery] = [
        Forgery(
            "other words of an event", "ticket {T1} of 2026-10-06", "event 2 was changed",
            sql: "UPDATE event SET payload = 'x' WHERE \(t1) AND sequence = 2"),
        Forgery(
            "another actor", "ticket {T1} of 2026-10-06", "event 2 was changed",
            sql: "UPDATE event SET actor = 'x' WHERE \(t1) AND sequence = 2"),
        Forgery(
            "it happened earlier", "ticket {T1} of 2026-10-06", "event 3 was changed",
            sql: "UPDATE event SET occurred_at = occurred_at - 60 WHERE \(t1) AND sequence = 3"),
        Forgery(
            "it was recorded later", "ticket {T1} of 2026-10-06", "event 3 was changed",
            sql: "UPDATE event SET recorded_at = recorded_at + 60 WHERE \(t1) AND sequence = 3"),
        Forgery(
            "another type", "ticket {T1} of 2026-10-06", "event 2 was changed",
            sql: "UPDATE event SET type = 'noted' WHERE \(t1) AND sequence = 2"),
        Forgery(
            "another schema", "ticket {T1} of 2026-10-06", "event 2 was changed",
            sql: "UPDATE event SET schema = 2 WHERE \(t1) AND sequence = 2"),
        Forgery(
            "another link", "ticket {T1} of 2026-10-06", "event 2 was changed",
            sql: "UPDATE event SET hash = 'x' WHERE \(t1) AND sequence = 2"),
        Forgery(
            "an event less in the middle", "ticket {T1} of 2026-10-06", "event 2 is gone",
            sql: "DELETE FROM event WHERE \(t1) AND sequence = 2"),
        Forgery(
            "the last event less", "ticket {T1} of 2026-10-06", "is gone",
            sql: "DELETE FROM event WHERE \(t1) AND sequence = \(last)"),
        Forgery(
            "the last event less, everything else put back", "ticket {T1} of 2026-10-06",
            "sealed on 2026-10-06, is gone",
            sql: "DELETE FROM event WHERE \(t1) AND sequence = \(last)",
            """
            UPDATE stream SET version = version - 1, sealed = version - 1,
            head = (SELECT hash FROM event WHERE \(t1) AND sequence = \(last)) WHERE kind = 'ticket' AND id = '{T1}'
            """, "UPDATE ticket SET version = version - 1 WHERE id = '{T1}'"),
        Forgery(
            "one event more", "ticket {T1} of 2026-10-06", "does not follow the one before it",
            sql: """
                INSERT INTO event (desk, kind, stream, sequence, \(columns))
                SELECT desk, kind, stream, sequence + 1, \(columns) FROM event WHERE \(t1) AND sequence = \(last)
                """),
        Forgery(
            "an event of the contact", "interaction {T3} of 2026-10-07", "event 2 was changed",
            sql:
                "UPDATE event SET payload = 'x' WHERE kind = 'interaction' AND stream = '{T3}' AND sequence = 2"
        ),
        Forgery(
            "an event of a client", "client alfa of 2026-10-06", "event 1 was changed",
            sql:
                "UPDATE event SET payload = 'x' WHERE kind = 'client' AND stream = 'alfa' AND sequence = 1"
        ),
        Forgery(
            "an event that is not sealed yet", "ticket {T5} of 2026-10-09", "event 1 was changed",
            sql:
                "UPDATE event SET payload = 'x' WHERE kind = 'ticket' AND stream = '{T5}' AND sequence = 1"
        ),
    ]

    private static let streams: [Forgery] = [
        Forgery(
            "no events", "ticket {T1} of 2026-10-06", "its events are gone",
            sql: "DELETE FROM event WHERE \(t1)"),
        Forgery(
            "no stream", "ticket {T1} of 2026-10-06", "its row is gone",
            sql: "DELETE FROM stream WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "neither events nor stream", "ticket {T1} of 2026-10-06", "was sealed on 2026-10-06",
            sql: "DELETE FROM event WHERE \(t1)",
            "DELETE FROM stream WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "a ticket without a trace", "ticket {T1} of 2026-10-06", "its events are gone",
            by: Self.eraseTicket),
        Forgery("a ticket without a trace, also in its seal", "seal of 2026-10-06", "are told") {
            transaction, desk in
            try Self.eraseTicket(transaction, desk)
            try transaction.execute(desk.filled("DELETE FROM seal_leaf WHERE id = '{T1}'"))
        },
        Forgery(
            "another version", "ticket {T1} of 2026-10-06", "its version is",
            sql: "UPDATE stream SET version = version + 1 WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "another head", "ticket {T5} of 2026-10-09", "its head is not its last event",
            sql: "UPDATE stream SET head = 'x' WHERE kind = 'ticket' AND id = '{T5}'"),
        Forgery(
            "a stream under another name", "ticket planted of 2026-10-06", "event 1 was changed",
            sql: """
                INSERT INTO event (desk, kind, stream, sequence, \(columns))
                SELECT desk, kind, 'planted', sequence, \(columns) FROM event WHERE \(t1)
                """,
            """
            INSERT INTO stream (desk, kind, id, version, head)
            SELECT desk, kind, 'planted', version, head FROM stream WHERE kind = 'ticket' AND id = '{T1}'
            """),
        Forgery(
            "a stream is told to be sealed no more", "ticket {T1} of 2026-10-06",
            "sealed through event 0",
            sql: "UPDATE stream SET sealed = 0 WHERE kind = 'ticket' AND id = '{T1}'"),
    ]

    private static func eraseTicket(_ transaction: Transaction, _ desk: ForgedDesk) throws {
        for statement in [
            "DELETE FROM event WHERE stream = '{T1}'", "DELETE FROM stream WHERE id = '{T1}'",
            "DELETE FROM ticket WHERE id = '{T1}'", "DELETE FROM interaction WHERE id = '{T1}'",
            "DELETE FROM content WHERE id = '{C1}' OR owner = '{C1}'",
        ] { try transaction.execute(desk.filled(statement)) }
    }

    private static let contents: [Forgery] = [
        Forgery(
            "other bytes of a letter", "ticket {T1}, event 1 of 2026-10-06",
            "{C1} (letter) was changed",
            sql: "UPDATE content SET bytes = 'x' WHERE id = '{C1}'"),
        Forgery(
            "another salt", "ticket {T1}, event 1 of 2026-10-06", "{C1} (letter) was changed",
            sql: "UPDATE content SET salt = 'x' WHERE id = '{C1}'"),
        Forgery(
            "another commitment", "ticket {T1}, event 1 of 2026-10-06",
            "not the one that it commits to",
            sql: "UPDATE content SET commitment = 'x' WHERE id = '{C1}'"),
        Forgery(
            "a letter is gone", "ticket {T1}, event 1 of 2026-10-06", "{C1} is gone",
            sql: "DELETE FROM content WHERE id = '{C1}'"),
        Forgery(
            "a raw letter is gone", "interaction {T1}, event 1 of 2026-10-06", "{R1} is gone",
            sql: "DELETE FROM content WHERE id = '{R1}'"),
        Forgery(
            "two raw letters change places", "interaction {T3}, event 1 of 2026-10-07",
            "{R3} is not the one",
            sql: "UPDATE content SET id = 'between' WHERE id = '{R1}'",
            "UPDATE content SET id = '{R1}' WHERE id = '{R3}'",
            "UPDATE content SET id = '{R3}' WHERE id = 'between'"),
        Forgery(
            "another file", "ticket {T1}, event 1 of 2026-10-06", "{F1} (file) was changed",
            sql: "UPDATE content SET bytes = 'x' WHERE id = '{F1}'"),
        Forgery(
            "a file is gone", "ticket {T1}, event 1 of 2026-10-06",
            "the part {F1} of its letter is gone",
            sql: "DELETE FROM content WHERE id = '{F1}'"),
        Forgery(
            "the HTML is gone", "ticket {T4}, event 1 of 2026-10-08",
            "the part {H4} of its letter is gone",
            sql: "DELETE FROM content WHERE id = '{H4}'"),
        Forgery(
            "a letter that nobody wrote", "content planted (raw)", "no event refers to it",
            sql: """
                INSERT INTO content (desk, id, kind, commitment, salt, bytes)
                SELECT desk, 'planted', kind, commitment, salt, bytes FROM content WHERE id = '{R1}'
                """),
        Forgery(
            "a file that nobody sent", "content planted (file)", "the letter {C1} does not name it",
            sql: """
                INSERT INTO content (desk, id, kind, commitment, salt, bytes, owner)
                SELECT desk, 'planted', kind, commitment, salt, bytes, owner FROM content WHERE id = '{F1}'
                """),
    ]

    private static let erasures: [Forgery] = [
        Forgery(
            "taken away and called erased", "ticket {T1}, event 1 of 2026-10-06",
            "no erasure is journalled",
            sql: """
                UPDATE content SET bytes = '', salt = '', erased_at = 1791300000, erased_ground = 'asked'
                WHERE id = '{C1}'
                """),
        Forgery(
            "taken away on the ground of another erasure", "ticket {T3}, event 1 of 2026-10-07",
            "no erasure is journalled",
            sql: """
                UPDATE content SET bytes = '', salt = '',
                erased_at = (SELECT c.erased_at FROM content c WHERE c.id = '{C2}'),
                erased_ground = (SELECT c.erased_ground FROM content c WHERE c.id = '{C2}') WHERE id = '{C3}'
                """),
        Forgery(
            "another ground", "ticket {T2}, event 1 of 2026-10-06", "another ground or day",
            sql: "UPDATE content SET erased_ground = 'other' WHERE id = '{C2}'"),
        Forgery(
            "another day of the erasure", "ticket {T2}, event 1 of 2026-10-06",
            "another ground or day",
            sql: "UPDATE content SET erased_at = erased_at - 86400 WHERE id = '{C2}'"),
        Forgery(
            "other words where some were erased", "ticket {T2}, event 1 of 2026-10-06",
            "holds something again",
            sql: "UPDATE content SET bytes = CAST(commitment AS \(binary)) WHERE id = '{C2}'"),
        Forgery(
            "never erased", "ticket {T2}, event 1 of 2026-10-06",
            "was erased on 2026-10-07, and is said to be there",
            sql: "UPDATE content SET erased_at = NULL, erased_ground = NULL WHERE id = '{C2}'"),
    ]

    /// What the databases call raw bytes.
    private static var binary: String { ForgedDesk.isEmbedded ? "BLOB" : "BYTEA" }

    private static let editions: [Forgery] = [
        Forgery(
            "other words of the regulation", "edition regulation echo", "of 2026-10-06",
            "do not have its digest",
            sql: "UPDATE edition SET bytes = 'x' WHERE kind = 'regulation'"),
        Forgery(
            "in force on another day", "edition regulation echo", "of 2026-10-06", "was changed",
            sql: "UPDATE edition SET in_force = '2020-01-01' WHERE kind = 'regulation'"),
        Forgery(
            "published on another day", "edition regulation echo", "of 2026-10-06", "was changed",
            sql: "UPDATE edition SET published_at = 0 WHERE kind = 'regulation'"),
        Forgery(
            "no regulation", "edition regulation echo", "of 2026-10-06", "it is gone",
            sql: "DELETE FROM edition WHERE kind = 'regulation'"),
        Forgery(
            "other holidays", "edition holidays RU of 2026-10-06", "do not have its digest",
            sql: "UPDATE edition SET bytes = 'x' WHERE kind = 'holidays' AND name = 'RU'"),
        Forgery(
            "holidays of another country", "edition holidays RU of 2026-10-06", "was changed",
            sql: "UPDATE edition SET name = 'KZ' WHERE kind = 'holidays' AND name = 'RU'"),
        Forgery(
            "another time zone", "edition zone", "of 2026-10-06", "do not have its digest",
            sql: "UPDATE edition SET bytes = 'x' WHERE kind = 'zone'"),
        Forgery(
            "a zone as holidays", "edition zone", "of 2026-10-06", "it is gone",
            sql: "UPDATE edition SET kind = 'holidays' WHERE kind = 'zone'"),
    ]

    private static let audit: [Forgery] = [
        Forgery(
            "another author", "audit of 2026-10-06", "row 2", "was changed",
            sql: "UPDATE audit SET actor = 'somebody' WHERE number = 2"),
        Forgery(
            "another detail of an erasure", "audit of 2026-10-07", "erased beta.boris",
            "was changed",
            sql: "UPDATE audit SET detail = 'nothing' WHERE act = 'erased'"),
        Forgery(
            "a row less", "audit of 2026-10-06", "row 2 is gone",
            sql: "DELETE FROM audit WHERE number = 2"),
        Forgery(
            "the last row less", "audit of 2026-10-07", "is gone",
            sql: "DELETE FROM audit WHERE act = 'erased'"),
        Forgery(
            "the last row less, and its counter put back", "audit of 2026-10-07",
            "sealed on 2026-10-07, is gone",
            sql: "DELETE FROM audit WHERE act = 'erased'",
            "UPDATE counter SET value = value - 1 WHERE name = 'audit'"),
        Forgery(
            "a row more", "audit of 2026-10-07", "does not follow the one before it",
            sql: """
                INSERT INTO audit (desk, number, at, act, actor, subject, detail, hash)
                SELECT desk, number + 1, at, 'published', actor, subject, detail, hash FROM audit WHERE act = 'erased'
                """, "UPDATE counter SET value = value + 1 WHERE name = 'audit'"),
        Forgery(
            "two rows change places", "audit of 2026-10-06", "row 2", "was changed",
            sql: "UPDATE audit SET number = -1 WHERE number = 2",
            "UPDATE audit SET number = 2 WHERE number = 3",
            "UPDATE audit SET number = 3 WHERE number = -1"),
    ]

    private static let seals: [Forgery] = [
        Forgery(
            "another seal", "seal of 2026-10-07", "does not fit",
            sql: "UPDATE seal SET hash = 'x' WHERE day = '2026-10-07'"),
        Forgery(
            "a day without a seal", "seal of 2026-10-07", "it is gone",
            sql: "DELETE FROM seal WHERE day = '2026-10-07'"),
        Forgery(
            "the last seal less", "seal of 2026-10-08", "it is gone",
            sql: "DELETE FROM seal WHERE day = '2026-10-08'"),
        Forgery(
            "a seal of another day", "seal of 2026-10-07", "it is gone",
            sql: "UPDATE seal SET day = '2026-10-05' WHERE day = '2026-10-07'"),
        Forgery(
            "a seal over fewer", "seal of 2026-10-06", "are told",
            sql: "UPDATE seal SET streams = streams - 1 WHERE day = '2026-10-06'"),
        Forgery(
            "a stream less in a seal", "seal of 2026-10-06", "are told",
            sql: "DELETE FROM seal_leaf WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "another head in a seal", "ticket {T1} of 2026-10-06", "not the one that was sealed",
            sql: "UPDATE seal_leaf SET head = 'x' WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "a stream more in a seal", "seal of 2026-10-06", "are told",
            sql: """
                INSERT INTO seal_leaf (desk, kind, id, day, sequence, head)
                SELECT desk, kind, id, '2026-10-06', version, head FROM stream WHERE kind = 'ticket' AND id = '{T5}'
                """),
        Forgery(
            "a ticket told to be another client's", "seal of 2026-10-06", "does not fit",
            sql: "UPDATE seal_leaf SET client = 'beta' WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "other events told to a client", "seal of 2026-10-06", "does not fit",
            sql: "UPDATE seal_leaf SET view = 'x' WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "events told to a client no more", "seal of 2026-10-06", "does not fit",
            sql: "UPDATE seal_leaf SET view = NULL WHERE kind = 'ticket' AND id = '{T1}'"),
        Forgery(
            "another share of a client", "seal of 2026-10-07", "keeps of its clients",
            sql: "UPDATE seal_share SET digest = 'x' WHERE client = 'alfa' AND day = '2026-10-07'"),
        Forgery(
            "a client without a share", "seal of 2026-10-06", "keeps of its clients",
            sql: "DELETE FROM seal_share WHERE client = 'beta'"),
        Forgery(
            "a seal of an older format", "seal of 2026-10-06", "does not fit",
            sql: "UPDATE seal SET format = 2 WHERE day = '2026-10-06'"),
        Forgery(
            "another salt of a seal", "ticket {T1} of 2026-10-06", "tells its client of",
            sql: "UPDATE seal SET salt = 'x' WHERE day = '2026-10-06'"),
    ]

    private static let rows: [Forgery] = [
        Forgery(
            "a ticket that no list shows", "ticket {T1} of 2026-10-06",
            "row of the table 'ticket' is gone",
            sql: "DELETE FROM ticket WHERE id = '{T1}'"),
        Forgery(
            "a ticket's row of another version", "ticket {T1} of 2026-10-06", "is of version",
            sql: "UPDATE ticket SET version = version - 1 WHERE id = '{T1}'"),
        Forgery(
            "a contact that no list shows", "interaction {T3} of 2026-10-07",
            "row of the table 'interaction' is gone",
            sql: "DELETE FROM interaction WHERE id = '{T3}'"),
        Forgery(
            "a contact with another's letter", "interaction {T3} of 2026-10-07", "another content",
            sql: "UPDATE interaction SET content = '{C1}' WHERE id = '{T3}'"),
        Forgery(
            "a contact with another outcome", "interaction {T3} of 2026-10-07", "another outcome",
            sql: "UPDATE interaction SET outcome = 'refused' WHERE id = '{T3}'"),
        Forgery(
            "a contact from somebody else", "interaction {T3} of 2026-10-07", "another address",
            sql: "UPDATE interaction SET address = 'boris@beta.example' WHERE id = '{T3}'"),
        Forgery(
            "no such client", "client alfa of 2026-10-06", "row of the table 'client' is gone",
            sql: "DELETE FROM client WHERE id = 'alfa'"),
        Forgery(
            "nobody of the staff", "staff", "of 2026-10-06", "row of the table 'staff' is gone",
            sql: "DELETE FROM staff"),
    ]
}
