import GRDB

extension Store {
    /// Moves the write-ahead log into the database and empties its file, which still holds what was
    /// erased. A reader that stays long is waited for a few seconds; then the log is emptied at the
    /// next erasure or start. PostgreSQL does the like by itself, when it vacuums.
    ///
    /// - Returns: whether it is empty now.
    public func emptyLog() async -> Bool {
        guard let embedded = database as? SQLiteDatabase else { return true }
        return await withCheckedContinuation { continuation in
            embedded.pool.asyncWriteWithoutTransaction { connection in
                let isEmpty = (try? connection.checkpoint(.truncate)) != nil
                continuation.resume(returning: isEmpty)
            }
        }
    }
}
