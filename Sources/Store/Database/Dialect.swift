/// What the databases call the same thing.
struct Dialect: Sendable, Hashable {
    /// Raw bytes.
    var bytes: String
    /// Text that is compared byte by byte.
    var text: String

    static let sqlite = Dialect(bytes: "BLOB", text: "TEXT")
    static let postgresql = Dialect(
        bytes: "BYTEA", text: "TEXT COLLATE \"C\"")

    func translate(_ sql: String) -> String {
        sql.replacing("{bytes}", with: bytes).replacing(" TEXT", with: " \(text)")
    }
}
