import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Agreements begin and end with a day or at an hour of the desk's zone, by file, page and call
/// alike.
@Suite struct AgreementHoursTests {
    /// 11 October 2026, 2:00 and 6:00 in Moscow.
    private static let (two, six) = (
        Instant(iso8601: "2026-10-10T23:00:00Z")!, Instant(iso8601: "2026-10-11T03:00:00Z")!
    )

    private static func file(_ from: String, _ until: String) -> String {
        """
        people: 1
        clients:
          alfa: { name: Alfa, agreements: { contract: { from: \(from), until: \(until) } } }
        """
    }

    @Test func `the people file takes hours, and names what is neither day nor hour`() async throws
    {
        let live = try await LiveDesk()
        let edition = try live.desk.edition()
        func read(_ from: String, _ until: String) throws -> ClientAgreement? {
            try PeopleFile(text: Self.file(from, until), file: "people.yaml", edition: edition)
                .clients.first?.agreements["contract"]
        }
        let hours = try #require(try read("2026-10-11 02:00", "\"2026-10-11 06:00\""))
        #expect(hours.from == Self.two && hours.until == Self.six)
        #expect(!hours.isInForce(at: Self.two - 1) && hours.isInForce(at: Self.six - 1))
        #expect(!hours.isInForce(at: Self.six))
        let days = try #require(try read("2026-10-11", "2026-10-11"))
        #expect(days.until?.seconds == days.from.seconds + 86_400)
        #expect(try read("2026-10-11T02:00:00+03:00", "2026-10-11 24:00")?.from == Self.two)
        for bad in ["soon", "2026-10-11 25:00", "2026-13-11", "2026-10-11 noon"] {
            let problem = #expect(throws: PeopleFile.Problem.self) { try read(bad, "2027-01-01") }
            #expect(problem?.description.contains("2026-01-31 06:00") == true, "\(bad)")
        }
        #expect(throws: PeopleFile.Problem.self) {
            try read("2026-10-11 06:00", "2026-10-11 02:00")
        }
    }

    @Test func `the page takes hours, shows them again and in the list`() async throws {
        let live = try await LiveDesk()
        let adam = try await live.enter("adam")
        let path = "/admin/clients/alfa/agreements/contract"
        var form = [
            "kind": "contract", "from": "2026-10-11", "from.time": "02:00", "until": "2026-10-11",
            "until.time": "06:00",
        ]
        #expect(try await live.post(path, adam, form).status == 303)
        let stated = try #require(live.desk.people.clients["alfa"]?.agreements["contract"])
        #expect(stated.from == Self.two && stated.until == Self.six)
        let page = try await live.get(path, adam)
        #expect(page.field("from") == "2026-10-11" && page.field("from.time") == "02:00")
        #expect(page.field("until") == "2026-10-11" && page.field("until.time") == "06:00")
        #expect(try await live.get("/admin/clients/alfa", adam).body.contains("2:00"))
        form["until.time"] = ""
        #expect(try await live.post(path, adam, form).status == 303)
        #expect(try await live.get(path, adam).field("until.time") == "")
        form["until"] = ""
        form["until.time"] = "06:00"
        let halfFilled = try await live.post(path, adam, form)
        #expect(halfFilled.status == 422, "a time without a day is no moment")
    }

    @Test func `a call takes days and instants, and gives back what was stated`() async throws {
        let desk = try await APIDesk()
        let olga = try await desk.token("olga", ["people"])
        func state(_ from: String, _ until: String, _ key: String) async throws -> APIAnswer {
            let body =
                #"{"name":"Zeta","agreements":{"contract":{"from":"\#(from)","until":"\#(until)"}}}"#
            return try await desk.call(
                .put, "/people/clients/zeta", token: olga, body: body, key: key)
        }
        func contract(_ answer: APIAnswer) -> [String: String]? {
            (answer["agreements"] as? [String: [String: Any]])?["contract"] as? [String: String]
        }
        let hours = try await state("2026-10-11T02:00:00+03:00", "2026-10-11T03:00:00Z", "a")
        #expect(hours.status == 201, "\(hours.object)")
        #expect(contract(hours)?["from"] == "2026-10-10T23:00:00Z")
        #expect(contract(hours)?["until"] == "2026-10-11T03:00:00Z")
        #expect(desk.desk.people.clients["zeta"]?.agreements["contract"]?.until == Self.six)
        let days = try await state("2026-10-11", "2026-10-12", "b")
        #expect(contract(days)?["from"] == "2026-10-11" && contract(days)?["until"] == "2026-10-12")
        #expect(try await state("2026-10-11 noon", "2026-10-12", "c").status == 422)
    }
}
