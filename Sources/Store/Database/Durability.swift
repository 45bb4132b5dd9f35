/// Settings on which it depends what a crash or a fail-over may take away.
public struct Durability: Sendable, Hashable {
    /// `fsync`.
    public var isWrittenOut: Bool
    /// `synchronous_commit`.
    public var commit: String
    /// Servers that follow this one now.
    public var standbys: Int
    /// `synchronous_standby_names`.
    public var synchronousNames: String

    /// Those of the embedded database, unless said otherwise.
    public init(
        isWrittenOut: Bool = true, commit: String = "on", standbys: Int = 0,
        synchronousNames: String = ""
    ) {
        self.isWrittenOut = isWrittenOut
        self.commit = commit
        self.standbys = standbys
        self.synchronousNames = synchronousNames
    }
}
