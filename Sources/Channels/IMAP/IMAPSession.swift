import Letters

/// One connection to a mailbox: commands and their answers. Blocking; used by one thread.
final class IMAPSession {
    private let server: IMAPServer
    private let stream: CurlStream
    private var reader = IMAPReader()
    private var commands = 0
    private var idleTag: String?
    /// The server said that there are letters we have not asked for yet.
    private var hasNews = false
    /// What the server said when it ended the session.
    private var farewell: String?

    init(_ server: IMAPServer) throws(IMAPError) {
        self.server = server
        stream = try CurlStream(server)
    }

    // MARK: Commands

    func open(_ folder: String, isReadOnly: Bool) throws(IMAPError) -> IMAPFolder {
        var abilities: Set<String> = []
        try run("CAPABILITY") { data in
            if data.first?.isWord("CAPABILITY") == true {
                abilities = Set(data.compactMap { $0.text?.uppercased() })
            }
        }
        guard let name = IMAPWords.folder(folder) else {
            throw .refused(
                command: "folder", text: "'\(HeaderText.singleLine(folder))' is no name of a folder"
            )
        }
        var found = IMAPFolder(
            validity: 0, next: nil, count: 0, canIdle: abilities.contains("IDLE"))
        try run("\(isReadOnly ? "EXAMINE" : "SELECT") \(name)", named: "the folder '\(folder)'") {
            data in
            if data.count == 2, data[1].isWord("EXISTS") { found.count = Int(data[0].number ?? 0) }
        } status: { status in
            guard status.code.count == 2, let number = status.code[1].number else { return }
            if status.code[0].isWord("UIDVALIDITY") { found.validity = number }
            if status.code[0].isWord("UIDNEXT"), number > 0 { found.next = number }
        }
        guard found.validity > 0 else { throw .syntax("it gives no UIDVALIDITY") }
        hasNews = false
        return found
    }

    /// UIDs in `range`; a range without an end goes to the newest letter.
    func uids(from first: UInt32, to last: UInt32?, since: String?) throws(IMAPError) -> [UInt32] {
        var found: [UInt32] = []
        let condition =
            "UID \(first):\(last.map(String.init) ?? "*")" + (since.map { " SINCE \($0)" } ?? "")
        try run("UID SEARCH \(condition)") { data in
            if data.first?.isWord("SEARCH") == true {
                found += data.dropFirst().compactMap(\.number)
            }
        }
        // `n:*` names the newest letter even when its UID is below n.
        return Set(found).filter { $0 >= first && $0 <= last ?? .max }.sorted()
    }

    func entries(of uids: [UInt32]) throws(IMAPError) -> [IMAPEntry] {
        var found: [IMAPEntry] = []
        try fetch(uids, "(UID RFC822.SIZE INTERNALDATE)") { item in
            if let uid = item.uid, let size = item["RFC822.SIZE"]?.number {
                found.append(IMAPEntry(uid: uid, size: Int(size), arrivedAt: item.arrivedAt))
            }
        }
        return found
    }

