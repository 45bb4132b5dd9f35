import Channels
import Foundation
import LetterParsing
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A planned meeting on the ticket's page, in the portal, by the API and in the mail.
@Suite struct MeetingPagesTests {
    private static let hour = Instant(iso8601: "2026-10-15T08:00:00Z")!

    /// Anna's ticket, which plans a meeting on Thursday, 15 October, at 11:00 in Moscow.
    private static func desk() async throws -> APIDesk {
        let temporary = try await APIDesk { text in
            text.replacing(
                "\ncategories:\n",
                with: """

                    categories:
                      meeting:
                        { title: { ru: "Встреча", en: "Meeting" }, clause: "0.3", meeting:
                          { at: meeting_at, lasts: 90 minutes, place: meeting_room,
                            with: [account_manager, official] } }

                    """
            )
            .replacing(
                "\nfields:\n",
                with: """

                    fields:
                      meeting_at: { title: { ru: "Начало", en: "Begins" }, clause: "0.3", type: moment }
                      meeting_room: { title: { ru: "Место", en: "Place" }, clause: "0.3" }

                    """
            )
            .replacing(
                "\nmessages:\n",
                with: """

                    messages:
                      invited:
                        { clause: "0.3", after: { filled: meeting_at }, to: [account_manager, official],
                          carries: meeting, text: { ru: "Встреча {meeting_at}", en: "We meet {meeting_at}" } }

                    """)
        }
        let made = try await temporary.call(
            .post, "/tickets", token: try await temporary.token("olga", ["admin"]),
            body: APIDesk.new(more: #", "category": "meeting", "project": "lavka""#), key: "first")
        #expect(made["number"] as? Int == 1)
        let ticket = try #require(try await temporary.desk.ticket(number: 1, for: .desk)).row.id
        _ = try await temporary.desk.perform(
            Instruction(
                .fill(["meeting_at": .moment(hour), "meeting_room": .text("Room 5")]), on: ticket,
                by: .staff("marina"),
                commandID: "plan"))
        return temporary
    }

    /// Content lines as they were before RFC 5545 §3.1 folded them.
    private static func unfolded(_ text: String) -> String { text.replacing("\r\n ", with: "") }

    @Test func `the portal shows when and where, and gives the file; another client finds nothing`()
        async throws
    {
        let temporary = try await Self.desk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        let page = try await anna.get("/portal/tickets/1").text
        #expect(
            page.contains("11:00–12:30") && page.contains("Room 5")
                && page.contains("Марина Образцова"))
        let file = try await anna.get("/portal/tickets/1/meeting.ics")
        #expect(file.status == 200 && file.headers[.contentType] == "text/calendar; charset=utf-8")
        let text = Self.unfolded(file.text)
        #expect(text.contains("DTSTART:20261015T080000Z\r\nDTEND:20261015T093000Z\r\n"))
        #expect(
            !text.contains("marina@echo.example"), "clients learn names of the staff, not addresses"
        )
        #expect(text.contains("mailto:anna@alfa.example"))
        let boris = try await PortalBrowser(temporary, as: "boris@beta.example")
        #expect(try await boris.get("/portal/tickets/1/meeting.ics").status == 404)
    }

    @Test func `a program reads the file with its token`() async throws {
        let temporary = try await Self.desk()
        let staff = try await temporary.call(
            .get, "/tickets/1/meeting.ics", token: try await temporary.token("marina", ["read"]))
        #expect(staff.status == 200)
        let text = Self.unfolded(String(decoding: staff.bytes, as: UTF8.self))
        #expect(text.contains("mailto:marina@echo.example"))
        let foreign = try await temporary.call(
            .get, "/tickets/1/meeting.ics",
            token: try await temporary.token("beta.boris", ["read"], scope: "company"))
        #expect(foreign.status == 404)
    }

    @Test func `those who meet get a letter with the file, at the hour of their own place`()
        async throws
    {
        let temporary = try await Self.desk()
        let mail = try #require(temporary.desk.mail)
        while try await Dispatch(desk: temporary.desk, settings: mail).send() > 0 {}
        let names = try FileManager.default.contentsOfDirectory(
            atPath: temporary.folder + "/outgoing")
        let letters = try names.map { name in
            try MIMECodec.parse(
                [UInt8](
                    try #require(
                        FileManager.default.contents(atPath: "\(temporary.folder)/outgoing/\(name)")
                    )))
        }
        for address in ["anna@alfa.example", "marina@echo.example"] {
            let letter = try #require(
                letters.first { $0.to.first?.address == address && !$0.attachments.isEmpty },
                "\(address)")
            #expect(letter.text.contains("чт 15 окт 2026 11:00"))
            let file = try #require(letter.attachments.first)
            #expect(file.contentType == "text/calendar" && file.name == "meeting-1.ics")
            #expect(String(decoding: file.bytes, as: UTF8.self).contains("SUMMARY:"))
        }
    }
}
