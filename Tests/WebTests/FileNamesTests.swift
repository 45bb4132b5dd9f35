import Foundation
import Regulations
import Testing
import WorkingTime

@testable import Runtime
@testable import ServiceDesk
@testable import Web

/// A name of the regulation's file reaches neither client nor agent: not on a page, in a letter, in
/// an explanation or in a refusal, in no language.
@Suite(.serialized) struct FileNamesTests {
    @Test(arguments: DemoDesk.names)
    func `no name of the file reaches client or agent`(name: String) async throws {
        let read = try await Self.read(name)
        #expect(read.count > 100)
        #expect(read.leaks.isEmpty, "\(read.leaks.sorted().joined(separator: "\n"))")
    }

    /// A title that is a name of the file is found wherever it stands.
    @Test
    func `a name that stands for a title is found on pages, in the document and in explanations`()
        async throws
    {
        let read = try await Self.read("echo", in: [.ru]) { text in
            text.replacing("Реакция на обращение", with: "standard_reaction")
                .replacing("Регламент технической поддержки", with: "not_covered")
                .replacing(
                    "title: { ru: \"Поддержка\"", with: "title: { ru: \"emergency_reaction\"")
        }
        for kind in ["ticket", "portal", "queue", "explanation", "promise", "document"] {
            #expect(read.leaks.contains { $0.hasPrefix(kind) }, "\(kind): \(read.leaks)")
        }
    }

    // MARK: Reading

    /// Everything that was read, and the names found in it: `kind address language: names`.
    private struct Read {
        var count = 0
        var leaks: [String] = []
    }

    private static func read(
        _ name: String, in languages: [Language] = Language.allCases,
        regulation change: (String) -> String = { $0 }
    ) async throws -> Read {
        let demo = try await DemoDesk(name, regulation: change)
        let edition = try demo.desk.edition()
        let names = FileNames(
            edition.regulation, text: demo.regulationText, stories: [demo.storyText])
        var read = Read()
        func look(_ kind: String, _ text: String, _ language: Language) {
            read.count += 1
            let leaked = names.leaked(in: text, language: language.rawValue)
            if !leaked.isEmpty { read.leaks.append("\(kind) \(language): \(leaked.sorted())") }
        }
        for language in languages {
            let said =
                try await said(by: demo, edition, in: language) + pages(of: demo, in: language)
            for (kind, text) in said { look(kind, text, language) }
        }
        for letter in demo.letters where letter.letter.from.address == demo.desk.mail?.from.address
        {
            look(
                "letter \(letter.message ?? "")", letter.letter.subject + "\n" + letter.letter.text,
                .ru)
        }
        return read
    }

    private typealias Said = [(kind: String, text: String)]

    /// Words of the core and of refusals, without a page.
    private static func said(
        by demo: DemoDesk, _ edition: Edition, in language: Language
    ) async throws -> Said {
        let regulation = edition.regulation
        let checked = RegulationFile.read(
            text: demo.regulationText, file: "", world: TemporaryDesk.checkWorld)
        let document = RegulationDocument.html(
            regulation, language: language.rawValue, findings: checked.findings)
        let streams = try await demo.views().map(\.stream)
        return [("document", FileNames.read(document))]
            + letters(of: streams, edition, in: language)
            + regulation.commitments.names.flatMap { explanations(of: $0, edition, in: language) }
            + refusals(demo, edition, in: language)
    }

    /// Every message by every rule that names it, or by itself, for some tickets.
    private static func letters(
        of streams: [TicketStream], _ edition: Edition, in language: Language
    ) -> Said {
        let regulation = edition.regulation
        return regulation.messages.names.flatMap { message -> Said in
            let naming = regulation.rules.pairs.filter { $0.item.effects.message == message }
            let rules: [String?] = [nil] + naming.map(\.name)
            let fields = regulation.fields.pairs.filter { $0.item.about == .ticket }.map(\.name)
            return streams.prefix(4).flatMap { stream in
                rules.map { rule in
                    let messaged = TicketEvent.Messaged(
                        message: message, rule: rule, missing: fields)
                    let words = MessageWords(
                        messaged, of: stream, under: edition, in: language.rawValue,
                        at: LiveDesk.tuesday,
                        seen: .init(site: "https://desk.example"))
                    return ("letter \(message)", words.text)
                }
            }
        }
    }