    /// Hands each letter over as soon as it is whole, so that a cut loses only the one it falls
    /// into.
    func letters(
        _ entries: [IMAPEntry], partialBytes: Int?, _ take: (IMAPLetter) -> Void
    ) throws(IMAPError) {
        let known = Dictionary(
            entries.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
        let part = partialBytes.map { "<0.\($0)>" } ?? ""
        try fetch(entries.map(\.uid), "(UID INTERNALDATE BODY.PEEK[]\(part))") { item in
            guard let uid = item.uid, var entry = known[uid], let body = item.body else { return }
            let bytes: [UInt8] = if case .bytes(let bytes) = body { bytes } else { [] }
            entry.arrivedAt = item.arrivedAt ?? entry.arrivedAt
            take(IMAPLetter(entry: entry, bytes: bytes, isPartial: partialBytes != nil))
        }
    }

    func markSeen(_ uids: [UInt32]) throws(IMAPError) {
        guard !uids.isEmpty else { return }
        try run("UID STORE \(Self.set(uids)) +FLAGS.SILENT (\\Seen)") { _ in }
    }

    /// True when something came meanwhile.
    func noop() throws(IMAPError) -> Bool {
        try run("NOOP") { _ in }
        return takeNews()
    }

    func logOut() { try? run("LOGOUT") { _ in } }

    private func fetch(
        _ uids: [UInt32], _ items: String, _ take: (FetchedItems) -> Void
    ) throws(IMAPError) {
        guard !uids.isEmpty else { return }
        try run("UID FETCH \(Self.set(uids)) \(items)", named: "UID FETCH") { data in
            if data.count == 3, data[1].isWord("FETCH") { take(FetchedItems(data[2].items)) }
        }
    }

    /// `1:3,7`; sorted, so that the server answers in order.
    static func set(_ uids: [UInt32]) -> String {
        var runs: [(UInt32, UInt32)] = []
        for uid in uids.sorted() {
            if let last = runs.last, last.1 != .max, uid <= last.1 + 1 {
                runs[runs.count - 1].1 = uid
            } else {
                runs.append((uid, uid))
            }
        }
        return runs.map { $0 == $1 ? "\($0)" : "\($0):\($1)" }.joined(separator: ",")
    }

    // MARK: Idle

    /// Asks the server to tell of news by itself (RFC 2177).
    func startIdle() throws(IMAPError) {
        let tag = try send("IDLE")
        idleTag = tag
        for _ in 0..<IMAPLimits.responses {
            switch try response() {
            case .continuation: return
            case .status(let status) where status.tag == tag:
                idleTag = nil
                throw .refused(command: "IDLE", text: status.text)
            case .status(let status): note(status)
            case .data(let data): note(data)
            }
        }
        throw .syntax("IDLE gets no answer")
    }

    /// Waits at most `milliseconds`; true when there is something new.
    func waitIdle(milliseconds: Int) throws(IMAPError) -> Bool {
        while let response = try buffered() { note(response) }
        if hasNews { return true }
        if let bytes = try stream.receive(milliseconds: milliseconds) { reader.feed(bytes) }
        while let response = try buffered() { note(response) }
        return hasNews
    }

    func endIdle() throws(IMAPError) -> Bool {
        guard let tag = idleTag else { return takeNews() }
        idleTag = nil
        try stream.send(Array("DONE\r\n".utf8), seconds: server.silenceSeconds)
        try finish(tag, named: "IDLE", { _ in }, status: { _ in })
        return takeNews()
    }

    private func takeNews() -> Bool {
        defer { hasNews = false }
        return hasNews
    }

    // MARK: Command and answer

    private func run(
        _ command: String, named name: String? = nil, _ data: ([IMAPValue]) -> Void,
        status: (IMAPStatus) -> Void = { _ in }
    ) throws(IMAPError) {
        let tag = try send(command)
        let verb = command.split(separator: " ").first.map(String.init) ?? ""
        try finish(tag, named: name ?? verb, data, status: status)
    }

    private func send(_ command: String) throws(IMAPError) -> String {
        commands += 1
        let tag = "R\(commands)"
        try stream.send(Array("\(tag) \(command)\r\n".utf8), seconds: server.silenceSeconds)
        return tag
    }

    private func finish(
        _ tag: String, named name: String, _ data: ([IMAPValue]) -> Void,
        status: (IMAPStatus) -> Void
    ) throws(IMAPError) {
        for _ in 0..<IMAPLimits.responses {
            switch try response() {
            case .data(let values):
                note(values)
                data(values)
            case .status(let said) where said.tag == tag:
                guard said.kind == .ok else { throw .refused(command: name, text: said.text) }
                return status(said)
            case .status(let said):
                note(said)
                status(said)
            case .continuation: throw .syntax("it asks for more of \(name)")
            }
        }
        throw .syntax("\(name) gets too many answers")
    }

    private func note(_ response: IMAPResponse) {
        switch response {
        case .data(let values): note(values)
        case .status(let status): note(status)
        case .continuation: break
        }
    }

    private func note(_ data: [IMAPValue]) {
        if data.count == 2, data[1].isWord("EXISTS") || data[1].isWord("RECENT") { hasNews = true }
    }

    private func note(_ status: IMAPStatus) {
        if status.kind == .bye { farewell = status.text }
    }

    /// The next response, waited for until the server has been silent for too long.
    private func response() throws(IMAPError) -> IMAPResponse {
        var silent = 0
        while silent < server.silenceSeconds {
            if let response = try buffered() { return response }
            do throws(IMAPError) {
                if let bytes = try stream.receive(milliseconds: 1_000) {
                    reader.feed(bytes)
                    silent = 0
                } else {
                    silent += 1
                }
            } catch {
                throw farewell.map { .cut(cause: "the server said: \($0)") } ?? error
            }
        }
        throw .cut(cause: "nothing came for \(server.silenceSeconds) s")
    }

    private func buffered() throws(IMAPError) -> IMAPResponse? {
        do throws(IMAPSyntaxError) {
            return try reader.next()
        } catch {
            throw .syntax(error.description)
        }
    }
}

/// The items of a FETCH response: names and values in turn.
private struct FetchedItems {
    private let values: [IMAPValue]

    init(_ values: [IMAPValue]) { self.values = values }

    subscript(name: String) -> IMAPValue? { value { $0.isWord(name) } }

    var uid: UInt32? { self["UID"]?.number }
    var arrivedAt: Int64? { self["INTERNALDATE"]?.text.flatMap(IMAPWords.seconds) }
    var body: IMAPValue? { value { $0.text?.uppercased().hasPrefix("BODY[") == true } }

    private func value(_ isWanted: (IMAPValue) -> Bool) -> IMAPValue? {
        var index = 0
        while index + 1 < values.count {
            if isWanted(values[index]) { return values[index + 1] }
            index += 2
        }
        return nil
    }
}
