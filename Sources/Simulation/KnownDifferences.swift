import Foundation

/// Scenarios that are known not to hold on the desk: lines `FOLDER/SCENARIO: what differs`, `#`
/// begins a remark.
public struct KnownDifferences: Sendable {
    public static let linesMax = 1000

    /// Why the file was refused: line and cause.
    public struct Problem: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    private var reasons: [String: String] = [:]

    public init() {}

    public init(text: String) throws(Problem) {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.count <= Self.linesMax else {
            throw Problem(description: "there are more than \(Self.linesMax) lines")
        }
        for (index, line) in lines.enumerated()
        where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
            let parts = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard parts.count == 2, parts[0].contains("/"), !parts[1].isEmpty else {
                throw Problem(
                    description: "line \(index + 1): write it as 'FOLDER/SCENARIO: what differs'")
            }
            reasons[parts[0]] = parts[1]
        }
    }

    /// What differs in the scenario of this file; nil: nothing that is known.
    public func reason(of scenario: String) -> String? {
        let url = URL(filePath: scenario)
        let folder = url.deletingLastPathComponent().deletingLastPathComponent().lastPathComponent
        return reasons["\(folder)/\(url.deletingPathExtension().lastPathComponent)"]
    }
}
