/// What the databases call the same thing.
struct Dialect: Sendable, Hashable {
    /// Raw bytes.
    var bytes: String
    /// Text that is compared byte by byte.
    var text: String
    /// Texts of a parameter that is a JSON list; `?` stands for the parameter.
    var listed: String

    static let sqlite = Dialect(bytes: "BLOB", text: "TEXT", listed: "SELECT value FROM json_each(?)")
    static let postgresql = Dialect(
        bytes: "BYTEA", text: "TEXT COLLATE \"C\"",
        listed: "SELECT one FROM json_array_elements_text(CAST(? AS json)) AS listed(one)")

    /// A list of any length as one parameter: statements have room for some thousands.
    func listed(_ parameter: Int) -> String { listed.replacing("?", with: "$\(parameter)") }

    func translate(_ sql: String) -> String {
        sql.replacing("{bytes}", with: bytes).replacing(" TEXT", with: " \(text)")
    }
}
