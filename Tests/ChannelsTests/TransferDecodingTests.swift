import Foundation
import Testing

@testable import Channels
@testable import LetterParsing

@Suite struct TransferDecodingTests {
    @Test func `base64 gives back every length with and without padding`() {
        var chance = Chance(seed: 11)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
            let text = Data(bytes).base64EncodedString(options: .lineLength64Characters)
            #expect(TransferDecoding.base64(Array(text.utf8)) == (bytes, false))
            #expect(
                TransferDecoding.base64(Array(text.filter { $0 != "=" }.utf8)) == (bytes, false))
        }
    }

    @Test func `damage is noticed and the rest is kept`() {
        #expect(TransferDecoding.base64(Array("SGVs!bG8=".utf8)) == (Array("Hello".utf8), true))
        #expect(
            TransferDecoding.base64(Array("SGVsbG8=\nIQ==".utf8)) == (Array("Hello!".utf8), false))
        #expect(TransferDecoding.base64(Array("SGVsbG8hX".utf8)) == (Array("Hello!".utf8), true))
        #expect(TransferDecoding.inQuotedPrintable(Array("a=3D=\nb= \nc".utf8)) == false)
        #expect(TransferDecoding.inQuotedPrintable(Array("100=% sure".utf8)))
    }

    @Test func `text in base64 is read`() throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@alfa.example", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                "0J/RgNC40LLQtdGC"
            ))
        #expect(message.text == "Привет")
    }
}
