import Foundation
import Regulations
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime

/// The people file gives no role to more people than the regulation allows, nor before it may be
/// given.
@Suite struct PeopleSeatTests {
    private static let now = Instant(iso8601: "2026-10-06T08:00:00Z")!

    private static func edition(_ regulation: String) throws -> Edition {
        let file = TemporaryDesk.repository.appending(
            path: "regulations/\(regulation)/regulation.yaml")
        let written = try String(contentsOf: file, encoding: .utf8)
        let checked = RegulationFile.read(
            text: written, file: "regulation.yaml", world: TemporaryDesk.checkWorld)
        return try Edition(
            compiling: try #require(checked.regulation), digest: "seats",
            world: TemporaryDesk.checkWorld)
    }

    /// What a file says is changed by it, under the rules for all of it; nil: it is taken.
    private static func cause(
        _ client: String, to people: People = People(clients: [], staff: []),
        under regulation: String = "mywebstor"
    ) throws -> String? {
        let edition = try edition(regulation)
        let text =
            "people: 1\nstaff:\n  aida: { name: Aida, email: a@a.example, language: ru }\n"
            + "  timur: { name: Timur, email: t@a.example, language: ru }\nclients:\n" + client
        let file = try PeopleFile(text: text, file: "people.yaml", edition: edition)
        var change = PeopleChange()
        for wanted in file.clients {
            change.clients[wanted.id] = wanted.events(
                from: people.clients[wanted.id] ?? Client(id: wanted.id))
        }
        do {
            try PeopleRules(change, of: people).seats(under: edition, at: now)
            return nil
        } catch {
            return file.problem(error).description
        }
    }

    private static func omega(_ people: String) -> String {
        "  omega:\n    name: Omega\n    people:\n" + people
    }

    private static func person(_ id: String, _ role: String, _ department: String? = nil) -> String
    {
        let place = department.map { ", department: \($0)" } ?? ""
        let address = "\(id)@omega.example"
        return
            "      \(id): { name: \(id), addresses: [\(address)], language: ru, roles: [\(role)]\(place) }\n"
    }

    /// Omega, already known, with nobody in it.
    private static let known = People(clients: [Client(id: "omega")], staff: [])

    @Test
    func `two people in the role of one are refused at their line with the name to take it from`()
        throws
    {
        let told = try Self.cause(
            Self.omega(Self.person("oleg", "task_setter") + Self.person("zoya", "task_setter")))
        #expect(
            told?.hasPrefix("people.yaml:9:") == true && told?.contains("zoya already") == true,
            "\(told ?? "")")
        #expect(told?.contains("gives it to 1 at most") == true, "\(told ?? "")")
        #expect(try Self.cause(Self.omega(Self.person("oleg", "task_setter"))) == nil)
    }

    @Test func `a role of a department needs the department, and each has its own`() throws {
        #expect(
            try Self.cause(Self.omega(Self.person("petya", "department_setter")))?.contains(
                "say which") == true)
        let two =
            Self.person("petya", "department_setter", "sales")
            + Self.person("boris", "department_setter", "hr")
        #expect(try Self.cause(Self.omega(two)) == nil)
        let twice =
            Self.person("petya", "department_setter", "hr")
            + Self.person("boris", "department_setter", "hr")
        #expect(try Self.cause(Self.omega(twice))?.contains("held by") == true)
    }

    @Test
    func
        `a role is not given while its agreement is not in force, but to who comes with a new client`()
        throws
    {
        let setter = Self.omega(Self.person("boris", "department_setter", "hr"))
        #expect(try Self.cause(setter, to: Self.known)?.contains("conclude the agreement") == true)
        #expect(try Self.cause(setter) == nil)
    }

    @Test func `what was so before and is not touched is left alone`() throws {
        var omega = Client(id: "omega")
        omega.contacts["omega.boris"] = Contact(
            id: "omega.boris", name: "boris", addresses: [], roles: ["department_setter"],
            language: "ru",
            department: "hr")
        let people = People(clients: [omega], staff: [])
        let same = Self.omega(Self.person("boris", "department_setter", "hr"))
        #expect(try Self.cause(same, to: people) == nil)
    }

    @Test func `a project has one person in a seat of one`() throws {
        func project(_ team: String) -> String {
            "  orda:\n    name: Orda\n    projects:\n      brand: { name: Brand, team: { project_manager: \(team) } }\n"
        }
        #expect(
            try Self.cause(project("[aida, timur]"), under: "netpeak")?.contains("held by aida")
                == true)
        #expect(try Self.cause(project("[aida]"), under: "netpeak") == nil)
    }
}
