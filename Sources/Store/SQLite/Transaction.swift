import Foundation
import GRDB

/// A connection inside a transaction: the only thing repositories see of the driver. Valid only in the closure that
/// received it.
public struct Transaction {
    let database: GRDB.Database

    /// Runs a statement with `$1 …` parameters and gives the number of rows changed.
    @discardableResult
    public func execute(_ sql: String, _ values: [Value] = []) throws(StoreError) -> Int {
        try guarded(sql) {
            let statement = try database.cachedStatement(sql: Dialect.numbered(sql))
            try statement.execute(arguments: StatementArguments(values.map(\.databaseValue)))
            return database.changesCount
        }
    }

    /// Rows of a query, all of them: statements bound their results by LIMIT.
    public func query(_ sql: String, _ values: [Value] = []) throws(StoreError) -> [Row] {
        try guarded(sql) {
            let statement = try database.cachedStatement(sql: Dialect.numbered(sql))
            let arguments = StatementArguments(values.map(\.databaseValue))
            let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
            var rows: [Row] = []
            while let row = try cursor.next() {
                rows.append(Row(values: row.databaseValues.map(Value.init)))
            }
            return rows
        }
    }

    /// Several statements without parameters, for migrations.
    func script(_ sql: String) throws(StoreError) {
        try guarded(sql) { try database.execute(sql: sql) }
    }

    private func guarded<T>(_ sql: String, _ body: () throws -> T) throws(StoreError) -> T {
        do {
            return try body()
        } catch {
            throw StoreError(error, sql: sql)
        }
    }
}

extension StoreError {
    init(_ error: any Error, sql: String) {
        if let error = error as? StoreError {
            self = error
        } else if let error = error as? DatabaseError {
            self =
                error.resultCode == .SQLITE_FULL ? .diskFull : .database(cause: error.message ?? "\(error)", sql: sql)
        } else {
            self = .database(cause: "\(error)", sql: sql)
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
        case .text(let text): text.databaseValue
        case .bytes(let data): data.databaseValue
        }
    }
}
