import GRDB
import GRDBSQLite

/// GRDB's connection, seen as one of ours.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    private let meter: StatementMeter?

    init(_ database: GRDB.Database, meter: StatementMeter? = nil) {
        self.database = database
        self.meter = meter
    }

    var dialect: Dialect { .sqlite }
    var isInsideTransaction: Bool { database.isInsideTransaction }

    func execute(_ sql: String, _ values: [Value]) throws(StoreError) -> Int {
        try guarded(sql) {
            let statement = try database.cachedStatement(sql: Self.numbered(sql))
            try statement.execute(arguments: StatementArguments(values.map(\.databaseValue)))
            measure(statement, sql)
            return database.changesCount
        }
    }

    func send(_ sql: String, _ values: [Value]) throws(StoreError) { _ = try execute(sql, values) }

    func query(_ sql: String, _ values: [Value]) throws(StoreError) -> [Row] {
        try guarded(sql) {
            let statement = try database.cachedStatement(sql: Self.numbered(sql))
            let arguments = StatementArguments(values.map(\.databaseValue))
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
            let columns = Columns(statement.columnNames)
            var rows: [Row] = []
            while let row = try cursor.next() {
                rows.append(Row(values: row.databaseValues.map(Value.init), columns: columns))
            }
            measure(statement, sql)
            return rows
        }
    }

    private func measure(_ statement: Statement, _ sql: String) {
        guard let meter else { return }
        let steps = sqlite3_stmt_status(statement.sqliteStatement, SQLITE_STMTSTATUS_VM_STEP, 1)
        meter.note(sql, cost: Int(steps))
    }

    func script(_ sql: String) throws(StoreError) {
        try guarded(sql) { try database.execute(sql: sql) }
    }

    func savepoint(_ body: () throws -> Void) throws {
        try database.inSavepoint {
            try body()
            return .commit
        }
    }

    /// SQLite takes `$4` for a name and binds names in order of appearance; `?4` is the fourth
    /// value wherever it stands.
    private static func numbered(_ sql: String) -> String {
        String(
            decoding: sql.utf8.map { $0 == UInt8(ascii: "$") ? UInt8(ascii: "?") : $0 },
            as: UTF8.self)
    }

    private func guarded<T>(_ sql: String, _ body: () throws -> T) throws(StoreError) -> T {
        do {
            return try body()
        } catch {
            throw StoreError(sqlite: error, sql: sql)
        }
    }
}

extension StoreError {
    init(sqlite error: any Error, sql: String) {
        guard let error = error as? DatabaseError else {
            self.init(error, sql: sql)
            return
        }
        let cause = error.message ?? "\(error)"
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        // Another program holds the file for longer than is waited, or none could save in time.
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN: self = .unwritable(cause: cause)
        default: self = .database(cause: cause, sql: sql)
        }
    }
}

extension Value {
    fileprivate init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .double(let number): self = .integer(Int64(number))
        case .string(let text): self = .text(text)
        case .blob(let data): self = .bytes(data)
        }
    }

    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): Value.withoutZero(text).databaseValue
        case .bytes(let data): data.databaseValue
        }
    }
}
