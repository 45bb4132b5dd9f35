/// Copies every row of one database into another, table by table, in the order of the primary keys.
/// What an earlier, interrupted copy brought is left where it is.
struct DatabaseCopy {
    struct Table: Sendable, Hashable {
        var name: String
        var columns: [String]
        /// Columns of the primary key, in its order.
        var key: [String]

        /// Rows with letters and files are large.
        var chunk: Int { ["content", "edition"].contains(name) ? 20 : 500 }
    }

    let tables: [Table]

    /// - Returns: rows copied now.
    func run(from source: Transaction, to target: any Database) throws -> Int {
        var copied = 0
        for table in tables {
            var last = try Self.lastKey(of: table, in: target)
            while true {
                let rows = try Self.rows(of: table, after: last, in: source)
                guard let final = rows.last else { break }
                try target.write { try Self.insert(rows, into: table, in: $0) }
                copied += rows.count
                last = table.key.map { key in final.values[table.columns.firstIndex(of: key) ?? 0] }
            }
        }
        return copied
    }

    /// Tables whose number of rows differs.
    func differences(_ source: Transaction, _ target: Transaction) throws(StoreError) -> [String] {
        var found: [String] = []
        for table in tables {
            let sql = "SELECT COUNT(*) FROM \(table.name)"
            let (here, there) = (
                try source.query(sql).first?.int(0), try target.query(sql).first?.int(0)
            )
            if here != there {
                found.append("\(table.name): \(here ?? 0) rows here, \(there ?? 0) there")
            }
        }
        return found
    }

    private static func lastKey(of table: Table, in target: any Database) throws -> [Value]? {
        let order = table.key.map { "\($0) DESC" }.joined(separator: ", ")
        var found: [Value]?
        try target.write { transaction in
            found = try transaction.query(
                "SELECT \(table.key.joined(separator: ", ")) FROM \(table.name) ORDER BY \(order) LIMIT 1"
            ).first?.values
        }
        return found
    }

    private static func rows(of table: Table, after last: [Value]?, in source: Transaction) throws
        -> [Row]
    {
        let columns = table.columns.joined(separator: ", ")
        let key = table.key.joined(separator: ", ")
        let places = (1...table.key.count).map { "$\($0)" }.joined(separator: ", ")
        let condition = last == nil ? "" : "WHERE (\(key)) > (\(places)) "
        return try source.query(
            "SELECT \(columns) FROM \(table.name) \(condition)ORDER BY \(key) LIMIT \(table.chunk)",
            last ?? [])
    }

    private static func insert(_ rows: [Row], into table: Table, in target: Transaction) throws {
        let places = (1...table.columns.count).map { "$\($0)" }.joined(separator: ", ")
        let sql =
            "INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES (\(places))"
        for row in rows { try target.send(sql, row.values) }
    }
}
