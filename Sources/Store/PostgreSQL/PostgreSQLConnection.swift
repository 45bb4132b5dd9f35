import CPQ
import Foundation

/// One libpq connection with its prepared statements. Used by one thread at a time; the calls
/// block.
final class PostgreSQLConnection: Connection {
    /// Prepared statements kept on a connection.
    static let preparedMax = 500
    /// Statements sent before their answers are read.
    static let sentMax = 64

    private let handle: OpaquePointer
    private let meter: StatementMeter?
    private var prepared: [String: String] = [:]
    /// Statements sent whose answers are still to be read.
    private var sent: [String] = []

    /// Connects. Of several hosts of `address` it takes one that may be written to.
    init(_ address: String, meter: StatementMeter? = nil) throws(StoreError) {
        self.meter = meter
        // What stands before 'dbname' is a default that the address may change.
        let settings = [
            ("connect_timeout", "5"), ("target_session_attrs", "read-write"),
            ("application_name", "reglament"),
            ("keepalives_idle", "20"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"), ("dbname", address), ("client_encoding", "UTF8"),
        ]
        let keywords = settings.map { strdup($0.0) } + [nil]
        let values = settings.map { strdup($0.1) } + [nil]
        defer { (keywords + values).forEach { free($0) } }
        let opened = PQconnectdbParams(
            keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
        guard let opened else { throw .interrupted(cause: "libpq has no memory") }
        handle = opened
        guard PQstatus(handle) == CONNECTION_OK else { throw .interrupted(cause: lastError) }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try script(Self.session)
    }

    deinit { PQfinish(handle) }

    /// A forgotten transaction must not keep others from writing.
    private static let session = """
        SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '60s'; SET timezone = 'UTC';
        SET default_transaction_isolation = 'read committed'
        """

    var dialect: Dialect { .postgresql }
    var isInsideTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INTRANS }
    var isOpen: Bool { PQstatus(handle) == CONNECTION_OK }
    var serverVersion: Int { Int(PQserverVersion(handle)) }
    var socket: Int32 { PQsocket(handle) }

    /// How the connection is protected on its way.
    var transit: Transit {
        let host = PQhost(handle).map { String(cString: $0) } ?? ""
        let address = PQhostaddr(handle).map { String(cString: $0) } ?? ""
        let isLocal =
            host.hasPrefix("/") || host.hasPrefix("@") || address.hasPrefix("127.")
            || address == "::1"
        return Transit(
            mode: setting("sslmode") ?? "", isEncrypted: PQsslInUse(handle) == 1, isLocal: isLocal)
    }

    private func setting(_ name: String) -> String? {
        guard let options = PQconninfo(handle) else { return nil }
        defer { PQconninfoFree(options) }
        var at = options
        while let keyword = at.pointee.keyword {
            if String(cString: keyword) == name {
                return at.pointee.val.map { String(cString: $0) }
            }
            at += 1
        }
        return nil
    }

    private var lastError: String {
        String(cString: PQerrorMessage(handle)).trimmingCharacters(in: .whitespacesAndNewlines)
            .replacing("\n", with: " ")
    }

    func execute(_ sql: String, _ values: [Value]) throws(StoreError) -> Int {
        try run(sql, values).changed
    }

    func query(_ sql: String, _ values: [Value]) throws(StoreError) -> [Row] {
        if let meter, sql.hasPrefix("SELECT") {
            meter.note(sql, cost: try rowsTouched(by: sql, values))
        }
        guard let rows = try run(sql, values).rows() else {
            throw .database(cause: "a column is of a type that the store does not use", sql: sql)
        }
        return rows
    }

    func script(_ sql: String) throws(StoreError) { _ = try ask(sql) }

    /// Rows that the steps of the query's plan give and throw away.
    private func rowsTouched(by sql: String, _ values: [Value]) throws(StoreError) -> Int {
        try settle()
        let plan = PostgreSQLParameters(values).withPointers { count, pointers, lengths, formats in
            PQexecParams(
                handle, "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF) " + sql, count, nil,
                pointers, lengths,
                formats, 1)
        }
        let lines = try checked(PostgreSQLResult(plan), sql).rows() ?? []
        return lines.reduce(0) { sum, line in
            let words = line.text(0).split { " ()".contains($0) }
            let given = words.first { $0.hasPrefix("rows=") }.flatMap { Int($0.dropFirst(5)) } ?? 0
            let thrownAway =
                line.text(0).contains("Rows Removed by") ? words.last.flatMap { Int($0) } ?? 0 : 0
            return sum + given + thrownAway
        }
    }

    /// Statements without parameters; gives the answer to the last.
    func ask(_ sql: String) throws(StoreError) -> PostgreSQLResult {
        try settle()
        return try checked(PostgreSQLResult(PQexec(handle, sql)), sql)
    }

    private func run(_ sql: String, _ values: [Value]) throws(StoreError) -> PostgreSQLResult {
        if !sent.isEmpty, prepared[sql] != nil {
            try send(sql, values)
            // Behind what was sent before, so that the server is waited for once.
            if let last = try settle() { return last }
        }
        try settle()
        let name = try statement(sql)
        let result = PostgreSQLParameters(values).withPointers {
            count, pointers, lengths, formats in
            PQexecPrepared(handle, name, count, pointers, lengths, formats, 1)
        }
        return try checked(PostgreSQLResult(result), sql)
    }

    private func statement(_ sql: String) throws(StoreError) -> String {
        if let known = prepared[sql] { return known }
        if prepared.count >= Self.preparedMax { try forgetStatements() }
        let name = "s\(prepared.count)"
        _ = try checked(PostgreSQLResult(PQprepare(handle, name, sql, 0, nil)), sql)
        prepared[sql] = name
        return name
    }

    private func forgetStatements() throws(StoreError) {
        _ = try checked(PostgreSQLResult(PQexec(handle, "DEALLOCATE ALL")), "DEALLOCATE ALL")
        prepared = [:]
    }

    private func checked(_ result: PostgreSQLResult, _ sql: String) throws(StoreError)
        -> PostgreSQLResult
    {
        if result.isWell { return result }
        throw error(of: result, sql)
    }

    private func error(of result: PostgreSQLResult, _ sql: String) -> StoreError {
        let cause = result.message.isEmpty ? lastError : result.message
        guard isOpen, !result.state.isEmpty else { return .interrupted(cause: cause) }
        switch result.state {
        case "53100": return .diskFull
        // Serialization, deadlock; a server that stops or has become a standby.
        case "40001", "40P01", "57P01", "57P02", "57P03", "25006": return .interrupted(cause: cause)
        case let state where state.hasPrefix("08"): return .interrupted(cause: cause)
        default: return .database(cause: cause, sql: sql, code: result.state)
        }
    }

    // MARK: Pieces

    func savepoint(_ body: () throws -> Void) throws {
        try send("SAVEPOINT piece", [])
        do {
            try body()
            try send("RELEASE SAVEPOINT piece", [])
            try settle()
        } catch {
            abandonSent()
            if isOpen { try script("ROLLBACK TO SAVEPOINT piece; RELEASE SAVEPOINT piece") }
            throw error
        }
    }

    // MARK: Pipeline

    func send(_ sql: String, _ values: [Value]) throws(StoreError) {
        if prepared[sql] == nil {
            try settle()
            _ = try statement(sql)
        }
        guard let name = prepared[sql] else { return }
        if sent.count >= Self.sentMax { try settle() }
        if sent.isEmpty { PQenterPipelineMode(handle) }
        let code = PostgreSQLParameters(values).withPointers { count, pointers, lengths, formats in
            PQsendQueryPrepared(handle, name, count, pointers, lengths, formats, 1)
        }
        guard code == 1 else {
            abandonSent()
            throw .interrupted(cause: lastError)
        }
        sent.append(sql)
    }

    /// Reads the answers to everything sent; gives the last, nil when there was none.
    ///
    /// - Throws: what the first statement was refused with.
    @discardableResult
    func settle() throws(StoreError) -> PostgreSQLResult? {
        guard !sent.isEmpty else { return nil }
        let statements = sent
        sent = []
        PQpipelineSync(handle)
        var problem: StoreError?
        var last: PostgreSQLResult?
        for sql in statements {
            let result = PostgreSQLResult(PQgetResult(handle))
            if !result.isWell, problem == nil { problem = error(of: result, sql) }
            if result.isEnd { break }
            last = result
            PQclear(PQgetResult(handle))
        }
        PQclear(PQgetResult(handle))
        PQexitPipelineMode(handle)
        if let problem { throw problem }
        return last
    }

    private func abandonSent() { _ = try? settle() }

    // MARK: Notifications

    /// Process id of this connection's server.
    var ownProcess: Int32 { PQbackendPID(handle) }

    /// Reads what has come; false: the connection is lost.
    func consume() -> Bool { PQconsumeInput(handle) == 1 }

    /// Process id of the server that notified.
    func nextNotification() -> Int32? {
        guard let notice = PQnotifies(handle) else { return nil }
        defer { PQfreemem(notice) }
        return notice.pointee.be_pid
    }
}
