import Foundation

/// What the databases call the same thing.
struct Dialect: Sendable {
    var bytes: String

    static let sqlite = Dialect(bytes: "BLOB")

    func translate(_ sql: String) -> String { sql.replacingOccurrences(of: "{bytes}", with: bytes) }
}
