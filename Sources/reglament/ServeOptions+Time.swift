import Foundation
import Runtime
import WorkingTime

/// What a clock that a test moves may not go together with: whatever leads to people.
extension ServeOptions {
    /// Looks at the options before anything is made or opened.
    ///
    /// - Throws: `CallersTime.Refusal` with place, cause and cure.
    func callersTime(_ words: String) throws(CallersTime.Refusal) -> CallersTime {
        guard let start = Instant(iso8601: words) else {
            throw refused("'\(words)' is no instant; write it as 2025-10-06T09:00:00Z")
        }
        guard isLoopback else {
            throw refused("--listen '\(listen)' can be reached from outside; listen on 127.0.0.1")
        }
        if let option = leadingOut.first {
            throw refused("\(option) leads to people or to what they rely on; leave it out")
        }
        guard isFresh else {
            throw refused(
                "the data folder \(data) holds something already; name a new one with --data")
        }
        return CallersTime(start: start)
    }

    private func refused(_ cause: String) -> CallersTime.Refusal {
        .init(description: "--time-from-caller: \(cause)")
    }

    /// A name is what the machine makes of it; only an address is sure.
    private var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts.first == 127 && !parts.contains(nil)
    }

    /// Options that were given and lead out of this machine.
    private var leadingOut: [String] {
        let variable = ProcessInfo.processInfo.environment["REGLAMENT_DATABASE"]
        let given: [(String, Bool)] = [
            ("--smtp", smtp != nil), ("--database", database != nil),
            ("REGLAMENT_DATABASE", variable != nil),
            ("--mailboxes", mailboxes != nil), ("--proxy", !proxy.isEmpty),
            ("--webhooks-inside", webhooksInside), ("--seal-file", sealFile != nil),
            ("--seal-mail", !sealMail.isEmpty), ("--seal-key", sealKey != nil),
        ]
        return given.filter(\.1).map(\.0)
    }

    private var isFresh: Bool {
        guard FileManager.default.fileExists(atPath: data) else { return true }
        return (try? FileManager.default.contentsOfDirectory(atPath: data))?.isEmpty ?? false
    }
}
