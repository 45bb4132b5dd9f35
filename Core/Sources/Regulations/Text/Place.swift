/// Where something stands: a file, a line and column counted from 1, and the path of keys to it.
public struct Place: Sendable, Hashable, Codable, CustomStringConvertible {
    public var file: String
    /// From 1.
    public var line: Int
    /// Counted in Unicode scalars from 1.
    public var column: Int
    /// Keys from the top of the file, joined by dots; empty for the file itself.
    public var path: String

    public init(file: String, line: Int, column: Int, path: String = "") {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
    }

    public var description: String { "\(file):\(line):\(column)" }
}
