import Foundation
import ServiceDesk
import WorkingTime

/// What the desk's own stream says of erasures. The stream grows while a walk goes on: it is read
/// again when it has.
struct Erasures: Sendable {
    private var version = -1
    private var known: [String: Ground] = [:]

    struct Ground: Sendable, Hashable {
        var ground: String
        var at: Instant
    }

    init() {}

    subscript(_ content: String) -> Ground? { known[content] }

    mutating func refresh(_ desk: String, in transaction: Transaction) throws {
        let journal = DeskJournal(journal: Journal(desk: desk))
        let now = try journal.version(in: transaction)
        guard now != version else { return }
        (version, known) = (now, [:])
        for case .contentsErased(let erased) in try journal.events(in: transaction) {
            for id in erased.contents { known[id] = Ground(ground: erased.ground, at: erased.at) }
        }
    }

    /// What was there before the desk's own stream.
    static func adopted(_ desk: String, in transaction: Transaction) throws -> DeskEvent.Adopted? {
        for case .adopted(let adopted) in try DeskJournal(journal: Journal(desk: desk)).events(
            in: transaction)
        {
            return adopted
        }
        return nil
    }
}

/// Goes over rows of contents: bytes against their commitment, erasures against their ground, a
/// letter's files against what the letter says of them.
struct ContentWalk: Sendable {
    /// Bytes held at once, unless one row has more.
    static let bytesMax = 4 << 20
    /// Rows of one snapshot.
    static let rowsMax = 500

    let desk: String
    private(set) var erasures: Erasures
    private(set) var count = 0
    /// Faults by the id that events refer to: of a file, its letter.
    private(set) var suspects: [String: [String]] = [:]
    /// Rows that were met.
    private(set) var found: [String] = []
    /// Parts that letters name.
    private(set) var listed: [String] = []
    /// nil: there are no more.
    private(set) var last: String?

    private struct Content {
        var id: String
        /// As the row says, whether it is one or not.
        var kind: String
        var commitment: String
        var salt: Data
        var bytes: Data
        var owner: String?
        var erased: Erasures.Ground?

        init(_ row: Row) {
            (id, kind, commitment) = (row.text("id"), row.text("kind"), row.text("commitment"))
            (salt, bytes, owner) = (
                row.bytes("salt"), row.bytes("bytes"), row.optionalText("owner")
            )
            erased = row.optionalInteger("erased_at").map {
                Erasures.Ground(
                    ground: row.optionalText("erased_ground") ?? "", at: Instant(seconds: $0))
            }
        }

        static let columns = "id, kind, commitment, salt, bytes, owner, erased_at, erased_ground"
    }

    /// The rows that come after `id`.
    mutating func take(after id: String, in transaction: Transaction) throws {
        try erasures.refresh(desk, in: transaction)
        let sizes = try transaction.query(
            "SELECT id, LENGTH(bytes) FROM content WHERE desk = $1 AND id > $2 ORDER BY id LIMIT \(Self.rowsMax)",
            [.text(desk), .text(id)])
        var (from, sum) = (id, 0)
        for (index, size) in sizes.enumerated() {
            sum += size.int(1)
            let isLast = index == sizes.count - 1
            guard isLast || sum + sizes[index + 1].int(1) > Self.bytesMax else { continue }
            try take(
                transaction.query(
                    """
                    SELECT \(Content.columns) FROM content WHERE desk = $1 AND id > $2 AND id <= $3 ORDER BY id
                    """, [.text(desk), .text(from), .text(size.text(0))]), in: transaction)
            (from, sum) = (size.text(0), 0)
        }
        last = sizes.count == Self.rowsMax ? from : nil
    }

    /// These rows and the parts of those that are letters; that one is gone is told by whoever
    /// refers to it.
    mutating func take(_ ids: [String], in transaction: Transaction) throws {
        try erasures.refresh(desk, in: transaction)
        for id in ids { try take(one: id, in: transaction) }
        for id in listed { try take(one: id, in: transaction) }
    }

    private mutating func take(one id: String, in transaction: Transaction) throws {
        try take(
            transaction.query(
                "SELECT \(Content.columns) FROM content WHERE desk = $1 AND id = $2",
                [.text(desk), .text(id)]),
            in: transaction)
    }

    private mutating func take(_ rows: [Row], in transaction: Transaction) throws {
        let contents = rows.map { Content($0) }
        var letters: [(id: String, parts: [String], commitments: [ContentRef])] = []
        for content in contents {
            count += 1
            found.append(content.id)
            check(content)
            guard content.kind == Contents.Kind.letter.rawValue, content.erased == nil else {
                continue
            }
            let parts = ContentScan.parts(of: content.bytes)
            if !parts.isEmpty {
                letters.append((content.id, parts, ContentScan.references(in: content.bytes)))
            }
        }
        guard !letters.isEmpty else { return }
        let known = try Verifier.commitments(of: letters.flatMap(\.parts), desk, in: transaction)
        for letter in letters {
            listed += letter.parts
            for part in letter.parts where known[part] == nil {
                suspect(letter.id, "the part \(part) of its letter is gone")
            }
            for part in letter.commitments
            where known[part.id].map({ $0 != part.commitment }) ?? false {
                suspect(
                    letter.id,
                    "the part \(part.id) of its letter is not the one that the letter commits to")
            }
        }
    }

    private mutating func suspect(_ id: String, _ fault: String) {
        suspects[id, default: []].append(fault)
    }

    private mutating func check(_ content: Content) {
        let isPart = Contents.Kind(rawValue: content.kind)?.isPart == true
        let name = "its content \(content.id) (\(content.kind))"
        func note(_ fault: String) -> String { "\(name) \(fault)" }
        let fault: String?
        switch (content.erased, erasures[content.id]) {
        case (nil, nil):
            let isKept =
                Contents.commitment(salt: content.salt, bytes: content.bytes) == content.commitment
            fault = isKept ? nil : note("was changed")
        case (nil, let journalled?):
            fault = note("was erased on \(journalled.at.day), and is said to be there")
        case (let erased?, nil):
            fault = note("was taken away on \(erased.at.day), and no erasure is journalled")
        case (let erased?, let journalled?):
            fault =
                erased != journalled
                ? note("was erased on another ground or day than is journalled")
                : content.bytes.isEmpty && content.salt.isEmpty
                    ? nil : note("was erased, and holds something again")
        }
        if let fault { suspect(isPart ? content.owner ?? content.id : content.id, fault) }
    }
}
