import Regulations

/// Which desk is meant by a name, or by none where there is only one. Commands, server and pipe ask
/// here.
public struct DeskChoice: Sendable, Hashable {
    /// Those of the server, or of the data folder where none runs; empty: there is none yet, or
    /// nobody can tell.
    public let desks: [String]

    public init(among desks: [String]) { self.desks = desks }

    /// - Parameter name: empty: none was named.
    /// - Returns: nil: none was named, and there is none yet.
    public func desk(named name: String) throws(DeskRefusal) -> String? {
        if name.isEmpty {
            guard desks.count <= 1 else { throw .several(desks) }
            return desks.first
        }
        if desks.contains(name) { return name }
        guard desks.isEmpty else { throw .unknown(name, among: desks) }
        return try Self.new(name)
    }

    /// A desk that may be made: its name becomes part of a folder's and of a cookie's.
    public static func new(_ name: String) throws(DeskRefusal) -> String {
        guard LetterOrigin.isName(name), !name.hasPrefix(".") else { throw .malformed(name) }
        return name
    }
}

/// Why no desk was chosen.
public enum DeskRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    case several([String])
    case unknown(String, among: [String])
    case malformed(String)

    public var description: String {
        switch self {
        case .several(let desks):
            "there are several desks here; name one with --desk: \(desks.joined(separator: ", "))"
        case .unknown(let name, let desks): Self.unknown(name, desks)
        case .malformed(let name):
            "a desk cannot be called '\(name)'; use letters of the English alphabet, digits, '.', '_' and '-'"
        }
    }

    /// The one that was most likely meant comes first.
    private static func unknown(_ name: String, _ desks: [String]) -> String {
        let nearest = NearestWord.of(name, among: desks)
        let sorted = (nearest.map { [$0] } ?? []) + desks.filter { $0 != nearest }
        return "no desk '\(name)' here; desks: \(sorted.joined(separator: ", "))"
            + (nearest.map { " (nearest: \($0))" } ?? "")
    }
}
