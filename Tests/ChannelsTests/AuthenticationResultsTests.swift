import Testing

@testable import Channels
@testable import LetterParsing
@testable import Letters

@Suite struct AuthenticationResultsTests {
    private static let anna = MailAddress(address: "anna@alfa.example")

    private static func verdict(
        _ value: String, _ from: String = "anna@alfa.example"
    ) -> AuthenticationResults.Verdict? {
        AuthenticationResults(value)?.verdict(on: MailAddress(address: from))
    }

    @Test(
        arguments: [
            (
                "mx.example; dmarc=pass header.from=alfa.example",
                AuthenticationResults.Verdict.proven
            ),
            ("mx.example 1; DMARC=Pass (p=none; sp=none) Header.From=ALFA.example", .proven),
            ("mx.example; dkim=pass header.d=alfa.example header.s=s1", .proven),
            ("mx.example; dkim=pass (good \\) fail; x) header.i=@alfa.example", .proven),
            ("mx.example; spf=pass smtp.mailfrom=\"bounce@alfa.example\"", .proven),
            ("mx.example; none", .unproven),
            (
                "mx.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example",
                .unproven
            ),
            ("mx.example; dkim=fail header.d=alfa.example", .unproven),
            ("mx.example; dkim=pass header.d=under.alfa.example", .proven),
            ("mx.example; dkim=pass (\"; good) header.d=alfa.example", .proven),
            ("mx.example;\tdkim\t=\tpass\theader\t.\td\t=\talfa.example", .proven),
            (
                "(a (nested) one) mx.example (; dkim=fail) 1; spf/1 = pass (x) smtp . mailfrom=\"a b\"@alfa.example",
                .proven
            ),
            ("mx.example; dkim=pass reason=\"it; is=good\" header.i=@mail.alfa.example", .proven),
            (
                "mx.example; dmarc=none header.from=alfa.example; dkim=pass header.d=alfa.example",
                .proven
            ),
            ("mx.example; dmarc=pass header.from=alfa.example.evil.example", .unproven),
            ("mx.example; dmarc=pass", .unproven),
            ("mx.example; dmarc=pass header.from=mail.alfa.example", .unproven),
            ("mx.example 2; dmarc=pass header.from=alfa.example", nil),
            (#"mx.example; spf=pass smtp.mailfrom="a@alfa.example b"@evil.example"#, .unproven),
            (#"mx.example; spf=pass smtp.mailfrom="a@alfa.example;b"@evil.example"#, .unproven),
            (
                #"mx.example; spf=pass smtp.mailfrom="a\" smtp.mailfrom=x@alfa.example b"@evil.example"#,
                .unproven
            ),
            (#"mx.example; spf=pass smtp.mailfrom=x@evil.example"@alfa.example""#, .unproven),
            (#"mx.example; spf=pass smtp.mailfrom="x"@alfa.example@evil.example"#, .unproven),
            ("mx.example; spf=pass smtp.mailfrom=x@alfa.example y@evil.example", .unproven),
            ("mx.example; spf=pass smtp.mailfrom=x@evil.example (x) @alfa.example", .unproven),
            ("mx.example; dkim=pass header.d=evil.example header.d=alfa.example", .unproven),
            ("mx.example; dkim=pass header.d=(alfa.example)evil.example", .unproven),
            (#"mx.example; dkim=pass header.d="alfa.example"#, nil),
            ("mx.example; dkim=fail (x) header.d=alfa.example dkim=pass", .unproven),
            ("mx.example; dkim=pass header.d=example", .unproven),
            ("mx.example; x=\"; dmarc=pass header.from=alfa.example\"", .unproven),
            (
                "mx.example; (dmarc=pass header.from=alfa.example; dkim=pass header.d=alfa.example",
                nil
            ),
            ("mx.example; arc=pass header.from=alfa.example", .unproven),
            (
                "mx.example; dmarc=fail header.from=alfa.example; spf=pass smtp.mailfrom=alfa.example",
                .failed
            ),
        ] as [(String, AuthenticationResults.Verdict?)])
    func `what the server found out is read as RFC 8601 writes it`(
        value: String, verdict: AuthenticationResults.Verdict?
    ) {
        #expect(Self.verdict(value) == verdict)
    }

    /// `co.uk` and `github.io` are public: everybody may have a name under them.
    @Test(arguments: [
        ("alfa.co.uk", "mail.alfa.co.uk", true), ("beta.co.uk", "alfa.co.uk", false),
        ("co.uk", "alfa.co.uk", false),
        ("evil.github.io", "alfa.github.io", false), ("github.io", "alfa.github.io", false),
        ("alfa.com.kz", "alfa.com.kz", true), ("beta.com.kz", "alfa.com.kz", false),
        ("mail.alfa.kz", "news.alfa.kz", true), ("kz", "alfa.kz", false),
    ])
    func `domains of one owner speak for each other, those under a public suffix do not`(
        signer: String, from: String, isProven: Bool
    ) {
        for found in ["dkim=pass header.d=\(signer)", "spf=pass smtp.mailfrom=x@\(signer)"] {
            #expect(Self.verdict("mx; " + found, "a@\(from)") == (isProven ? .proven : .unproven))
        }
    }

    @Test(
        arguments: [
            (#""a@alfa.example b"@evil.example"#, "evil.example"), ("a@b@alfa.example", nil),
            ("alfa.example", nil),
            (#""a@alfa.example"#, nil), ("a@ALFA.example", "alfa.example"),
            ("a@alfa..example", nil), ("a@-", "-"),
        ] as [(String, String?)])
    func `the domain of an address stands behind its one at sign outside quotes`(
        address: String, domain: String?
    ) {
        #expect(AddressDomain.of(address) == domain)
    }

    @Test func `an encoded word in the field is none`() throws {
        let value = "mx.example; spf=pass smtp.mailfrom==?us-ascii?q?x=40alfa=2eexample?="
        let header = "Authentication-Results: \(value)"
        let message = try MIMECodec.parse(letter("From: anna@alfa.example", header, "", "x"))
        #expect(message.authenticationResults == [value])
        #expect(Self.verdict(value) == .unproven)
    }

    @Test func `a domain speaks for the ones under it`() {
        #expect(
            Self.verdict("mx; dkim=pass header.d=alfa.example", "a@mail.alfa.example") == .proven)
        #expect(Self.verdict("mx; dkim=pass header.d=alfa.example", "a@xalfa.example") == .unproven)
        #expect(Self.verdict("mx; dkim=pass header.d=alfa.example", "nobody") == .unproven)
    }

    @Test func `only the topmost header of the server counts`() throws {
        let headers = [
            "other.example; dmarc=pass header.from=alfa.example",
            "MX.example; dmarc=fail header.from=alfa.example",
            "mx.example; dmarc=pass header.from=alfa.example",
        ]
        let found = try #require(AuthenticationResults.topmost(of: "mx.Example", in: headers))
        #expect(found.verdict(on: Self.anna) == .failed)
        #expect(AuthenticationResults.topmost(of: "third.example", in: headers) == nil)
    }
}
