import Foundation

/// What a command asks of a running server, over a Unix socket in the data folder (decision 18).
public struct ControlRequest: Sendable, Codable {
    public enum Verb: String, Sendable, Codable {
        case deliver, people, publish, password, verify, rebuild, backup, token, webhook, erase
        /// How the mailboxes are doing, as JSON.
        case health
        /// Holidays of a country; the argument is `COUNTRY`, then any of `preview`, `merge`,
        /// `replace`, `bundled`.
        case calendar
        /// What a client owes for a month; the argument is `CLIENT MONTH`, then any of `csv`,
        /// `verify`.
        case statement
        /// The time of a server that takes it from its caller; the argument is empty or an instant.
        case clock
    }

    public var verb: Verb
    /// Empty: the server's only one.
    public var desk: String
    /// File name, login or folder, as the verb needs.
    public var argument: String
    /// Letter, file or password.
    public var payload: Data
    /// When a delivered letter reached us, seconds since 1970.
    public var at: Int64?
    /// Where a delivered letter was taken from.
    public var origin: LetterOrigin?
    /// What takes something away may be done; nil: it was not said.
    public var isConfirmed: Bool?

    public init(
        _ verb: Verb, desk: String, argument: String = "", payload: Data = Data(), at: Int64? = nil,
        origin: LetterOrigin? = nil, isConfirmed: Bool? = nil
    ) {
        self.verb = verb
        self.desk = desk
        self.argument = argument
        self.payload = payload
        self.at = at
        self.origin = origin
        self.isConfirmed = isConfirmed
    }
}

public struct ControlReply: Sendable, Codable, Equatable {
    /// What programs must tell apart; everything else is for people, in the text.
    public enum Refused: String, Sendable, Codable {
        /// No desk was named of several, or one that is not there.
        case desk
    }

    public var isDone: Bool
    public var text: String
    public var refused: Refused?

    public init(isDone: Bool, text: String) {
        self.isDone = isDone
        self.text = text
    }

    init(_ refusal: DeskRefusal) {
        self.init(isDone: false, text: refusal.description)
        refused = .desk
    }
}

/// Why a server could not be asked.
public enum ControlError: Error, Sendable, CustomStringConvertible {
    /// There is no server on this data folder.
    case noServer
    case failed(String)

    public var description: String {
        switch self {
        case .noServer: "no server runs on this data folder; start it with 'reglament serve'"
        case .failed(let cause): cause
        }
    }
}

/// The Unix socket of a data folder; only its owner may use it.
public final class ControlSocket: Sendable {
    public static let fileName = "control"
    static let requestMax = 40 << 20
    /// Connections served at once.
    static let connectionsMax = 16

    private let descriptor: Int32
    private let path: String

    /// Listens; `answer` is called for each request.
    public init(
        folder: String, answer: @escaping @Sendable (ControlRequest) async -> ControlReply
    ) throws(ControlError) {
        path = folder + "/" + Self.fileName
        unlink(path)
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let mask = umask(0o177)
        let isBound = Self.withAddress(path) { bind(descriptor, $0, $1) } == 0
        umask(mask)
        guard descriptor >= 0, isBound, listen(descriptor, 64) == 0 else {
            throw .failed(
                "\(path): \(String(cString: strerror(errno))); a shorter path for the data folder may help"
            )
        }
        let listening = descriptor
        let slots = DispatchSemaphore(value: Self.connectionsMax)
        let thread = Thread {
            while true {
                let client = accept(listening, nil, nil)
                guard client >= 0 else { return }
                slots.wait()
                Thread.detachNewThread {
                    Self.serve(client, answer)
                    slots.signal()
                }
            }
        }
        thread.name = "control-socket"
        thread.start()
    }

    public func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        Glibc.close(descriptor)
        unlink(path)
    }

    private static func serve(
        _ client: Int32, _ answer: @escaping @Sendable (ControlRequest) async -> ControlReply
    ) {
        defer { Glibc.close(client) }
        setTimeout(client, seconds: 30)
        guard let bytes = readAll(client) else { return }
        let request: ControlRequest
        do {
            request = try JSONDecoder().decode(ControlRequest.self, from: bytes)
        } catch {
            return put(
                ControlReply(
                    isDone: false,
                    text:
                        "the server does not understand the request; use the command of the version that it runs"
                ),
                to: client)
        }
        let done = DispatchSemaphore(value: 0)
        let box = ReplyBox()
        Task {
            box.reply = await answer(request)
            done.signal()
        }
        done.wait()
        if let reply = box.reply { put(reply, to: client) }
    }

    private static func put(_ reply: ControlReply, to client: Int32) {
        do {
            writeAll(client, try JSONEncoder().encode(reply))
        } catch {
            // A reply is text and flags: only a fault of the program comes here, and who asks hears
            // that none came.
            assertionFailure("\(error)")
        }
    }

    private final class ReplyBox: @unchecked Sendable {
        var reply: ControlReply?
    }

    /// Asks the server of `folder` and waits for the answer. Blocks.
    public static func ask(_ request: ControlRequest, folder: String, seconds: Int = 600)
        throws(ControlError)
        -> ControlReply
    {
        let client = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(client) }
        guard client >= 0, withAddress(folder + "/" + fileName, { connect(client, $0, $1) }) == 0
        else {
            throw .noServer
        }
        setTimeout(client, seconds: seconds)
        do {
            guard writeAll(client, try JSONEncoder().encode(request)) else {
                throw ControlError.failed("the server did not take the request")
            }
            shutdown(client, Int32(SHUT_WR))
            guard let answer = readAll(client), !answer.isEmpty else {
                throw ControlError.failed("the server did not answer; look at its log")
            }
            return try JSONDecoder().decode(ControlReply.self, from: answer)
        } catch let error as ControlError {
            throw error
        } catch {
            throw .failed(
                "the server's answer is not understood (\(error)); use the command of the version that runs"
            )
        }
    }

    // MARK: Bytes

    private static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return -1 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func setTimeout(_ descriptor: Int32, seconds: Int) {
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    }

    private static func readAll(_ descriptor: Int32) -> Data? {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while data.count <= requestMax * 2 {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return data }
            guard count > 0 else { return nil }
            data.append(contentsOf: buffer[0..<count])
        }
        return nil
    }

    @discardableResult
    private static func writeAll(_ descriptor: Int32, _ data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = send(
                    descriptor, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }
}
