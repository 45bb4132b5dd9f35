import Doors
import Foundation
import LetterParsing
import Letters
import Regulations
import ServiceDesk
import WorkingTime

/// One kind of foreign bytes, what reads it, and what its texts are made of.
enum Door: String, CaseIterable {
    case letter, header, packed, form, html, imap, json, regulation, people, calendar

    func read(_ bytes: [UInt8]) {
        switch self {
        case .letter: letter(bytes)
        case .header: letter(Array("To: ".utf8) + bytes + Array("\n\nx\n".utf8))
        case .packed: packed(bytes)
        case .form: _ = try? FormCodec.parse(bytes, contentType: "multipart/form-data; boundary=b")
        case .html:
            let text = String(decoding: bytes, as: UTF8.self)
            let safe = LetterHTML.sanitised(text)
            precondition(!safe.html.lowercased().contains("<script"))
            _ = LetterHTML.text(text)
        case .imap: Doors.imap(bytes)
        case .json: Doors.json(bytes)
        case .regulation:
            _ = RegulationFile.read(
                text: String(decoding: bytes, as: UTF8.self), file: "r.yaml", world: Self.world)
        case .people: Doors.people(String(decoding: bytes, as: UTF8.self), Self.edition)
        case .calendar:
            _ = try? Holidays(
                ics: String(decoding: bytes, as: UTF8.self), country: "RU", edition: "fuzz")
        }
    }

    private func letter(_ bytes: [UInt8]) {
        do throws(MIMEError) {
            let message = try MIMECodec.parse(bytes)
            precondition(message.text.utf8.count <= LetterLimits.textBytes)
            precondition(message.attachments.count <= LetterLimits.parts)
            let answer = LetterAnswer.letter(message)
            precondition((try? LetterAnswer(wire: answer.wire)) == answer)
        } catch {
            precondition(!error.description.isEmpty)
        }
    }

    /// As an opaque signature, as TNEF with and without what it begins with, as an invitation, as
    /// the name of a file.
    private func packed(_ bytes: [UInt8]) {
        let begun: [UInt8] = [0x78, 0x9F, 0x3E, 0x22, 0, 0]
        let forms = [
            ("application/pkcs7-mime", bytes), ("application/ms-tnef", bytes),
            ("application/ms-tnef", begun + bytes), ("text/calendar", bytes),
        ]
        for (type, content) in forms {
            let header = "Content-Type: \(type)\nContent-Transfer-Encoding: binary\n\n"
            letter(Array("Subject: x\n\(header)".utf8) + content)
        }
        let name = bytes.filter { $0 != 0x0A && $0 != 0x0D }
        letter(Array("Content-Disposition: attachment; filename".utf8) + name + [0x0A, 0x0A])
    }

    /// Openers, closers and words that this kind of text nests and repeats.
    var words: [String] {
        switch self {
        case .letter:
            [
                "\n--b\n", "\n--b--\n", "Content-Type: multipart/mixed; boundary=b\n",
                "Content-Type: message/rfc822\n\n",
                "=?utf-8?B?", "?=", "Cc: a:", "(", ")", "\r", "\0", "> ", "\u{301}", "\u{200D}",
                "charset=utf-7",
                "Content-Transfer-Encoding: base64\n", "=\n", "filename*0*=", ";", "<", ">", "\n\n",
            ]
        case .header:
            [
                "a:", "(", ")", "<", ">", "\"", "\\", ",", ";", "@", "=?koi8-r?Q?", "?=", "\n ",
                "[", "]",
            ]
        case .packed:
            [
                "\u{04}\u{03}abc", "\0\0", "\u{06}\u{09}*", "\u{1F}\0\0\u{10}", "LZFu", "{\\rtf1 ",
                "\\'e4",
                "\\u1078?", "BEGIN:VEVENT\n", "SUMMARY:", "DTSTART;TZID=", "\n ",
                "*0*=utf-8''%D0", "; filename*1=", "=?kz-1048?Q?", "?=",
            ]
        case .form:
            [
                "\r\n--b\r\n", "Content-Disposition: form-data; name=\"x\"", "; filename=\"y\"",
                "\r\n\r\n", "--b--",
            ]
        case .html:
            [
                "<div>", "</div>", "<!--", "-->", "<b x='", "&#x", ";", "<svg>", "<a href=\"",
                "<![CDATA[", "</",
            ]
        case .imap:
            [
                "(", ")", "{3}\r\nabc", "\"", "* 1 FETCH ", "\r\n", "BODY[]", "NIL", "\\",
                "{99999999999}\r\n",
            ]
        case .json:
            ["[", "]", "{", "}", "\"a\":", ",", "\\u0000", "\\ud800", "1e999", "-", "null", "\""]
        case .regulation, .people:
            [
                "{", "}", "[", "]", ": ", "- ", "\n", "  ", "&a ", "*a", "!!int ", "\"", "'",
                "null", "<<: ", "\t", "# ",
            ]
        case .calendar:
            [
                "BEGIN:VEVENT\n", "END:VEVENT\n", "DTSTART;VALUE=DATE:20260101\n",
                "RRULE:FREQ=YEARLY\n", "\n ",
                "CATEGORIES:",
            ]
        }
    }

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../..").standardizedFileURL

    private static let world = CheckWorld(
        zone: { _ in .utc }, holidays: { Holidays.bundled(country: $0) },
        today: CivilDate("2026-10-01")!)

    private static let edition: Edition = {
        let file = repository.appending(path: "regulations/echo/regulation.yaml")
        let text = try! String(contentsOf: file, encoding: .utf8)
        let read = RegulationFile.read(text: text, file: "echo.yaml", world: world)
        return try! Edition(compiling: read.regulation!, digest: "fuzz", world: world)
    }()
}
