import Testing

@testable import Store

/// What the column of a letter's problem holds: codes, which rows of earlier programs did not have
/// yet.
@Suite struct LetterProblemTests {
    private static let causes: [LetterProblem.Cause] = [
        .noRecipient, .noAddress, .gone, .damaged, .noWords, .budget, .automaticSender, .stopped,
        .restored,
        .bounced("<gleb@alfa.example>: 5.1.1 no such user"), .said("451 later: budget"),
    ]

    @Test(arguments: causes, [false, true])
    func `what is stored is read again`(cause: LetterProblem.Cause, isPossiblyTwice: Bool) {
        let problem = LetterProblem(cause, isPossiblyTwice: isPossiblyTwice)
        #expect(LetterProblem(stored: problem.stored) == problem)
    }

    @Test func `the mark alone is read again`() {
        let mark = LetterProblem(nil, isPossiblyTwice: true)
        #expect(LetterProblem(stored: mark.stored) == mark)
    }

    @Test(arguments: [
        (
            "possibly twice: the desk stopped during an attempt",
            LetterProblem(.stopped, isPossiblyTwice: true)
        ),
        (
            "possibly twice: the desk was restored from a backup",
            LetterProblem(.restored, isPossiblyTwice: true)
        ),
        ("possibly twice; 451 later", LetterProblem(.said("451 later"), isPossiblyTwice: true)),
        ("no_recipient", LetterProblem(.noRecipient)),
        ("550 no such user", LetterProblem(.said("550 no such user"))),
        ("bounced: <a@b.example>: 5.1.1", LetterProblem(.bounced("<a@b.example>: 5.1.1"))),
    ])
    func `rows of earlier programs are read`(stored: String, problem: LetterProblem) {
        #expect(LetterProblem(stored: stored) == problem)
    }

    /// The index of letters that may have left twice is over these bytes.
    @Test func `the mark stands where the index looks for it`() {
        #expect(LetterProblem(.stopped, isPossiblyTwice: true).stored.hasPrefix("possibly twice"))
    }
}
