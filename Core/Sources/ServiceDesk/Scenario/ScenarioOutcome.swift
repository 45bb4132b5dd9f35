import Regulations

/// How a scenario went.
public enum ScenarioOutcome: Sendable, Hashable {
    case passed
    case failed([ScenarioFailure])
    /// It tells of something that is not executed yet; the steps before it held.
    case deferred(String)
}

/// One expectation that did not hold.
public struct ScenarioFailure: Sendable, Hashable, CustomStringConvertible {
    public var place: Place
    /// What was looked at: `due of standard_reaction on T1`.
    public var sentence: String
    public var expected: String
    public var actual: String
    /// Lines of the explanation, where a due differs.
    public var explanation: [String] = []

    public var description: String {
        let head = "\(place): \(sentence): expected \(expected), got \(actual)"
        return ([head] + explanation.map { "    " + $0 }).joined(separator: "\n")
    }
}
