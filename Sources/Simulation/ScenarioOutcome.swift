import Regulations
import ServiceDesk

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
    /// Words of the regulation which the expectation rests on, and what the desk makes of them.
    public var ground: [String] = []
    /// Where a clock differs: what both have in common, then `- ` the lines expected and `+ ` the lines found.
    public var explanation: [String] = []

    public var description: String {
        let head = "\(place): \(sentence): expected \(expected), got \(actual)"
        return ([head] + (ground + explanation).map { "    " + $0 }).joined(separator: "\n")
    }
}
