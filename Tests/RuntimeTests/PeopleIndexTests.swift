import ServiceDesk
import Store
import Testing

@testable import Runtime

/// What the people are asked by a key is what a walk over all of them would find.
struct PeopleIndexTests {
    /// Few names, so that the same come up again and again, at other clients and in other
    /// spellings.
    private struct Draw {
        var random: SeededNumbers

        mutating func some<T>(of items: [T], max: Int) -> [T] {
            (0..<Int.random(in: 0...max, using: &random)).map { _ in
                items.randomElement(using: &random)!
            }
        }

        mutating func client(_ id: String) -> Client {
            var client = Client(id: id)
            client.name = ["Alfa", "Beta", "Ünal, Sons"].randomElement(using: &random)!
            for name in some(of: ["anna", "gleb", "dina"], max: 3) {
                let contact = Contact(
                    id: "\(id).\(name)",
                    name: ["Anna", "Gleb", "Anna, Alfa"].randomElement(using: &random)!,
                    addresses: some(
                        of: ["a@x.example", "A@X.example", "b@x.example", "+7 1", ""], max: 3),
                    roles: [],
                    language: "en")
                client.contacts[contact.id] = contact
            }
            for name in some(of: ["shop", "blog", "wiki"], max: 3) {
                client.projects[name] = Project(
                    id: name, name: ["Shop", "Blog"].randomElement(using: &random)!,
                    team: [
                        "head": some(of: ["olga", "marina"], max: 2),
                        "tester": some(of: ["olga", "pavel"], max: 1),
                    ])
            }
            client.version = Int.random(in: 1...9, using: &random)
            return client
        }
    }

    struct SeededNumbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: 1...60) func `the index answers as a walk over all clients does`(seed: UInt64)
    {
        var draw = Draw(random: .init(state: seed))
        var people = People(clients: (0..<12).map { draw.client("c\($0)") }, staff: [])
        for _ in 0..<4 {
            let changed = draw.some(of: (0..<14).map { "c\($0)" }, max: 4)
            people = people.replacing(
                clients: Set(changed).sorted().map { draw.client($0) }, staff: [])
            compare(people)
        }
        let anew = People(clients: Array(people.clients.values), staff: [])
        #expect(
            anew.index == people.index && anew.clients == people.clients && anew.sums == people.sums
        )
    }

    private func compare(_ people: People) {
        let all = people.clients.values.sorted { $0.id < $1.id }
        for address in ["a@x.example", "A@x.EXAMPLE", "b@x.example", "+7 1", "", "none"] {
            let found = all.lazy.compactMap { client in
                client.contact(address: address).map { (client.id, $0.id) }
            }.first
            let own = people.contact(address: address)
            #expect(own?.client.id == found?.0 && own?.contact.id == found?.1, "\(address)")
        }
        for id in ["c1.anna", "c3.gleb", "c9.dina", "nobody"] {
            #expect(people.contact(id) == all.lazy.compactMap { $0.contacts[id] }.first)
        }
        for name in ["shop", "blog", "wiki", "none"] {
            let having = all.filter { $0.projects[name] != nil }
            #expect(people.client(ofProject: name) == (having.count == 1 ? having.first : nil))
            for client in all {
                let key = ProjectKey(client: client.id, name: name)
                #expect(people.project(key) == client.projects[name])
                #expect(people.title(ofProject: key) == title(of: key, all))
            }
        }
        for person in ["olga", "marina", "pavel", "nobody"] {
            let own = people.projects.filter {
                $0.project.team.values.contains { $0.contains(person) }
            }.map(\.key)
            #expect(people.teams(of: person) == own)
            let ownerless = own.map { ProjectKey(client: nil, name: $0.name) }.filter {
                people.project($0) != nil
            }
            #expect(people.viewer(of: person) == .team(person: person, projects: own + ownerless))
        }
        for who in ["Anna", "Anna, Alfa", "Gleb, Ünal, Sons", "Anna, Alfa, Beta", "none"] {
            let found = all.flatMap { client in
                client.contacts.values.filter {
                    $0.name == who || "\($0.name), \(client.name)" == who
                }.map(\.id)
                    .sorted()
            }
            #expect(people.contacts(called: who).map(\.contact.id) == found, "\(who)")
        }
        #expect(people.projectCount == all.map(\.projects.count).reduce(0, +))
    }

    private func title(of key: ProjectKey, _ all: [Client]) -> String? {
        guard let client = all.first(where: { $0.id == key.client }),
            let project = client.projects[key.name]
        else {
            return nil
        }
        let alike = all.count { $0.projects.values.contains { $0.name == project.name } }
        return alike > 1 ? "\(project.name), \(client.name)" : project.name
    }

    @Test func `a copy with one other client leaves the first as it was`() {
        var draw = Draw(random: .init(state: 7))
        let before = People(clients: (0..<40).map { draw.client("c\($0)") }, staff: [])
        let kept = (before.clients, before.index)
        let after = before.replacing(clients: [draw.client("c3"), draw.client("new")], staff: [])
        #expect(before.clients == kept.0 && before.index == kept.1)
        #expect(after.clients.count == 41 && before.clients["new"] == nil)
    }

    @Test
    func
        `every client is on one page of the directory, in order, and is found by what it is called`()
    {
        var draw = Draw(random: .init(state: 11))
        let people = People(clients: (0..<57).map { draw.client("c\($0)") }, staff: [])
        var (seen, last): ([Client], String?) = ([], nil)
        repeat {
            let page = people.directory.page(after: last, limit: 10)
            seen += page.clients
            last = page.next
        } while last != nil
        #expect(
            seen.map(\.id)
                == people.clients.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }.map(\.id))
        for words in ["alfa", "ÜNAL", "a@x.ex", "blog", "anna"] {
            let found = people.directory.page(called: words, limit: 100).clients
            let wanted = seen.filter { client in
                let people = client.contacts.values.flatMap { [$0.name] + $0.addresses }
                return ([client.name] + people + client.projects.values.map(\.name))
                    .contains { $0.lowercased().contains(words.lowercased()) }
            }
            #expect(found.map(\.id) == wanted.map(\.id) && !found.isEmpty, "\(words)")
        }
        #expect(people.directory.page(called: "nobody is called so", limit: 10).clients.isEmpty)
    }

    @Test func `a desk that changed one client has the people that a desk opened anew reads`()
        async throws
    {
        let desk = try await TemporaryDesk()
        for name in ["Other", "Third"] {
            _ = try await desk.desk.record(
                PeopleChange(client: "alfa", [.named(.init(name: name))]), by: nil)
        }
        let journal = PeopleJournal(journal: desk.desk.journal)
        let anew = try await desk.desk.store.read {
            try People(clients: [], staff: []).read(journal, in: $0)
        }
        let known = desk.desk.people
        #expect(known.clients["alfa"]?.name == "Third")
        #expect(
            known.clients == anew.clients && known.staff == anew.staff && known.index == anew.index)
    }
}
