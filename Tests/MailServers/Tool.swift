import Foundation
import Glibc

/// A server of the tests cannot be started here; the text says what to install or change.
struct ServerMissing: Error, CustomStringConvertible {
    var description: String
}

/// Programs that a test runs to their end.
enum Tool {
    static func run(_ words: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ServerMissing(
                description:
                    "\(words.joined(separator: " ")) ended with \(process.terminationStatus)")
        }
    }
}

/// A program that runs until it is stopped by its id.
final class RunningTool: Sendable {
    private let id: pid_t

    /// Threads of the test block signals; a server that inherited that could not be stopped.
    init(_ words: [String]) throws {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, words[0], nil, &attributes, &arguments, environ)
        guard code == 0 else {
            throw ServerMissing(description: "\(words[0]) does not start: \(code)")
        }
        self.id = id
    }

    /// Asks it to end, and after ten seconds ends it.
    func stop() {
        kill(id, SIGTERM)
        for _ in 0..<200 {
            if waitpid(id, nil, WNOHANG) != 0 { return }
            usleep(50_000)
        }
        kill(id, SIGKILL)
        waitpid(id, nil, 0)
    }
}

/// A certificate of its own for 127.0.0.1, as `cert.pem` and `key.pem`.
enum Certificate {
    static func make(in folder: URL) throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl") else {
            throw ServerMissing(
                description:
                    "openssl is not installed: run apt-get install openssl, then test again")
        }
        try Tool.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            "/CN=localhost",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "\(folder.path)/key.pem", "-out",
            "\(folder.path)/cert.pem",
        ])
    }
}
