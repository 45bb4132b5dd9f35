import Crypto
import Databases
import Foundation
import Testing

@testable import Store

/// Each kind of forgery is made on a copy of a small desk, and must be told with stream and day.
@Suite struct ForgedHistoryTests {
    private static func everythingAnew(_ desk: ForgedDesk) -> @Sendable (Transaction) throws -> Void
    {
        { transaction in
            let forger = Forger(transaction)
            try forger.rewrite(desk.filled("{T1}"))
            try forger.refreshLeaves()
            try forger.sealAnew()
        }
    }

    @Test func `what nobody forged is whole, against its anchor as well`() async throws {
        let desk = try await ForgedDesk.shared.value
        let found = try await desk.verify(.init(anchors: desk.anchors)) { _ in }
        #expect(found.problems == [])
        #expect(
            found.seals == 3 && found.events > 40 && found.contents == 20 && found.auditRows > 3)
        #expect(desk.names.count == 25 && Forgery.all.count >= 60)
    }

    @Test(arguments: Forgery.all)
    func `a forgery is told with its place and day`(forgery: Forgery) async throws {
        let desk = try await ForgedDesk.shared.value
        let found = try await desk.verify { try forgery.forge($0, desk) }
        let told = forgery.told.map(desk.filled)
        #expect(
            found.problems.contains { problem in told.allSatisfy(problem.description.contains) },
            "\(told) in \(found.problems.map(\.description).joined(separator: "\n"))")
    }

    @Test func `who writes everything anew is told by the anchor alone`() async throws {
        let desk = try await ForgedDesk.shared.value
        let forge = Self.everythingAnew(desk)
        #expect(
            try await desk.verify(after: forge).problems == [], "the database agrees with itself")
        let found = try await desk.verify(.init(anchors: desk.anchors), after: forge)
        #expect(found.problems.map(\.day) == ForgedDesk.days)
        #expect(found.problems.allSatisfy { $0.fault.contains("the anchor holds another") })
    }

    @Test func `the last seal with all it is over is told by the anchor alone`() async throws {
        let desk = try await ForgedDesk.shared.value
        let found = try await desk.verify(.init(anchors: desk.anchors)) { transaction in
            for statement in [
                "DELETE FROM seal_leaf WHERE day = '2026-10-08'",
                "DELETE FROM seal WHERE day = '2026-10-08'",
                """
                UPDATE stream SET sealed = COALESCE((SELECT MAX(sequence) FROM seal_leaf l WHERE l.desk = stream.desk
                AND l.kind = stream.kind AND l.id = stream.id), 0)
                """,
            ] { try transaction.execute(statement) }
        }
        #expect(
            found.problems.map(\.description) == [
                "seal of 2026-10-08: it stands in the anchor, and is not in the database"
            ])
    }

    @Test func `an anchor of another desk is not taken for this one's`() async throws {
        let desk = try await ForgedDesk.shared.value
        var anchor = try #require(desk.anchors.first)
        anchor.desk = "other"
        let found = try await desk.verify(.init(anchors: [anchor])) { _ in }
        #expect(found.problems.map(\.fault) == ["it holds no seal of the desk 'echo'"])
    }

    @Test func `a signature holds for its key alone, and a seal that lost it is told`() async throws
    {
        let desk = try await ForgedDesk.shared.value
        let key = Curve25519.Signing.PrivateKey()
        @Sendable func sign(_ transaction: Transaction) throws {
            for seal in try Seals(desk: "echo").all(in: transaction) {
                try transaction.execute(
                    "UPDATE seal SET signature = $2 WHERE day = $1",
                    [.text(seal.day), .bytes(try key.signature(for: seal.signedBytes))])
            }
        }
        let own = Verification.Scope(publicKey: key.publicKey.rawRepresentation)
        let signed = try await desk.verify(own, after: sign)
        #expect(signed.problems == [] && signed.signed == 3)
        let other = Verification.Scope(
            publicKey: Curve25519.Signing.PrivateKey().publicKey.rawRepresentation)
        #expect(try await desk.verify(other, after: sign).problems.count == 3)
        let anew = Self.everythingAnew(desk)
        let forged = try await desk.verify(own) { transaction in
            try sign(transaction)
            try anew(transaction)
        }
        #expect(forged.problems.map(\.day) == ForgedDesk.days)
        let unsigned = try await desk.verify(own) { transaction in
            try sign(transaction)
            try transaction.execute("UPDATE seal SET signature = NULL WHERE day = '2026-10-07'")
        }
        #expect(
            unsigned.problems.map(\.description) == [
                "seal of 2026-10-07: it is not signed, and the one before it is"
            ])
    }

    @Test func `since a seal only what came after it is gone over`() async throws {
        let desk = try await ForgedDesk.shared.value
        let (all, some) = (
            try await desk.verify { _ in },
            try await desk.verify(.init(since: "2026-10-07")) { _ in }
        )
        #expect(some.problems == [] && some.since == "2026-10-07" && some.seals == 1)
        #expect(some.streams == 4, "the contacts and tickets of two letters")
        #expect(some.events > 0 && some.events * 2 < all.events && some.contents == 8)
        // A day that was not sealed: from the seal before it; before all of them: everything.
        #expect(try await desk.verify(.init(since: "2026-10-09")) { _ in }.since == "2026-10-08")
        #expect(try await desk.verify(.init(since: "2026-10-01")) { _ in }.events == all.events)
    }

    @Test(arguments: [
        (
            "UPDATE event SET payload = 'x' WHERE kind = 'ticket' AND stream = '{T5}' AND sequence = 1",
            "ticket {T5}"
        ),
        (
            "UPDATE content SET bytes = 'x' WHERE id = '{F4}'",
            "interaction {T4}, event 1 of 2026-10-08"
        ),
        ("UPDATE seal SET hash = 'x' WHERE day = '2026-10-08'", "seal of 2026-10-08"),
        (
            "UPDATE seal_leaf SET head = 'x' WHERE id = '{T4}' AND kind = 'ticket'",
            "ticket {T4} of 2026-10-08"
        ),
        ("DELETE FROM ticket WHERE id = '{T4}'", "ticket {T4} of 2026-10-08"),
        (
            "DELETE FROM event WHERE kind = 'interaction' AND stream = '{T4}'",
            "interaction {T4} of 2026-10-08"
        ),
        ("UPDATE edition SET bytes = 'x' WHERE kind = 'regulation'", "edition regulation"),
    ])
    func `a forgery since a seal is told by a walk from there on`(sql: String, told: String)
        async throws
    {
        let desk = try await ForgedDesk.shared.value
        let found = try await desk.verify(.init(since: "2026-10-07")) {
            try $0.execute(desk.filled(sql))
        }
        #expect(
            found.problems.contains { $0.description.hasPrefix(desk.filled(told)) },
            "\(found.problems.map(\.description))")
    }
}
