import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// How many may hold a role, for whom, and when.
@Suite struct SeatTests {
    static let edition = try! RegulationsOnDisk.edition("mywebstor")
    static let at = Instant(iso8601: "2025-10-15T09:00:00Z")!

    private func contact(_ name: String, _ roles: [String], _ department: String? = nil) -> Contact
    {
        Contact(
            id: name, name: name, addresses: [], roles: roles, language: "ru",
            department: department)
    }

    private func client(_ contacts: [Contact], autonomous: Bool = true) -> Client {
        var client = Client(id: "omega")
        for contact in contacts { client.contacts[contact.id] = contact }
        if autonomous {
            let kind = "autonomous_departments"
            client.agreements[kind] = ClientAgreement(
                id: kind, agreement: kind, from: Self.at - 1, until: Self.at + 86_400)
        }
        return client
    }

    private func fault(_ contact: Contact, _ client: Client, at instant: Instant = at) -> SeatFault?
    {
        client.seatFault(of: contact, at: instant, under: Self.edition)
    }

    @Test func `one person per client where the regulation says one`() {
        let one = client([contact("oleg", ["task_setter"])])
        #expect(
            fault(contact("zoya", ["task_setter"]), one)
                == .taken(role: "task_setter", by: ["oleg"], atMost: 1))
        #expect(fault(contact("zoya", ["employee"]), one) == nil)
        #expect(fault(contact("oleg", ["task_setter"]), one) == nil)
        #expect(fault(contact("zoya", ["task_setter"]), client([])) == nil)
    }

    @Test func `one person per department, and every department its own`() {
        let sales = client([contact("petya", ["department_setter"], "sales")])
        let taken = SeatFault.taken(role: "department_setter", by: ["petya"], atMost: 1)
        #expect(fault(contact("boris", ["department_setter"], "sales"), sales) == taken)
        #expect(fault(contact("boris", ["department_setter"], "hr"), sales) == nil)
        #expect(
            fault(contact("boris", ["department_setter"]), sales)
                == .noDepartment(role: "department_setter"))
    }

    @Test func `who changes the department is asked again`() {
        let both = client([
            contact("petya", ["department_setter"], "sales"),
            contact("boris", ["department_setter"], "hr"),
        ])
        #expect(fault(contact("petya", ["department_setter"], "sales"), both) == nil)
        #expect(
            fault(contact("petya", ["department_setter"], "hr"), both)
                == .taken(role: "department_setter", by: ["boris"], atMost: 1))
    }

    @Test func `a role is given only while its condition holds`() {
        let setter = contact("boris", ["department_setter"], "hr")
        #expect(fault(setter, client([], autonomous: false)) == .notOpen(role: "department_setter"))
        #expect(fault(setter, client([]), at: Self.at + 86_399) == nil)
        #expect(
            fault(setter, client([]), at: Self.at + 86_400) == .notOpen(role: "department_setter"))
    }

    /// Whatever is asked for in whatever order: what stands never breaks the rule (64 orders of
    /// eight people).
    @Test(arguments: 0..<64)
    func `no order of appointments leaves two where one is allowed`(seed: Int) {
        var client = client([])
        for turn in 0..<24 {
            let pick = (seed * 31 + turn * turn * 7 + turn) % 8
            let roles = turn % 3 == 0 ? ["task_setter"] : ["department_setter"]
            let wanted = contact("p\(pick)", roles, ["sales", "hr", "law"][(seed + turn) % 3])
            if fault(wanted, client) == nil { client.contacts[wanted.id] = wanted }
        }
        let people = client.contacts.values
        #expect(people.filter { $0.roles.contains("task_setter") }.count <= 1)
        let departments = people.filter { $0.roles.contains("department_setter") }.map(\.department)
        #expect(Set(departments).count == departments.count)
    }

    @Test func `a team has no more people in a role than the regulation allows`() throws {
        let regulation = try RegulationsOnDisk.edition("netpeak").regulation
        let team = ["project_manager": ["dana"], "internet_marketer": ["a", "b"]]
        var project = Project(id: "brand", name: "Brand", team: team)
        #expect(project.seatFault(under: regulation) == nil)
        project.team["project_manager"] = ["dana", "erlan"]
        #expect(
            project.seatFault(under: regulation)
                == .taken(role: "project_manager", by: ["dana"], atMost: 1))
    }
}
