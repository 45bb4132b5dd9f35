import Regulations
import ServiceDesk
import WorkingTime

/// In which lines the explanation of a clock differs from that of the instant a scenario expects.
struct ScenarioDifference {
    let explanation: Explanation
    let edition: Edition

    /// Promise, start and calendar stand first in every explanation.
    static let contextLines = 3

    private var words: ExplanationWords {
        ExplanationWords(language: ScenarioGround.language, edition: edition)
    }

    /// The days and the sum as they would be with the due instant `expected`, against what they
    /// are.
    func lines(expecting expected: Instant?) -> [String] {
        var other = explanation
        other.due = expected
        if let expected {
            let calendar = edition.calendar(explanation.calendar)
            let (start, pauses) = (explanation.startedAt, explanation.pauses)
            other.countedUntil = expected
            other.days = calendar.tallies(from: start, to: expected, pauses: pauses)
            other.countedSeconds = calendar.workingSeconds(
                from: start, to: max(start, expected), pauses: pauses)
        }
        let (wanted, found) = (words.lines(of: other), words.lines(of: explanation))
        let difference = found.difference(from: wanted)
        let (missing, unexpected) = (
            difference.removals.map(\.line), difference.insertions.map(\.line)
        )
        return context(found) + missing.map { "- \($0)" } + unexpected.map { "+ \($0)" }
    }

    /// Everything but the single days, and when it stopped.
    func lines(stopped: String?) -> [String] {
        var short = explanation
        (short.days, short.steps) = ([], [])
        return words.lines(of: short).map { "  \($0)" }
            + (stopped.map { ["  Stopped: \($0)"] } ?? [])
    }

    /// Day by day up to `instant`, which is what `elapsed` counts.
    func lines(until instant: Instant) -> [String] {
        var counted = explanation
        (counted.countedUntil, counted.steps) = (max(explanation.startedAt, instant), [])
        counted.days = edition.calendar(explanation.calendar).tallies(
            from: explanation.startedAt, to: counted.countedUntil, pauses: explanation.pauses)
        return words.lines(of: counted).map { "  \($0)" }
    }

    private func context(_ lines: [String]) -> [String] {
        lines.prefix(Self.contextLines).map { "  \($0)" }
    }
}

extension CollectionDifference<String>.Change {
    fileprivate var line: String {
        switch self {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
    }
}

/// The words of the regulation which an expectation rests on.
struct ScenarioGround {
    let regulation: Regulation

    /// Of the findings of a scenario; who writes regulations reads them.
    static let language = "en"

    /// `cl. 2.3.2: «Standard support reacts in 8 hours.»`, and what the desk does by it; `citing`
    /// as in `commitments.reaction`.
    func lines(_ citing: String) -> [String] {
        let clauses = clauses(of: citing).compactMap { name in
            regulation.clauses[name].map { (regulation.number(of: name), $0.text) }
        }
        let quoted = clauses.map { number, text in
            "cl. \(number): «\(text.text(in: Self.language, fallbacks: regulation.languages)?.text ?? "")»"
        }
        return quoted + [regulation.deskSentence(for: citing, in: Self.language)]
    }

    private func clauses(of citing: String) -> [String] {
        let parts = citing.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return [] }
        switch parts[0] {
        case "commitments": return regulation.commitments[parts[1]]?.clauses ?? []
        case "rules": return regulation.rules[parts[1]]?.clauses ?? []
        case "messages": return regulation.messages[parts[1]]?.clauses ?? []
        case "measures": return regulation.measures[parts[1]]?.clauses ?? []
        default: return []
        }
    }
}
