/// A connection inside a transaction: the only thing repositories see of the driver. Valid only in
/// the closure that received it.
public struct Transaction {
    let connection: any Connection

    /// Runs a statement with `$1 …` parameters and gives the number of rows changed.
    @discardableResult
    public func execute(_ sql: String, _ values: [Value] = []) throws(StoreError) -> Int {
        try connection.execute(sql, values)
    }

    /// Runs a statement whose count does not matter. An error may come with a later statement of
    /// the same piece, so that a distant database is not waited for each time.
    public func send(_ sql: String, _ values: [Value] = []) throws(StoreError) {
        try connection.send(sql, values)
    }

    /// Rows of a query, all of them: statements bound their results by LIMIT.
    public func query(_ sql: String, _ values: [Value] = []) throws(StoreError) -> [Row] {
        try connection.query(sql, values)
    }

    /// Several statements without parameters, for migrations.
    func script(_ sql: String) throws(StoreError) { try connection.script(sql) }
}
