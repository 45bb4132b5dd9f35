import ArgumentParser
import Channels
import Foundation
import Letters

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Look into letters.", subcommands: [MailParseCommand.self]
    )
}

struct MailParseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Print what a letter says, one JSON line per file.",
        discussion: """
            Keys: file; from {name, address}; to and cc [{name, address}]; subject; message_id and in_reply_to without \
            angle brackets, or null; date in ISO 8601, UTC, or null; text in UTF-8 with LF line ends and no blank \
            lines around it (made from the HTML when there is no plain text); html true or false; attachments \
            [{name, content_type, size}], name null when the letter gives none, size in bytes after decoding.

            A letter that is damaged or cannot be read gets an "error" beside what could be read. The exit code is 0.
            """
    )

    @Argument(help: "Letters as files; - reads one letter from standard input.")
    var files: [String]

    func run() async throws {
        let reader = LetterReader()
        for file in files {
            let line = await MailJSON.line(file: file, bytes: Self.bytes(of: file), reader)
            for piece in line { try FileHandle.standardOutput.write(contentsOf: piece) }
        }
    }

    private static func bytes(of file: String) -> Result<[UInt8], any Error> {
        Result {
            let handle =
                file == "-"
                ? .standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            // One byte over the limit is enough to refuse, so an endless stream ends here too.
            return [UInt8](try handle.read(upToCount: LetterLimits.bytes + 1) ?? Data())
        }
    }
}

/// The line of one letter; its keys are a promise to scripts.
private enum MailJSON {
    private struct Person: Encodable {
        var name: String
        var address: String

        init(_ address: MailAddress) {
            name = address.name
            self.address = address.address
        }
    }

    private struct File: Encodable {
        enum CodingKeys: String, CodingKey {
            case name, size
            case contentType = "content_type"
        }

        var name: String?
        var contentType: String
        var size: Int

        func encode(to encoder: any Encoder) throws {
            var box = encoder.container(keyedBy: CodingKeys.self)
            try box.encode(name, forKey: .name)
            try box.encode(contentType, forKey: .contentType)
            try box.encode(size, forKey: .size)
        }
    }

    /// Without `text` and `to`, which come last.
    private struct Letter: Encodable {
        enum CodingKeys: String, CodingKey {
            case file, from, cc, subject, date, html, attachments, error
            case messageID = "message_id"
            case inReplyTo = "in_reply_to"
        }

        var file: String
        var message: InboundLetter
        var error: String?

        func encode(to encoder: any Encoder) throws {
            var box = encoder.container(keyedBy: CodingKeys.self)
            try box.encode(file, forKey: .file)
            try box.encode(message.from.map(Person.init), forKey: .from)
            try box.encode(message.cc.map(Person.init), forKey: .cc)
            try box.encode(message.subject, forKey: .subject)
            try box.encode(message.messageID, forKey: .messageID)
            try box.encode(message.inReplyTo, forKey: .inReplyTo)
            try box.encode(message.date.map(MailJSON.instant), forKey: .date)
            try box.encode(message.html != nil, forKey: .html)
            let files = message.attachments.map {
                File(name: $0.name, contentType: $0.contentType, size: $0.size)
            }
            try box.encode(files, forKey: .attachments)
            try box.encodeIfPresent(error, forKey: .error)
        }
    }

    /// In pieces, since it may be long.
    static func line(file: String, bytes: Result<[UInt8], any Error>, _ reader: LetterReader) async
        -> [[UInt8]]
    {
        do {
            return encoded(await read(file: file, bytes: try bytes.get(), reader))
        } catch {
            let cause =
                "the file cannot be read: give the path of a letter that exists and that you may read"
            return encoded(Letter(file: file, message: InboundLetter(), error: cause))
        }
    }

    private static func read(file: String, bytes: [UInt8], _ reader: LetterReader) async -> Letter {
        do {
            let message = try await reader.letter(bytes, from: .fast)
            let losses = message.defects.filter(\.losesContent).map(\.sentence)
            return Letter(
                file: file, message: message,
                error: losses.isEmpty ? nil : losses.joined(separator: "; "))
        } catch {
            let readable = (error as? MIMEError)?.readable
            return Letter(file: file, message: readable ?? InboundLetter(), error: "\(error)")
        }
    }

    /// In the order of the keys. The text is written here, since it may have millions of
    /// characters.
    private static func encoded(_ letter: Letter) -> [[UInt8]] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let object = try? encoder.encode(letter),
            let to = try? encoder.encode(letter.message.to.map(Person.init))
        else { return [Array("\n".utf8)] }
        return [
            object.dropLast() + Array(",\"text\":\"".utf8),
            JSONCharacters.escaped(letter.message.text),
            Array("\",\"to\":".utf8) + to + Array("}\n".utf8),
        ]
    }

    private static func instant(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    }
}
