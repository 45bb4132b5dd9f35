import Foundation

/// What the databases call the same thing.
struct Dialect: Sendable {
    var bytes: String

    static let sqlite = Dialect(bytes: "BLOB")

    /// SQLite takes `$4` for a name and binds names in order of appearance; `?4` is the fourth value wherever it
    /// stands.
    static func numbered(_ sql: String) -> String {
        String(decoding: sql.utf8.map { $0 == UInt8(ascii: "$") ? UInt8(ascii: "?") : $0 }, as: UTF8.self)
    }

    func translate(_ sql: String) -> String { sql.replacingOccurrences(of: "{bytes}", with: bytes) }
}
