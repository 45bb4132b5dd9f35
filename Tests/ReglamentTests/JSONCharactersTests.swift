import Foundation
import Testing

@testable import reglament

@Suite struct JSONCharactersTests {
    @Test func `a text is written as the encoder of the system writes it`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let ascii = (0..<0x80).compactMap { Unicode.Scalar($0) }.map { String(Character($0)) }
        for text in ascii + [
            "", "> a\n> b\n", "Ё\u{85}\u{2028}\u{202E}😀", String(repeating: "a\"\\/\n", count: 100),
        ] {
            let line = Array("\"".utf8) + JSONCharacters.escaped(text) + Array("\"".utf8)
            #expect(line == Array(try encoder.encode(text)))
        }
    }
}
