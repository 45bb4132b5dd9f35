import Foundation

/// A value of a column, in either database.
public enum Value: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes(Data)

    /// PostgreSQL's text has no U+0000, and SQLite ends there what it compares and keeps; in both,
    /// what stood there stays visible.
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
        positions = Dictionary(
            names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(name: String) -> Int {
        guard let position = positions[name] else {
            preconditionFailure(
                "a statement without the column '\(name)'; it has \(positions.keys.sorted())")
        }
        return position
    }
}

/// One row of a result; columns by their names, those of a statement with one or two by position as
/// well.
public struct Row: Sendable {
    let values: [Value]
    let columns: Columns

    subscript(_ name: String) -> Value { values[columns[name]] }

    public func text(_ name: String) -> String { optionalText(name) ?? "" }
    public func optionalText(_ name: String) -> String? { self[name].text }
    public func integer(_ name: String) -> Int64 { optionalInteger(name) ?? 0 }
    public func optionalInteger(_ name: String) -> Int64? { self[name].integer }
    public func int(_ name: String) -> Int { Int(integer(name)) }
    public func flag(_ name: String) -> Bool { integer(name) != 0 }
    public func bytes(_ name: String) -> Data { self[name].bytes ?? Data() }

    public func text(_ column: Int) -> String { optionalText(column) ?? "" }
    public func optionalText(_ column: Int) -> String? { self[column].text }
    public func integer(_ column: Int) -> Int64 { optionalInteger(column) ?? 0 }
    public func optionalInteger(_ column: Int) -> Int64? { self[column].integer }
    public func int(_ column: Int) -> Int { Int(integer(column)) }
    public func bytes(_ column: Int) -> Data { self[column].bytes ?? Data() }

    /// With three columns, nobody sees from afar which one is meant.
    private subscript(column: Int) -> Value {
        assert(values.count <= 2, "a statement with \(values.count) columns is read by their names")
        return values[column]
    }
}

extension Value {
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    fileprivate var bytes: Data? { if case .bytes(let data) = self { data } else { nil } }
}
