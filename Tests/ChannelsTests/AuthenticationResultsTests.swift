import Testing

@testable import Channels
@testable import Letters

@Suite struct AuthenticationResultsTests {
    private static let anna = MailAddress(address: "anna@alfa.example")

    private static func verdict(
        _ value: String, _ from: String = "anna@alfa.example"
    ) -> AuthenticationResults.Verdict? {
        AuthenticationResults(value)?.verdict(on: MailAddress(address: from))
    }

    @Test(arguments: [
        ("mx.example; dmarc=pass header.from=alfa.example", AuthenticationResults.Verdict.proven),
        ("mx.example 1; DMARC=Pass (p=none; sp=none) Header.From=ALFA.example", .proven),
        ("mx.example; dkim=pass header.d=alfa.example header.s=s1", .proven),
        ("mx.example; dkim=pass (good \\) fail; x) header.i=@alfa.example", .proven),
        ("mx.example; spf=pass smtp.mailfrom=\"bounce@alfa.example\"", .proven),
        ("mx.example; none", .unproven),
        ("mx.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example", .unproven),
        ("mx.example; dkim=fail header.d=alfa.example", .unproven),
        ("mx.example; dkim=pass header.d=under.alfa.example", .unproven),
        ("mx.example; dkim=pass header.d=example", .unproven),
        ("mx.example; x=\"; dmarc=pass header.from=alfa.example\"", .unproven),
        ("mx.example; (dmarc=pass header.from=alfa.example; dkim=pass header.d=alfa.example", .unproven),
        ("mx.example; arc=pass header.from=alfa.example", .unproven),
        ("mx.example; dmarc=fail header.from=alfa.example; spf=pass smtp.mailfrom=alfa.example", .failed),
    ])
    func `what the server found out is read as RFC 8601 writes it`(
        value: String, verdict: AuthenticationResults.Verdict
    ) {
        #expect(Self.verdict(value) == verdict)
    }

    @Test func `a domain speaks for the ones under it`() {
        #expect(Self.verdict("mx; dkim=pass header.d=alfa.example", "a@mail.alfa.example") == .proven)
        #expect(Self.verdict("mx; dkim=pass header.d=alfa.example", "a@xalfa.example") == .unproven)
        #expect(Self.verdict("mx; dkim=pass header.d=alfa.example", "nobody") == .unproven)
    }

    @Test func `only the topmost header of the server counts`() throws {
        let headers = [
            "other.example; dmarc=pass header.from=alfa.example", "MX.example; dmarc=fail header.from=alfa.example",
            "mx.example; dmarc=pass header.from=alfa.example",
        ]
        let found = try #require(AuthenticationResults.topmost(of: "mx.Example", in: headers))
        #expect(found.verdict(on: Self.anna) == .failed)
        #expect(AuthenticationResults.topmost(of: "third.example", in: headers) == nil)
    }
}
