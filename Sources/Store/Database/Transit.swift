/// How the connection to a database is protected on its way.
public struct Transit: Sendable, Hashable {
    /// `sslmode`.
    public var mode: String
    public var isEncrypted: Bool
    /// It does not leave this machine.
    public var isLocal: Bool

    /// Encrypted, to a server whose certificate and name were checked.
    public var isVerified: Bool { isEncrypted && mode == "verify-full" }
}
