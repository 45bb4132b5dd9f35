import Store

extension Words {
    /// The mark and the cause in the reader's words; what a mail server said stays as it said it.
    func callAsFunction(_ problem: LetterProblem) -> String {
        let cause = problem.cause.map(words)
        guard problem.isPossiblyTwice else { return cause ?? "—" }
        return cause.map { "\(self[Word.possiblyTwice]): \($0)" } ?? self[Word.possiblyTwice]
    }

    private func words(_ cause: LetterProblem.Cause) -> String {
        switch cause {
        case .noRecipient: self[.noRecipient]
        case .noAddress: self[.noAddressKnown]
        case .gone: self[.requesterGone]
        case .damaged: self[.damaged]
        case .noWords: self[.noWordsLeft]
        case .budget: self[.letterBudget]
        case .automaticSender: self[.automaticSender]
        case .stopped: self[.stoppedSending]
        case .restored: self[.restoredWaiting]
        case .bounced(let report): "\(self[.cameBack]): \(report)"
        case .said(let words): words
        }
    }
}
