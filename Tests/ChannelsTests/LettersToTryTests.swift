import Foundation
import Testing

@testable import Channels
@testable import LetterParsing
@testable import Letters

/// The letters in `letters/`, which the README invites people to deliver.
@Suite struct LettersToTryTests {
    private static let folder = LetterFiles.folder.deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("letters")

    private static func read(_ name: String) throws -> InboundLetter {
        try MIMECodec.parse(
            [UInt8](try Data(contentsOf: folder.appendingPathComponent(name + ".eml"))))
    }

    static let subjects = [
        ("1-urgent-ru", "anna@alfa.example", "СРОЧНО: не работает касса в магазине"),
        ("2-out-of-hours-kk", "boris@beta.example", "Есеп ашылмайды"),
        ("3-unknown-sender-en", "clara@unknown.example", "Question about your service"),
        ("4-html-only-en", "boris@beta.example", "Printer on the second floor"),
        ("5-koi8-r-ru", "anna@alfa.example", "Забыла пароль"),
        ("6-attachment-ru", "anna@alfa.example", "Акт сверки: расхождение"),
        (
            "7-auto-reply-en", "boris@beta.example",
            "Automatic reply: your request has been registered"
        ),
        ("8-broken-mime-ru", "anna@alfa.example", "Письмо оборвалось"),
    ]

    @Test(arguments: subjects) func `each letter names its sender and subject`(
        expected: (String, String, String)
    )
        throws
    {
        let message = try Self.read(expected.0)
        #expect(message.from?.address == expected.1)
        #expect(message.subject == expected.2)
        #expect(message.to.map(\.address) == ["support@echo.example"])
        #expect(!message.text.isEmpty)
        #expect(
            message.defects.contains(where: \.losesContent) == (expected.0 == "8-broken-mime-ru"))
        #expect((message.automatic != nil) == (expected.0 == "7-auto-reply-en"))
    }

    @Test func `the special ones are special`() throws {
        #expect(try Self.read("4-html-only-en").text.contains("- new paper,\n- new cartridge,"))
        #expect(try Self.read("5-koi8-r-ru").text.hasPrefix("Добрый день!\n\nНе могу войти"))
        #expect(
            try Self.read("6-attachment-ru").attachments.map(\.name) == [
                "Акт сверки за октябрь.csv"
            ])
    }
}
