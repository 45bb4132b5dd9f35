import Foundation

/// Ids of contents that nothing was found to refer to. Of an id eight bytes are kept, so that a
/// million cost 16 MB.
struct LooseContents: Sendable {
    private var met: Set<UInt64> = []
    private var claimed: Set<UInt64> = []

    mutating func meet(_ id: String) { met.insert(Self.mark(id)) }

    /// Something refers to it: an event, a letter that names its parts, a letter's row of a
    /// mailbox.
    mutating func claim(_ id: String) { claimed.insert(Self.mark(id)) }

    var isEmpty: Bool { met.isSubset(of: claimed) }

    func isLoose(_ id: String) -> Bool {
        met.contains(Self.mark(id)) && !claimed.contains(Self.mark(id))
    }

    /// FNV-1a, of which the offset and the prime are 64 bits wide.
    private static func mark(_ id: String) -> UInt64 {
        id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension Verifier {
    mutating func verifyContents() async throws {
        var last: String? = ""
        while let from = last {
            let (desk, known) = (desk, erasures)
            let walk = try await store.read { transaction in
                var walk = ContentWalk(desk: desk, erasures: known)
                try walk.take(after: from, in: transaction)
                return walk
            }
            take(walk)
            last = walk.last
        }
        try await claimMailboxLetters()
    }

    mutating func take(_ walk: ContentWalk) {
        erasures = walk.erasures
        report.contents += walk.count
        for id in walk.found { loose.meet(id) }
        for id in walk.listed { loose.claim(id) }
        for (id, faults) in walk.suspects { suspects[id, default: []] += faults }
    }

    /// Letters of mailboxes are stored before they are judged, and before any event tells of them.
    private mutating func claimMailboxLetters() async throws {
        let (desk, limit) = (desk, Self.eventsMax)
        var cursor: [Value]? = [.text(""), .integer(0), .integer(0)]
        while let from = cursor {
            let rows = try await store.read { transaction in
                try transaction.query(
                    """
                    SELECT mailbox, validity, uid, content FROM mailbox_letter
                    WHERE desk = $1 AND (mailbox, validity, uid) > ($2, $3, $4)
                    ORDER BY mailbox, validity, uid LIMIT \(limit)
                    """, [.text(desk)] + from)
            }
            for row in rows { loose.claim(row.text("content")) }
            cursor = rows.count == limit ? rows.last.map { Array($0.values.prefix(3)) } : nil
        }
    }

    /// After the events: what none of them refers to.
    mutating func verifyLooseContents() async throws {
        guard !loose.isEmpty else { return }
        var last: String? = ""
        while let from = last, report.problems.count < Verification.problemsMax {
            let (desk, loose, limit) = (desk, loose, Self.eventsMax)
            let (problems, next) = try await store.read { transaction in
                let rows = try transaction.query(
                    """
                    SELECT id, kind, owner FROM content WHERE desk = $1 AND id > $2 ORDER BY id LIMIT \(limit)
                    """, [.text(desk), .text(from)])
                let problems = try rows.filter { loose.isLoose($0.text("id")) }.compactMap {
                    try Self.looseProblem($0, desk, in: transaction)
                }
                return (problems, rows.count == limit ? rows.last?.text("id") : nil)
            }
            report.add(problems)
            last = next
        }
    }

    /// A part that its letter does not name, where the letter still says anything.
    private static func looseProblem(
        _ row: Row, _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> Verification.Problem? {
        let (id, kind, owner) = (row.text("id"), row.text("kind"), row.optionalText("owner"))
        let place = "content \(id) (\(kind))"
        guard Contents.Kind(rawValue: kind)?.isPart == true, let owner else {
            return .init(
                place, nil, "no event refers to it: it was put there, or its event is gone")
        }
        let letter = try transaction.query(
            "SELECT bytes, erased_at FROM content WHERE desk = $1 AND id = $2",
            [.text(desk), .text(owner)]
        ).first
        guard let letter else {
            return .init(place, nil, "the letter \(owner) that it is a part of is gone")
        }
        // It may have come after the walk went by.
        let isNamed =
            letter.optionalInteger(1) != nil || ContentScan.parts(of: letter.bytes(0)).contains(id)
        return isNamed
            ? nil
            : .init(place, nil, "the letter \(owner) does not name it as a part: it was put there")
    }
}
