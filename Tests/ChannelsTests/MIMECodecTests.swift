import Foundation
import Testing

@testable import Channels
@testable import LetterParsing
@testable import Letters

@Suite struct MIMECodecTests {
    /// What `golden.json` records of a letter.
    struct Reading: Codable, Equatable {
        struct File: Codable, Equatable {
            var name: String?
            var contentType: String
            var size: Int
            var contentID: String?
            var inline: Bool
        }

        var letter: String
        var error: String?
        var messageID: String?
        var inReplyTo: String?
        var references: [String] = []
        var from: MailAddress?
        var to: [MailAddress] = []
        var cc: [MailAddress] = []
        var subject = ""
        var date: Int64?
        var receivedDate: Int64?
        var automatic: AutomaticMail?
        var text = ""
        var hasHTML = false
        var attachments: [File] = []
        var defects: [LetterDefect] = []

        init(_ name: String) throws {
            letter = name
            do {
                let message = try MIMECodec.parse(try LetterFiles.bytes(name))
                take(message)
            } catch let failure as MIMEError {
                error = "\(failure)"
            }
        }

        private mutating func take(_ message: InboundLetter) {
            (messageID, inReplyTo, references) = (
                message.messageID, message.inReplyTo, message.references
            )
            (from, to, cc, subject) = (message.from, message.to, message.cc, message.subject)
            (date, receivedDate, automatic) = (
                message.date, message.receivedDate, message.automatic
            )
            (text, hasHTML) = (message.text, message.html != nil)
            attachments = message.attachments.map {
                File(
                    name: $0.name, contentType: $0.contentType, size: $0.size,
                    contentID: $0.contentID,
                    inline: $0.inline
                )
            }
            defects = message.defects
        }
    }

    @Test func `every letter of the folder is read as the golden file says`() throws {
        let file = LetterFiles.folder.appendingPathComponent("golden.json")
        let readings = try LetterFiles.names.map(Reading.init)
        if ProcessInfo.processInfo.environment["WRITE_GOLDEN"] != nil {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(readings).write(to: file)
        }
        let golden = try JSONDecoder().decode([Reading].self, from: try Data(contentsOf: file))
        #expect(readings.map(\.letter) == golden.map(\.letter))
        for (reading, expected) in zip(readings, golden) { #expect(reading == expected) }
    }
}
