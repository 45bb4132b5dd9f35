import Regulations
import WorkingTime

/// And what then: what follows once the due has passed.
extension ExplanationWords {
    /// `If missed: Tue 14 Oct 2025 11:00 (2 working hours after the due), assigned to: Head`.
    func late(_ explanation: Explanation) -> [String] {
        let head = say("При пропуске", "Өткізіп алынса", "If missed")
        return steps(afterDue: explanation).map { "\(head): \($0)" }
    }

    /// Each step with its moment, and whether it has been taken.
    public func steps(afterDue explanation: Explanation) -> [String] {
        explanation.late.map { late in
            let acts = edition.regulation.words(of: late.step, in: language)
            guard let after = late.step.after else { return acts }
            let moment = late.at.map { self.moment($0, of: explanation, isEnd: true) + " " } ?? ""
            let taken = late.isTaken ? " — " + say("сделано", "орындалды", "done") : ""
            return "\(moment)(\(count(after))), \(acts)\(taken)"
        }
    }

    private func count(_ limit: Limit) -> String {
        let time = limits.phrase(limit)
        return say(
            "через \(time) после срока", "мерзімнен кейін \(time) өткенде", "\(time) after the due")
    }
}
