import Testing

@testable import reglament

/// What `serve` says at its start of cookies that browsers would not keep.
@Suite struct CookieHintTests {
    private func hint(_ options: String...) throws -> String? {
        try ServeOptions.parse(options).cookieHint
    }

    @Test func `it is said where browsers would come by plain http from elsewhere`() throws {
        #expect(try hint("--listen", "0.0.0.0:8080")?.contains("--insecure-cookies") == true)
        #expect(try hint("--listen", "10.0.0.5:80", "--public-url", "http://desk.example") != nil)
        #expect(try hint("--listen", "127.0.0.1:80", "--public-url", "http://desk.example") != nil)
    }

    @Test func `it is not said where nothing speaks for it`() throws {
        #expect(try hint() == nil)
        #expect(try hint("--listen", "[::1]:8080") == nil)
        #expect(try hint("--listen", "0.0.0.0:8080", "--public-url", "https://desk.example") == nil)
        #expect(try hint("--listen", "0.0.0.0:8080", "--insecure-cookies") == nil)
    }
}
