/// What a store refuses or cannot do; each says what to do about it.
public enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Another process works with this folder.
    case folderInUse(String)
    case folderUnusable(String, cause: String)
    /// The database server does not let us in, or is not there.
    case unreachable(cause: String)
    /// The database is there, and is none that we can work with.
    case databaseUnusable(cause: String)
    /// A newer program has changed the schema beyond what this one understands.
    case schemaNewer(found: Int, wanted: Int)
    /// A stream or guard has moved since it was read: decide again.
    case conflict(Conflict)
    /// More work is waiting than the queue may hold.
    case busy
    case diskFull
    /// The disk takes no writing, for another reason than that it is full.
    case unwritable(cause: String)
    /// The connection to the database was lost before anything was saved: the same work may run
    /// again.
    case interrupted(cause: String)
    /// The connection was lost while saving, and nobody can be asked what became of it.
    case uncertain(cause: String)
    /// - code: SQLSTATE; nil: the database has none.
    case database(cause: String, sql: String, code: String? = nil)
    /// Journalled bytes that this version does not understand; the stream is read-only for it.
    case unknownEvent(stream: String, type: String, schema: Int)
    case closed

    /// A command's id was used before.
    public var isRepeatedCommand: Bool {
        if case .conflict(.command) = self { true } else { false }
    }

    /// Nothing is wrong with what was asked: the same again may succeed later.
    public var isTemporary: Bool {
        switch self {
        case .busy, .diskFull, .unwritable, .interrupted, .uncertain, .unreachable, .closed: true
        case .folderInUse, .folderUnusable, .databaseUnusable, .schemaNewer, .conflict, .database,
            .unknownEvent:
            false
        }
    }

    public var description: String {
        switch self {
        case .folderInUse(let folder):
            "the data folder \(folder) is in use by another running server; stop it, or choose another folder"
        case .folderUnusable(let folder, let cause):
            "the data folder \(folder) cannot be used: \(cause); check that it exists and that you may write to it"
        case .unreachable(let cause):
            "the database cannot be reached: \(cause); check the address, and that the server runs"
        case .databaseUnusable(let cause): "the database cannot be used: \(cause)"
        case .schemaNewer(let found, let wanted):
            "the database is of version \(found), newer than this program's \(wanted); use a newer program"
        case .conflict(let what): "\(what) has changed meanwhile"
        case .busy: "too much work is waiting; try again in a few seconds"
        case .diskFull: "the disk is full; free some space and try again, nothing was lost"
        case .unwritable(let cause):
            "the database cannot write its files: \(cause); look at the disk and try again, nothing was lost"
        case .interrupted(let cause):
            "the connection to the database was lost: \(cause); nothing was saved, try again"
        case .uncertain(let cause):
            "the connection to the database was lost while saving: \(cause); look whether it was saved before you "
                + "try again"
        case .database(let cause, let sql, let code):
            "the database refused: \(cause)\(code.map { " [\($0)]" } ?? "") (in: \(sql.prefix(200)))"
        case .unknownEvent(let stream, let type, let schema):
            "stream \(stream) holds an event '\(type)' of schema \(schema) that this version does not know"
        case .closed: "the store is closed"
        }
    }
}

/// What has moved since it was read.
public enum Conflict: Sendable, Hashable, CustomStringConvertible {
    case stream(StreamKey)
    case guarded(name: String)
    /// The id was used for another content.
    case command(id: String)
    case regulation

    public var description: String {
        switch self {
        case .stream(let key): key.description
        case .guarded(let name): "guard \(name)"
        case .command(let id): "command \(id)"
        case .regulation: "the regulation"
        }
    }
}

extension StoreError {
    init(_ error: any Error, sql: String) {
        self = error as? StoreError ?? .database(cause: "\(error)", sql: sql)
    }
}
