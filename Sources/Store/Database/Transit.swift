/// How the connection to a database is protected on its way.
public struct Transit: Sendable, Hashable {
    /// `sslmode`.
    public var mode: String
    public var isEncrypted: Bool
    /// It does not leave this machine.
    public var isLocal: Bool

    public init(mode: String, isEncrypted: Bool, isLocal: Bool) {
        self.mode = mode
        self.isEncrypted = isEncrypted
        self.isLocal = isLocal
    }

    /// Encrypted, to a server whose certificate and name were checked.
    public var isVerified: Bool { isEncrypted && mode == "verify-full" }
}
