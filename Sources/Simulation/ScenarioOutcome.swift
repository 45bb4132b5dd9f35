import Regulations
import ServiceDesk

/// How a scenario went.
public enum ScenarioOutcome: Sendable, Hashable {
    case passed
    case failed([ScenarioFailure])
    /// It tells of something that is not executed yet; the steps before it held.
    case deferred(String)
}

extension ScenarioFailure {
    /// What the desk did otherwise than an expectation says.
    public struct Deed: Sendable, Hashable {
        /// What was looked at and expected, in the words of the scenario: `rule urgent`.
        public var words: String
        /// By which the desk was met.
        public var doors: [Coverage.Door]
    }
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
    /// What of the desk it speaks of; nil: the story could not be told, which says nothing of the
    /// desk.
    public var deed: Deed?
    /// Where a clock differs: what both have in common, then `- ` the lines expected and `+ ` the
    /// lines found.
    public var explanation: [String] = []

    public var description: String {
        let head = "\(place): \(sentence): expected \(expected), got \(actual)"
        return ([head] + (ground + explanation).map { "    " + $0 }).joined(separator: "\n")
    }
}
