import Foundation
import HTTPTypes
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// What a third party, a colleague by mail and a call written down look like to the staff, to a
/// program, to the client.
@Suite struct ThirdPartyPagesTests {
    private static func letter(_ from: String, _ id: String, _ text: String, answers: String = "")
        -> [UInt8]
    {
        let reference = answers.isEmpty ? "" : "In-Reply-To: <\(answers)>\r\n"
        return Array(
            """
            From: <\(from)>\r\nTo: support@echo.example\r\nSubject: Filter\r\nMessage-ID: <\(id)>\r\n\(reference)\
            Content-Type: text/plain; charset=utf-8\r\n\r\n\(text)\r\n
            """.utf8)
    }

    /// Anna's ticket, a stranger's letter on it, and a colleague's.
    private static func tell(_ desk: Desk, at now: Instant) async throws {
        for bytes in [
            letter("anna@alfa.example", "a@alfa.example", "See https://lavka.example"),
            letter(
                "kirill@contractor.example", "k@contractor.example", "My login is kirill",
                answers: "a@alfa.example"),
            letter(
                "marina@echo.example", "m@echo.example", "They broke it again",
                answers: "a@alfa.example"),
        ] {
            _ = try await Intake(desk: desk).deliver(bytes, arrivedAt: now)
        }
    }

    @Test(arguments: [
        ("ru", "Третье лицо", "письмом"), ("kk", "Үшінші тұлға", "хатпен"),
        ("en", "Third party", "by mail"),
    ])
    func `the staff read whose words they are, in their language`(
        language: String, thirdParty: String, byMail: String
    ) async throws {
        let live = try await LiveDesk()
        try await Self.tell(live.desk, at: live.clock.now())
        let marina = try await live.enter("marina")
        let page = try await live.get(
            "/tickets/1", marina, headers: [.cookie: "language=\(language)"]
        ).body
        for words in [
            thirdParty, byMail, "kirill@contractor.example", "My login is kirill",
            "They broke it again",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.components(separatedBy: "\(thirdParty)</span>").count == 2)
    }

    @Test
    func `a program of the staff is told the same, the client neither by program nor by page`()
        async throws
    {
        let temporary = try await APIDesk()
        try await Self.tell(temporary.desk, at: temporary.clock.now())
        let path = "/tickets/1/timeline"
        let told = try await temporary.call(.get, path, token: temporary.token("olga", ["read"]))
        let notes = (told["entries"] as? [[String: Any]] ?? []).filter {
            $0["event"] as? String == "noted"
        }
        #expect(notes.map { $0["voice"] as? String } == ["third_party", "colleague"])
        #expect(notes.map { $0["by"] as? String } == ["stranger", "staff"])
        #expect(
            (notes.first?["details"] as? [String: String])?["address"]
                == "kirill@contractor.example")
        let client = try await temporary.call(
            .get, path, token: temporary.token("alfa.anna", ["read"], scope: "company"))
        let portal = try await PortalBrowser(temporary, as: "anna@alfa.example").get(
            "/portal/tickets/1"
        ).text
        #expect(portal.contains("lavka.example"))
        for text in [String(decoding: client.bytes, as: UTF8.self), portal] {
            for hidden in ["kirill", "broke it again", "third_party", "Третье лицо"] {
                #expect(!text.contains(hidden), "\(hidden)")
            }
        }
    }

    @Test func `what the staff wrote down says so to everybody who reads it`() async throws {
        let temporary = try await APIDesk()
        let marina = try await temporary.token("marina", ["read", "write"])
        _ = try await temporary.ticket(marina)
        let name = try #require(temporary.desk.people.staff["marina"]?.name)
        for reader in [marina, try await temporary.token("alfa.anna", ["read"], scope: "company")] {
            let told = try await temporary.call(.get, "/tickets/1/timeline", token: reader)
            let first = (told["entries"] as? [[String: Any]])?.first
            #expect(
                first?["written_down_by"] as? String == name
                    && first?["voice"] as? String == "client")
        }
        let portal = try await PortalBrowser(temporary, as: "anna@alfa.example").get(
            "/portal/tickets/1"
        ).text
        #expect(portal.contains("Written down by: \(name)"))
        let live = try await LiveDesk()
        let call = Interaction(
            .written(by: "marina"), channel: "mail", address: "anna@alfa.example",
            letter: .init(subject: "Filter", text: "See https://lavka.example"),
            arrivedAt: live.clock.now())
        _ = try await Intake(desk: live.desk).receive(call)
        let page = try await live.get(
            "/tickets/1", try await live.enter("olga"), headers: [.cookie: "language=en"])
        #expect(page.body.contains("Written down by: \(name)"))
    }
}
