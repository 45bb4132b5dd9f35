import Letters

/// Hands letters to a mail server, a bounded number at a time.
public final class SMTPTransport: Sendable {
    /// Connections at the same time.
    public static let connections = 2
    public static let recipients = 100

    private let server: SMTPServer
    private let threads: BlockingThreads

    public init(_ server: SMTPServer) {
        self.server = server
        threads = BlockingThreads(name: "smtp", count: Self.connections)
    }

    /// One letter to all recipients or to none. An empty `from` is the null sender of bounces.
    public func send(_ letter: [UInt8], from: String, to recipients: [String]) async -> SMTPOutcome
    {
        if let refusal = Self.refusal(from: from, to: recipients) { return refusal }
        let server = server
        do {
            return try await threads.run {
                SMTPSession(server, letter: letter).run(from: from, to: recipients)
            }
        } catch {
            return .unreachable(cause: "\(error)")
        }
    }

    private static func refusal(from: String, to recipients: [String]) -> SMTPOutcome? {
        guard (1...self.recipients).contains(recipients.count) else {
            return .refused(
                code: 0, text: "\(recipients.count) recipients, 1 to \(self.recipients) allowed",
                permanent: true)
        }
        let bad = ((from.isEmpty ? [] : [from]) + recipients).first { !MailSyntax.isAddress($0) }
        return bad.map {
            .refused(
                code: 0, text: "not a mail address: \(HeaderText.singleLine($0))", permanent: true)
        }
    }
}
