import Foundation

/// A value of a column, in either database.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes(Data)

    /// PostgreSQL's text has no U+0000, and SQLite ends there what it compares and keeps; in both, what stood there
    /// stays visible.
    static func withoutZero(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    }

    public static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    public static func optional(_ number: Int64?) -> Value { number.map { .integer($0) } ?? .null }
    public static func integer(_ number: Int) -> Value { .integer(Int64(number)) }
    public static func flag(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }
}

/// Where the columns of a result stand; all its rows have one.
final class Columns: Sendable {
    private let positions: [String: Int]

    init(_ names: some Sequence<String>) {
        positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(name: String) -> Int {
        guard let position = positions[name] else {
            preconditionFailure("a statement without the column '\(name)'; it has \(positions.keys.sorted())")
        }
        return position
    }
}

/// One row of a result; columns by their names, those of a statement with one or two by position as well.
public struct Row: Sendable {
    let values: [Value]
    let columns: Columns

    public func text(_ name: String) -> String { text(columns[name]) }
    public func optionalText(_ name: String) -> String? { optionalText(columns[name]) }
    public func integer(_ name: String) -> Int64 { integer(columns[name]) }
    public func optionalInteger(_ name: String) -> Int64? { optionalInteger(columns[name]) }
    public func int(_ name: String) -> Int { int(columns[name]) }
    public func flag(_ name: String) -> Bool { flag(columns[name]) }
    public func bytes(_ name: String) -> Data { bytes(columns[name]) }

    public func text(_ column: Int) -> String {
        if case .text(let text) = values[column] { return text }
        return ""
    }

    public func optionalText(_ column: Int) -> String? {
        if case .text(let text) = values[column] { return text }
        return nil
    }

    public func integer(_ column: Int) -> Int64 { optionalInteger(column) ?? 0 }

    public func optionalInteger(_ column: Int) -> Int64? {
        if case .integer(let number) = values[column] { return number }
        return nil
    }

    public func int(_ column: Int) -> Int { Int(integer(column)) }

    public func flag(_ column: Int) -> Bool { integer(column) != 0 }

    public func bytes(_ column: Int) -> Data {
        if case .bytes(let data) = values[column] { return data }
        return Data()
    }
}
