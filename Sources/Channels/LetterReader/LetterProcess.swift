import CSandbox
import Glibc
import Letters

/// One running `letter-reader`: its socket is its standard input, it has no other file and no
/// environment.
final class LetterProcess {
    enum End {
        case exit(Int32)
        case signal(Int32)
    }

    /// Milliseconds that a process whose socket is closed gets to end by itself.
    private static let patience = 2_000
    /// Times that a program which is being written is tried again.
    private static let busyMax = 50

    private let pid: pid_t
    private let socket: WireSocket
    /// Pieces of work that it was given.
    private(set) var served = 0

    /// - Throws: `LetterReader.Unavailable` when it cannot be started.
    init(program: String, lane: String) throws {
        var ends: [Int32] = [-1, -1]
        guard
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0
        else {
            throw LetterReader.Unavailable(cause: String(cString: strerror(errno)))
        }
        defer { close(ends[1]) }
        var child: pid_t = 0
        var failure = sandbox_spawn(program, lane, ends[1], &child)
        // The file is being written this moment: an upgrade in place.
        for _ in 0..<Self.busyMax where failure == ETXTBSY {
            usleep(10_000)
            failure = sandbox_spawn(program, lane, ends[1], &child)
        }
        guard failure == 0 else {
            close(ends[0])
            throw LetterReader.Unavailable(
                cause: "\(program): \(String(cString: strerror(failure)))")
        }
        pid = child
        socket = WireSocket(descriptor: ends[0])
    }

    func exchange(_ message: [UInt8], until deadline: UInt64) throws(WireSocket.Broken) -> [UInt8] {
        served += 1
        try socket.send(message, until: deadline)
        return try socket.receive(until: deadline)
    }

    /// Closes the line and waits for the process; one that stays is ended.
    @discardableResult
    func end(isStuck: Bool = false) -> End {
        close(socket.descriptor)
        if isStuck { kill(pid, SIGKILL) }
        var status: Int32 = 0
        for _ in 0..<Self.patience {
            if waitpid(pid, &status, WNOHANG) == pid { return Self.end(status) }
            usleep(1_000)
        }
        kill(pid, SIGKILL)
        waitpid(pid, &status, 0)
        return Self.end(status)
    }

    /// As WIFSIGNALED and WTERMSIG read it.
    private static func end(_ status: Int32) -> End {
        let signal = status & 0x7F
        return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }
}
