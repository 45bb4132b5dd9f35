import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Staff, programs and the client see that nobody vouches for a sender, and why it matters.
@Suite struct UnprovenTests {
    private static let said: [Language: String] = [
        .ru: "Отправитель не\u{a0}подтверждён", .kk: "Жіберуші расталмаған",
        .en: "Sender not proven",
    ]

    private static func letter() -> [UInt8] {
        Array(
            "From: anna@alfa.example\r\nTo: support@echo.example\r\nSubject: Filter\r\n\r\nbroken\r\n"
                .utf8)
    }

    @Test(arguments: [Language.ru, .kk, .en])
    func `the API says so, in the caller's language`(language: Language) async throws {
        let desk = try await APIDesk()
        let origin = LetterOrigin(channel: "mail", authserv: "mx.echo.example")
        _ = try await Intake(desk: desk.desk).deliver(
            Self.letter(), arrivedAt: APIDesk.tuesday, origin: origin)
        let token = try await desk.token()
        let ticket = try await desk.call(
            .get, "/tickets/1", token: token, language: language.rawValue)
        #expect(ticket["sender_proven"] as? Bool == false)
        #expect(ticket["sender_note"] as? String == Words.of(language)[.senderUnprovenWhy])
        let timeline = try await desk.call(
            .get, "/tickets/1/timeline", token: token, language: language.rawValue)
        let first = try #require((timeline["entries"] as? [[String: Any]])?.first)
        #expect(first["sender_proven"] as? Bool == false)
        #expect(first["sender_note"] as? String == Words.of(language)[.senderUnprovenWhy])
    }

    @Test func `where no server is asked the API says nothing`() async throws {
        let desk = try await APIDesk()
        _ = try await Intake(desk: desk.desk).deliver(Self.letter(), arrivedAt: APIDesk.tuesday)
        let ticket = try await desk.call(.get, "/tickets/1", token: try await desk.token())
        #expect(ticket["sender_proven"] == nil && ticket["sender_note"] == nil)
    }

    @Test(arguments: [Language.ru, .kk, .en])
    func `the message on the page is marked, and says why`(language: Language) throws {
        let words = Words.of(language)
        var message = TimelineEntry.Message(
            id: 1, author: PersonModel(name: "Anna", side: .client),
            at: MockDesk(language: language).at(5, "12:00"), text: "x")
        #expect(
            !TimelineEntry.message(message).view(words, today: MockDesk.today).text.contains(
                "unproven"))
        message.isUnproven = true
        let page = TimelineEntry.message(message).view(words, today: MockDesk.today).text
        #expect(page.contains(try #require(Self.said[language])))
        #expect(page.contains(words[.senderUnprovenWhy]))
    }
}
