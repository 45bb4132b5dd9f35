import Crypto
import Testing

@testable import Channels

@Suite struct ReplyAddressTests {
    private let key = ReplyAddress.Key(
        id: "a1", secret: SymmetricKey(data: [UInt8](repeating: 7, count: 32)))!
    private let other = ReplyAddress.Key(
        id: "a2", secret: SymmetricKey(data: [UInt8](repeating: 8, count: 32)))!
    private let now: Int64 = 1_795_176_000

    private func made() throws -> ReplyAddress {
        try #require(
            ReplyAddress(ticket: "echo-12345", person: "p17", validUntil: now + 86_400, key: key))
    }

    @Test func `an address is valid for its ticket, person and days only`() throws {
        let text = try made().address(domain: "echo.example")
        let read = try #require(ReplyAddress(text.uppercased()))
        #expect(read.ticket == "echo-12345")
        #expect(read.isValid(for: "p17", at: now, keys: [other, key]))
        #expect(!read.isValid(for: "p18", at: now, keys: [key]))
        #expect(!read.isValid(for: "p17", at: now + 3 * 86_400, keys: [key]))
        #expect(!read.isValid(for: "p17", at: now, keys: [other]))
        #expect(text.prefix { $0 != "@" }.count <= 64)
    }

    @Test func `changing any character makes the address invalid`() throws {
        let text = Array(try made().address(domain: "echo.example").prefix { $0 != "@" })
        for index in text.indices {
            var changed = text
            changed[index] = changed[index] == "b" ? "c" : "b"
            let read = ReplyAddress(String(changed) + "@echo.example")
            #expect(read?.isValid(for: "p17", at: now, keys: [key]) != true, "\(String(changed))")
        }
    }

    @Test func `the longest ticket name still fits a local part`() throws {
        let long = try #require(
            ReplyAddress(ticket: "abcdefghij-12345", person: "p", validUntil: now, key: key))
        #expect(long.address(domain: "echo.example").prefix { $0 != "@" }.count <= 64)
        #expect(ReplyAddress(ticket: "Abc", person: "p", validUntil: now, key: key) == nil)
        #expect(ReplyAddress(ticket: "a.b", person: "p", validUntil: now, key: key) == nil)
    }

    @Test(arguments: [
        "support@echo.example", "reply+@echo.example", "reply+1.2.3@x", "reply+1.2.a.@x",
        "reply+1.-1.a.b@x", "",
    ])
    func `other addresses are no reply addresses`(text: String) {
        #expect(ReplyAddress(text)?.isValid(for: "p17", at: now, keys: [key]) != true)
    }
}
