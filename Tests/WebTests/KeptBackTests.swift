import Foundation
import HTTPTypes
import Regulations
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// What a regulation keeps back (`records`), at every door that could show it.
struct KeptBackTests {
    private static func record(_ name: String, _ more: String) -> String {
        #"  \#(name): { clause: contacts, title: { ru: "\#(name)", en: "\#(name)" }, \#(more) }"#
    }

    private static let data = record("project_data", "visible_to: programmer")
    private static let texts = record("correspondence", "visible_to: programmer")
    private static let clients = record("client_list", "visible_to: programmer")

    @Test func `data of projects reach nobody who has none of the roles, at any door`()
        async throws
    {
        let story = try await SightStory(
            records: [Self.data, Self.clients].joined(separator: "\n"))
        let people: [(String, Set<Int>)] = [("marina", []), ("tom", [1]), ("zoya", [3])]
        for (person, sees) in people {
            let browser = try await story.live.enter(person)
            let token = try await story.token(person, ["read", "write"])
            for url in story.pages {
                let answer = try await story.live.get(url.path, browser)
                #expect(story.leaks(answer, to: sees) == [], "\(person) at \(url.path)")
            }
            for (path, number) in APIOperation.ID.allCases.flatMap(story.paths) {
                let answer = try await story.call(.get, path, token: token)
                #expect(story.leaks(answer, to: sees) == [], "\(person) at \(path)")
                guard let number, !path.hasSuffix(".ics") else { continue }
                #expect((answer.status == 200) == sees.contains(number), "\(person) at \(path)")
            }
            for number in 1...3 where !sees.contains(number) {
                let url = SiteURL.act(.note, ticket: number)
                let answer = try await story.live.post(
                    url.path, browser, ["text": "x", "nonce": UUID().uuidString])
                #expect([403, 404].contains(answer.status), "\(person) \(number)")
            }
        }
    }

    @Test func `texts and files reach nobody who has none of the roles, though the ticket does`()
        async throws
    {
        let story = try await SightStory(records: Self.texts)
        for (person, may) in [("marina", false), ("tom", true)] {
            let browser = try await story.live.enter(person)
            let token = try await story.token(person, ["read"])
            var told = false
            for url in story.pages {
                let answer = try await story.live.get(url.path, browser)
                if Self.isText(answer.body) { told = true }
                guard story.owner(of: url) == 1 else { continue }
                #expect((answer.status == 200) == may, "\(person) at \(url.path)")
            }
            for (path, number) in APIOperation.ID.allCases.flatMap(story.paths) {
                let answer = try await story.call(.get, path, token: token)
                if Self.isText(answer.body) { told = true }
                guard number == 1, path.contains("/files/") else { continue }
                #expect((answer.status == 200) == may, "\(person) at \(path)")
            }
            #expect(told == may, "\(person)")
            #expect(try await story.live.get("/tickets/1", browser).status == 200)
        }
        let marina = try await story.live.enter("marina")
        let page = try await story.live.get("/tickets/1", marina).body
        #expect(page.contains("Переписка видна другим ролям"))
        let token = try await story.token("marina", ["read"])
        let timeline = try await story.call(.get, "/tickets/1/timeline", token: token).body
        #expect(timeline.contains(#""is_withheld":true"#) && !timeline.contains("is_erased"))
    }

    private static func isText(_ body: String) -> Bool {
        body.contains("It shows no") || body.contains("a kestrel inside")
            || body.contains("kestrel.txt")
    }

    @Test func `each door that shows a ticket writes the reading down, once for a while`()
        async throws
    {
        let logged = [
            Self.record("project_data", "reads: logged"),
            Self.record("correspondence", "reads: logged"),
        ].joined(separator: "\n")
        let story = try await SightStory(records: logged)
        let (live, browser) = (story.live, try await story.live.enter("tom"))
        let token = try await story.token("tom", ["read"])
        var doors: [(String, () async throws -> Int)] = []
        for url in story.pages where url.path != "/tickets/1/meeting.ics" {
            guard (url.readTicket ?? story.owner(of: url)) == 1 else { continue }
            doors.append((url.path, { try await live.get(url.path, browser).status }))
        }
        for (path, number) in APIOperation.ID.allCases.flatMap(story.paths) where number == 1 {
            guard !path.hasSuffix(".ics") else { continue }
            doors.append((path, { try await story.call(.get, path, token: token).status }))
        }
        #expect(doors.count > 7)
        for (path, open) in doors {
            live.clock.stand(at: live.clock.now() + Readings.sameSeconds)
            let before = try await live.desk.readings(of: 1).count
            #expect(try await open() == 200, "\(path)")
            #expect(try await live.desk.readings(of: 1).count == before + 1, "\(path)")
            _ = try await open()
            #expect(try await live.desk.readings(of: 1).count == before + 1, "\(path) again")
        }
        let reading = try #require(try await live.desk.readings(of: 1).first)
        #expect(reading.person == "tom" && reading.matters == [.projectData, .correspondence])
        #expect(try await live.desk.readings(of: 2).isEmpty)
        let seen = try await live.get("/tickets/1", live.enter("marina")).body
        #expect(seen.contains("Кто читал") && seen.contains("Tom Teamer"))
        let audit = try await live.get("/admin/audit?by=tom", live.enter("ada")).body
        #expect(audit.contains("#1") && audit.contains("correspondence"))
    }

    @Test func `without such a rule nothing is written down`() async throws {
        let story = try await SightStory()
        _ = try await story.live.get("/tickets/1", story.live.enter("tom"))
        #expect(try await story.live.desk.readings(of: 1).isEmpty)
        let rows = try await story.live.desk.audit(by: "tom", before: nil).rows
        #expect(!rows.contains { $0.entry.act == .read })
    }
}

extension SiteURL {
    fileprivate var readTicket: Int? {
        switch self {
        case .ticket(let number), .explain(let number, _): number
        default: nil
        }
    }
}
