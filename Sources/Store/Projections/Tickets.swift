import Regulations
import ServiceDesk
import WorkingTime

/// Lists of tickets. Every query costs as much as the page it gives, not as much as the table.
public struct Tickets: Sendable {
    public let desk: String
    /// Rows of one page.
    public static let pageMax = 100
    /// Counts stop here: "1000+" says enough.
    public static let countMax = 1000

    public init(desk: String) { self.desk = desk }

    public enum View: Sendable, Hashable {
        case all
        case pool
        case mine(String)
        case waiting
        /// Taken by one of these, who are not there.
        case held(by: [String])
        /// Binding clocks that are due before the instant.
        case due(before: Instant)
        case missed
        case client(String)
        case ended
        /// Arrived between the two, both included.
        case arrived(from: Instant, until: Instant)

        /// Ranges of an index that make up the view: each is in the view's order, all of them
        /// together are not.
        var ranges: [Range] {
            switch self {
            case .all: [Range("is_open = 1")]
            case .pool: [Range("in_pool = 1")]
            case .mine(let person): [Range("is_open = 1 AND taker = $2", [.text(person)])]
            case .waiting: Self.waits.map { Range("is_open = 1 AND state = '\($0.rawValue)'") }
            case .held(let people):
                [
                    Range(
                        "is_open = 1 AND taker IN (\(Self.marks(people.count)))",
                        people.map { .text($0) })
                ]
            case .due(let instant):
                [
                    Range(
                        "is_open = 1 AND due_outcome = 'running' AND due_at < $2",
                        [.integer(instant.seconds)])
                ]
            case .missed: [Range("is_open = 1 AND due_outcome = 'missed'")]
            case .client(let client): [Range("client = $2 AND is_open = 1", [.text(client)])]
            case .ended: [Range("is_open = 0")]
            case .arrived(let from, let until):
                [
                    Range(
                        "arrived_at >= $2 AND arrived_at <= $3",
                        [.integer(from.seconds), .integer(until.seconds)])
                ]
            }
        }

        /// Parameters from the second on; of nobody: one that is nobody's.
        private static func marks(_ count: Int) -> String {
            count == 0 ? "NULL" : (0..<count).map { "$\($0 + 2)" }.joined(separator: ", ")
        }

        private static let waits: [TicketState] = [
            .waitingClient, .waitingThirdParty, .waitingApproval, .postponed,
        ]

        /// The whole view in one condition; no range but the first has values of its own.
        var condition: Range {
            Range("(\(ranges.map(\.sql).joined(separator: " OR ")))", ranges.first?.values ?? [])
        }

        var order: TicketOrder {
            switch self {
            case .due, .missed: .due
            case .arrived: .arrival
            case .all, .pool, .mine, .waiting, .held, .client, .ended: .queue
            }
        }
    }

    struct Range {
        var sql: String
        var values: [Value]

        init(_ sql: String, _ values: [Value] = []) {
            self.sql = sql
            self.values = values
        }
    }

    public struct Page: Sendable, Hashable {
        public var rows: [TicketRow]
        /// Where the next page begins; nil: this is the last.
        public var next: String?

        public init(rows: [TicketRow], next: String? = nil) {
            self.rows = rows
            self.next = next
        }
    }

    public func save(_ row: TicketRow, in transaction: Transaction) throws(StoreError) {
        FailPoint.reached(.beforeProjection)
        let marks = (1...29).map { "$\($0)" }.joined(separator: ", ")
        try transaction.send(
            "INSERT INTO ticket (desk, \(TicketRow.columns)) VALUES (\(marks)) \(Self.onConflict)",
            [.text(desk)] + row.values)
        FailPoint.reached(.afterProjection)
    }

    private static let onConflict: String = {
        let names = TicketRow.columns.split { $0 == "," || $0.isWhitespace }.filter { $0 != "id" }
        let assignments = names.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return "ON CONFLICT (desk, id) DO UPDATE SET \(assignments)"
    }()

