/// A mailbox for concurrent code: every call runs on the one thread of its own. Never deletes
/// anything.
public final class IMAPClient: Sendable {
    /// Letters fetched at once, and their bytes together.
    public static let lettersMax = 32
    public static let bytesMax = 16 << 20

    private let server: IMAPServer
    private let threads = BlockingThreads(name: "imap", count: 1, waiting: 16)
    private let place = Place()

    /// The session; touched on the one thread only.
    private final class Place: @unchecked Sendable {
        var session: IMAPSession?
    }

    public init(_ server: IMAPServer) { self.server = server }

    /// Connects, signs in and opens the folder. Read-only, the server changes no flags.
    public func open(_ folder: String, isReadOnly: Bool) async throws(IMAPError) -> IMAPFolder {
        let (server, place) = (server, place)
        return try await run { () throws(IMAPError) in
            let session = try IMAPSession(server)
            place.session = session
            return try session.open(folder, isReadOnly: isReadOnly)
        }
    }

    /// UIDs from `first` to `last`, ascending; without `last` to the newest letter.
    ///
    /// - Parameter since: only letters that the server took in on this day or later.
    public func uids(
        from first: UInt32, to last: UInt32?, since: (year: Int, month: Int, day: Int)? = nil
    ) async throws(IMAPError) -> [UInt32] {
        let day = since.map { IMAPWords.day(year: $0.year, month: $0.month, day: $0.day) }
        return try await perform { session throws(IMAPError) in
            try session.uids(from: first, to: last, since: day)
        }
    }

    public func entries(of uids: [UInt32]) async throws(IMAPError) -> [IMAPEntry] {
        try await perform { session throws(IMAPError) in try session.entries(of: uids) }
    }

    /// The letters that came whole, and why there are not more.
    ///
    /// - Parameter partialBytes: fetch only this much of each.
    public func letters(
        _ entries: [IMAPEntry], partialBytes: Int? = nil
    ) async -> (letters: [IMAPLetter], failure: IMAPError?) {
        do throws(IMAPError) {
            return try await perform { session throws(IMAPError) in
                var letters: [IMAPLetter] = []
                do throws(IMAPError) {
                    try session.letters(entries, partialBytes: partialBytes) { letters.append($0) }
                    return (letters, nil)
                } catch {
                    return (letters, error)
                }
            }
        } catch {
            return ([], error)
        }
    }

    public func markSeen(_ uids: [UInt32]) async throws(IMAPError) {
        try await perform { session throws(IMAPError) in try session.markSeen(uids) }
    }

    public func startIdle() async throws(IMAPError) {
        try await perform { session throws(IMAPError) in try session.startIdle() }
    }

    public func waitIdle(milliseconds: Int) async throws(IMAPError) -> Bool {
        try await perform { session throws(IMAPError) in
            try session.waitIdle(milliseconds: milliseconds)
        }
    }

    /// True when there are new letters.
    public func endIdle() async throws(IMAPError) -> Bool {
        try await perform { session throws(IMAPError) in try session.endIdle() }
    }

    /// True when there are new letters.
    public func noop() async throws(IMAPError) -> Bool {
        try await perform { session throws(IMAPError) in try session.noop() }
    }

    /// Ends the connection; politely when it still stands.
    public func close(isPolite: Bool) async {
        let place = place
        _ = try? await threads.run {
            if isPolite { place.session?.logOut() }
            place.session = nil
        }
    }

    private func perform<Value: Sendable>(
        _ work: @escaping @Sendable (IMAPSession) throws(IMAPError) -> Value
    ) async throws(IMAPError) -> Value {
        let place = place
        return try await run { () throws(IMAPError) in
            guard let session = place.session else { throw .cut(cause: "the mailbox is not open") }
            return try work(session)
        }
    }

    private func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(IMAPError) -> Value
    ) async throws(IMAPError) -> Value {
        let result: Result<Value, IMAPError>
        do {
            result = try await threads.run { Result { () throws(IMAPError) in try work() } }
        } catch {
            throw .busy
        }
        return try result.get()
    }
}
