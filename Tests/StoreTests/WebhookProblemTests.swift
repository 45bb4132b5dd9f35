import Testing

@testable import Store

/// Why a webhook was not told is a code in the column.
@Suite struct WebhookProblemTests {
    @Test(
        arguments: [.answered(500), .gone, .inside, .said("Could not resolve host")]
            as [WebhookProblem])
    func `what is stored is read again`(_ problem: WebhookProblem) {
        #expect(WebhookProblem(stored: problem.stored) == problem)
    }

    @Test func `what stood there in words is a code now`() {
        #expect(WebhookProblem(stored: "410: the receiver wants no more") == .gone)
        let inside =
            "the address lies inside a private network; --webhooks-inside allows that, not link-local"
        #expect(WebhookProblem(stored: inside) == .inside)
        #expect(WebhookProblem(stored: "answered 302") == .answered(302))
    }
}