    public func ticket(_ id: TicketID, for viewer: Viewer, in transaction: Transaction)
        throws(StoreError) -> TicketRow?
    {
        try rows("id = $2", [.text(id.text)], for: viewer, tail: "LIMIT 1", in: transaction).first
    }

    public func ticket(number: Int, for viewer: Viewer, in transaction: Transaction)
        throws(StoreError) -> TicketRow?
    {
        try rows("number = $2", [.integer(number)], for: viewer, tail: "LIMIT 1", in: transaction)
            .first
    }

    /// A page of a view in its order, from after `cursor`, which is a `next` of the same view; one
    /// that is not begins the first page.
    public func page(
        _ view: View, after cursor: String?, limit: Int, for viewer: Viewer,
        in transaction: Transaction
    ) throws(StoreError) -> Page {
        let wanted = min(max(limit, 1), Self.pageMax)
        let tail = "ORDER BY \(view.order.columns) LIMIT \(wanted + 1)"
        var found: [TicketRow] = []
        for range in view.ranges {
            let after = cursor.flatMap {
                view.order.condition(after: $0, first: range.values.count + 2)
            }
            let sql = [range.sql, after?.sql].compactMap(\.self).joined(separator: " AND ")
            found += try rows(
                sql, range.values + (after?.values ?? []), for: viewer, tail: tail, in: transaction)
        }
        if view.ranges.count > 1 { found.sort { $0.queueKey < $1.queueKey } }
        return Page(found, wanted: wanted, in: view.order)
    }

    /// How many a view holds, counted to `countMax` at most.
    public func count(_ view: View, for viewer: Viewer, in transaction: Transaction)
        throws(StoreError) -> Int
    {
        var count = 0
        for range in view.ranges {
            let scope = viewer.condition(first: range.values.count + 2)
            // In the order of the index, or PostgreSQL may walk the table until it has seen enough.
            count +=
                try transaction.query(
                    """
                    SELECT COUNT(*) FROM (SELECT 1 FROM ticket WHERE desk = $1 AND \(range.sql)\(scope.sql)
                    ORDER BY \(view.order.columns) LIMIT \(Self.countMax)) AS found
                    """, [.text(desk)] + range.values + scope.values
                ).first?.int(0) ?? 0
        }
        return min(count, Self.countMax)
    }

    /// Tickets of a pool: those that nobody has taken, and those which may block a strict one.
    public func pool(
        project: ProjectKey?, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [TicketRow] {
        var range = Range("is_open = 1")
        if let project {
            range.sql +=
                " AND project = $2 AND client " + (project.client == nil ? "IS NULL" : "= $3")
            range.values = [.text(project.name)] + (project.client.map { [.text($0)] } ?? [])
        }
        return try rows(
            range.sql, range.values, for: .desk, tail: "ORDER BY queue_key LIMIT \(limit)",
            in: transaction)
    }

    /// Open tickets of the client that arrived at the instant or later, the latest first.
    public func recent(
        client: String, since: Instant, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [TicketRow] {
        try rows(
            "client = $2 AND is_open = 1 AND arrived_at >= $3",
            [.text(client), .integer(since.seconds)], for: .desk,
            tail: "ORDER BY arrived_at DESC, id DESC LIMIT \(limit)", in: transaction
        ).sorted { ($0.arrivedAt, $0.number) > ($1.arrivedAt, $1.number) }
    }

    func rows(
        _ condition: String, _ values: [Value], for viewer: Viewer, tail: String,
        in transaction: Transaction
    ) throws(StoreError) -> [TicketRow] {
        let scope = viewer.condition(first: values.count + 2)
        return try transaction.query(
            "SELECT \(TicketRow.columns) FROM ticket WHERE desk = $1 AND \(condition)\(scope.sql) \(tail)",
            [.text(desk)] + values + scope.values
        ).map(TicketRow.init)
    }
}
