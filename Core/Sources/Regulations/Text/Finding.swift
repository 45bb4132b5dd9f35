/// What the check found, with its place, cause and cure.
public struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// What a finding keeps from happening.
    public enum Severity: String, Sendable, Hashable, CaseIterable, Codable {
        /// The regulation cannot be published.
        case blocks
        case warns
        /// Shown on the tickets that it concerns.
        case hints
    }

    public var code: FindingCode
    public var severity: Severity
    public var place: Place
    public var message: String
    /// The nearest valid word, where a word is unknown.
    public var nearest: String?
    /// `reading: alternative`, when it holds under that alternative only.
    public var alternative: String?

    public init(
        _ code: FindingCode, at place: Place, _ message: String, nearest: String? = nil,
        severity: Severity? = nil
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.place = place
        self.message = message
        self.nearest = nearest
    }

    /// `file:line:column: severity code: message (nearest: …)`
    public var description: String {
        let under = alternative.map { " [under \($0)]" } ?? ""
        let word = nearest.map { " (nearest: \($0))" } ?? ""
        return "\(place): \(severity.rawValue) \(code.rawValue): \(message)\(word)\(under)"
    }
}
