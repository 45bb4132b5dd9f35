import Foundation
import Regulations
import ServiceDesk
import Testing

@testable import Runtime

/// The people file gives no role to more people than the regulation allows.
@Suite struct PeopleSeatTests {
    private func read(_ people: String) throws -> PeopleFile {
        let file = TemporaryDesk.repository.appending(path: "regulations/mywebstor/regulation.yaml")
        let written = try String(contentsOf: file, encoding: .utf8)
        let checked = RegulationFile.read(text: written, file: "regulation.yaml", world: TemporaryDesk.checkWorld)
        let edition = try Edition(
            compiling: try #require(checked.regulation), digest: "seats", world: TemporaryDesk.checkWorld)
        let text = "people: 1\nclients:\n  omega:\n    name: Omega\n    people:\n" + people
        return try PeopleFile(text: text, file: "people.yaml", edition: edition)
    }

    private func person(_ id: String, _ role: String, _ department: String? = nil) -> String {
        let place = department.map { ", department: \($0)" } ?? ""
        let address = "\(id)@omega.example"
        return "      \(id): { name: \(id), addresses: [\(address)], language: ru, roles: [\(role)]\(place) }\n"
    }

    private func cause(_ people: String) -> String {
        do {
            _ = try read(people)
            return "none"
        } catch {
            return "\(error)"
        }
    }

    @Test func `two people in the role of one are refused with the name to take it from`() {
        let told = cause(person("oleg", "task_setter") + person("zoya", "task_setter"))
        #expect(told.hasSuffix("'omega.zoya' cannot be task_setter: the regulation allows 1; take it from oleg"))
    }

    @Test func `a role of a department needs the department, and each has its own`() throws {
        #expect(cause(person("petya", "department_setter")).hasSuffix("name it in 'department'"))
        let file = try read(person("petya", "department_setter", "sales") + person("boris", "department_setter", "hr"))
        #expect(file.clients.first?.contacts["omega.boris"]?.department == "hr")
        let twice = person("petya", "department_setter", "hr") + person("boris", "department_setter", "hr")
        #expect(cause(twice).contains("'omega.petya' cannot be department_setter"))
    }
}