    private static func explanations(
        of commitment: String, _ edition: Edition, in language: Language
    ) -> Said {
        let day = FieldValue.date(CivilDate("2026-10-20")!)
        let reader = Reader(language: language, zone: edition.zone, now: LiveDesk.tuesday)
        let alone = [nil, day].compactMap { anchor in
            try? explain(
                commitment: commitment, from: LiveDesk.tuesday, anchor: anchor, under: edition)
        }
        return alone.flatMap { explanation -> Said in
            let lines = ExplanationWords(language: language.rawValue, edition: edition).lines(
                of: explanation)
            let panel = reader.why(explanation, in: edition)
                .view(reader.words, today: reader.today, isOpen: true)
            return [
                ("explanation \(commitment)", lines.joined(separator: "\n")),
                ("explanation \(commitment) panel", FileNames.read(panel.text)),
                ("promise \(commitment)", reader.name(ofCommitment: commitment, in: edition)),
            ]
        }
    }

    private static func refusals(_ demo: DemoDesk, _ edition: Edition, in language: Language)
        -> Said
    {
        let regulation = edition.regulation
        let reader = EditionReader(
            language: language, edition: edition, people: demo.desk.people, now: LiveDesk.tuesday)
        let rules = regulation.rules.pairs.map { name, rule in
            Refusal.byRule(
                .init(
                    rule: name, verdict: .refuse, clauses: rule.clauses,
                    missing: regulation.fields.names,
                    roles: regulation.roles.names))
        }
        let values = regulation.fields.pairs.flatMap { name, field in
            [field.kind.rawValue, field.options.names.joined(separator: ", ")].map {
                Refusal.badValue(field: name, expected: $0)
            }
        }
        let calendars = regulation.calendars.names.map { Refusal.beyondCalendar($0) }
        return (rules + values + calendars + [.needsRole(regulation.roles.names)]).map {
            ("refusal", RefusalSentence(reader: reader).text($0))
        }
    }

    // MARK: Pages

    private static func pages(of demo: DemoDesk, in language: Language) async throws -> Said {
        let regulation = try demo.desk.edition().regulation
        var said: Said = []
        let head = try #require(demo.desk.people.staff.values.filter(\.isAdministrator).first)
        let staff = try await demo.enter(staff: head.id)
        var urls: [(String, SiteURL)] = QueueView.allCases.map { ("queue", .queue($0, after: nil)) }
        urls += [
            ("contact", .interaction), ("unticketed", .unticketed(judged: nil)),
            ("figures", .figures(nil)),
            ("account", .account(done: nil)),
            (
                "regulation",
                .regulation(id: regulation.id, version: regulation.version, clause: nil)
            ),
        ]
        // Each ticket in one language, each language with tickets of its own: pages are dear.
        let place = Language.allCases.firstIndex(of: language) ?? 0
        let views = try await demo.views().enumerated()
            .filter { $0.offset % Language.allCases.count == place }.map(\.element)
        urls += views.map { ("ticket", .ticket($0.row.number)) }
        urls += views.prefix(1).flatMap { view in
            Act.withForm.map { ("act", .act($0, ticket: view.row.number)) }
        }
        for (kind, url) in urls { try await look(kind, url, demo, staff, language, &said) }
        for (contact, views) in Self.contacts(of: demo, views) {
            let cookie = try await demo.enter(contact: contact)
            let own: [PortalURL] = [
                .home(.mine, after: nil), .home(.company, after: nil), .request, .regulation,
                .person,
            ]
            for url in own + views.map({ .ticket($0.row.number) }) {
                try await look("portal", .portal(url), demo, cookie, language, &said)
            }
        }
        return said
    }

    /// Some who see tickets of their client on the portal, with what came from them.
    private static func contacts(
        of demo: DemoDesk, _ views: [TicketView]
    ) -> [(ServiceDesk.Contact, [TicketView])] {
        let all = demo.desk.people.clients.values.flatMap(\.contacts.values).sorted {
            $0.id < $1.id
        }
        let own = all.map { contact in
            (contact, views.filter { $0.stream.ticket.requester?.person == contact.id })
        }
        return own.filter { contact, views in
            !views.isEmpty && contact.addresses.contains { $0.contains("@") }
        }
    }

    /// Pages that there are not for this person say nothing.
    private static func look(
        _ kind: String, _ url: SiteURL, _ demo: DemoDesk, _ cookie: String, _ language: Language,
        _ said: inout Said
    ) async throws {
        let page = try await demo.get(url, cookie, language: language)
        guard page.status == 200 else { return }
        said.append(("\(kind) \(url.path)", FileNames.read(page.body)))
    }
}
