import Testing
import WorkingTime

@testable import Regulations

/// One fault planted into ECHO's regulation: what it replaces, by what, and what the check must
/// say.
struct Fault: Sendable, CustomTestStringConvertible {
    let code: FindingCode
    let old: String
    let new: String
    var path: String?
    var nearest: String?
    var file = "echo"

    var testDescription: String { "\(code.rawValue) \(new)" }
}

struct PlantedFaultTests {
    static let shape: [Fault] = [
        Fault(code: .S001, old: "currency: RUB", new: "currency: roubles", path: "currency"),
        Fault(
            code: .S001, old: "within: 8 working hours", new: "within: 8 hours",
            path: "commitments.standard_reaction.within"),
        Fault(
            code: .S001, old: "within: 1 working hour\n", new: "within: 1 working hours\n",
            path: "commitments.emergency_reaction.within"),
        Fault(
            code: .S001, old: "mon-fri: \"08:00-16:00\"", new: "mon-fri: \"08:00-26:00\"",
            path: "calendars.support.week.mon-fri"),
        Fault(
            code: .S001, old: "in_force: 2026-01-01", new: "in_force: 2026-02-30", path: "in_force"),
        Fault(code: .S001, old: "\nreglament: 1\n", new: "\nreglament: 2\n", path: "reglament"),
        Fault(
            code: .S001,
            old: "before: started, when: { missing: [category, priority] }, verdict: refuse",
            new: "before: started, when: { missing: [category, priority] }",
            path: "rules.category_first"),
        Fault(
            code: .S001, old: "verdict: hold, assign: duty }", new: "verdict: hold }",
            path: "rules.spam"),
        Fault(
            code: .S001, old: "until: promised_date",
            new: "within: 1 business day, until: promised_date",
            path: "commitments.expected_date"),
        Fault(
            code: .S001, old: "type: number, min: 1",
            new: "type: text, options: { a: { clause: quality.2 } }, min: 1",
            path: "fields.rating"),
        Fault(
            code: .S001, old: "mon-sun: \"06:00-20:00\"",
            new: "mon-sun: [\"06:00-12:00\", \"11:00-20:00\"]",
            path: "calendars.emergency.week"),
        Fault(
            code: .S002, old: "owner: account_manager\n    warns: { at: [75%], to",
            new: "ovner: account_manager\n    warns: { at: [75%], to",
            path: "commitments.emergency_reaction.ovner",
            nearest: "owner"),
        Fault(code: .S002, old: "\nqueue:", new: "\nqueu:", path: "queu", nearest: "queue"),
        Fault(
            code: .S002, old: "starts: { filled: promised_date }", new: "starts: aproved",
            path: "commitments.expected_date.starts", nearest: "approved"),
        Fault(
            code: .S002, old: "starts: admitted", new: "starts: accepted",
            path: "commitments.solution.starts",
            nearest: "admitted"),
        Fault(
            code: .S002, old: "when: { spam: true }", new: "when: { spamm: true }",
            path: "rules.spam.when.spamm",
            nearest: "spam"),
        Fault(code: .S003, old: "\ncurrency: RUB", new: "\ncurrency: RUB\ncurrency: KZT"),
        Fault(
            code: .S004, old: "when: { spam: true }",
            new: "when: { not: { not: { not: { not: { spam: true } } } } }",
            path: "rules.spam.when.not.not.not.not"),
        Fault(
            code: .S004, old: "version: \"2026.2\"",
            new: "version: \"2026.2 a label that is far longer than it may be\"", path: "version"),
    ]

    static let names: [Fault] = [
        Fault(
            code: .S101, old: "stands_in: duty", new: "stands_in: dutty",
            path: "roles.account_manager.stands_in",
            nearest: "duty"),
        Fault(
            code: .S101, old: "calendar: emergency", new: "calendar: emergncy",
            path: "commitments.emergency_reaction.calendar", nearest: "emergency"),
        Fault(
            code: .S102, old: "exclusions.1: { ru: \"Что в поддержку",
            new: "exclusion.1: { ru: \"Что в поддержку",
            path: "headings.exclusion.1", nearest: "exclusions.1"),
        Fault(
            code: .S101, old: "time_zone: Europe/Moscow", new: "time_zone: Europe/Moskow",
            path: "time_zone"),
        Fault(
            code: .S101, old: "holidays: RU }", new: "holidays: QQ }",
            path: "calendars.support.holidays"),
        Fault(
            code: .S101, old: "reason: needs_rework", new: "reason: need_rework",
            path: "rules.rework.when",
            nearest: "needs_rework"),
        Fault(
            code: .S101, old: "until: promised_date", new: "until: promissed_date",
            path: "commitments.expected_date.until", nearest: "promised_date"),
        Fault(
            code: .S101, old: "of: emergency_reaction", new: "of: emergency_reacton",
            path: "measures.emergencies_kept",
            nearest: "emergency_reaction"),
        Fault(
            code: .S102, old: "clause: contacts, title", new: "clause: contact, title",
            nearest: "contacts"),
        Fault(
            code: .S103, old: "path: commitments.standard_reaction.within",
            new: "path: commitments.standard_reaction.withn",
            path: "agreements.contract.may_change.0.path"),
        Fault(
            code: .S104,
            old: "consulting:         { clause: \"2.3.2.1\", under: standard_support }",
            new: "consulting:         { clause: \"2.3.2.1\", under: bug }",
            path: "categories.consulting.under"),
        Fault(
            code: .S104, old: "like: standard_reaction", new: "like: emergency_follow_up",
            path: "commitments.standard_follow_up.like"),
        Fault(
            code: .S104, old: "when: { category: [emergency_failure, cleaning] } }",
            new: "when: { is: may_jump_queue } }", path: "definitions.may_jump_queue"),
        Fault(code: .S105, old: "rank: 2, default: true", new: "rank: 2", path: "priorities"),
        Fault(
            code: .S105, old: "rank: 2, default: true", new: "rank: 1, default: true",
            path: "priorities.standard.rank"),
        Fault(
            code: .S106, old: "  page:              {", new: "  link:              {",
            path: "fields.link"),
        Fault(
            code: .S107, old: "ждёт решения.\"", new: "ждёт {decison}.\"",
            path: "messages.no_contract.text.ru"),
        Fault(
            code: .S107, old: "Реакция до {due}", new: "Реакция до {duе}",
            path: "messages.receipt.text.ru",
            nearest: "due"),
        Fault(
            code: .S108, old: "after: postponed, message: postponed",
            new: "after: postponed, assign: duty",
            path: "messages.postponed"),
        Fault(
            code: .S109, old: "title: { ru: \"Тестировщик\", en: \"Tester\" }",
            new: "title: { ru: \"Тестировщик\" }",
            path: "roles.tester.title"),
        Fault(
            code: .S002, old: "title: { ru: \"Тестировщик\", en: \"Tester\" }",
            new: "title: { ru: \"Тестировщик\", en: \"Tester\", de: \"Tester\" }",
            path: "roles.tester.title.de"),
    ]

    static let meaning: [Fault] = [
        Fault(
            code: .C101, old: "\n  contacts: { id",
            new: "\n  \"9\": { text: { ru: \"Девять\", en: \"Nine\" } }\n  contacts: { id",
            path: "clauses.9"),
        Fault(
            code: .C102, old: "exclusions.1: { id", new: "exclusions.1: { kind: informative, id",
            path: "clauses.exclusions.1"),
        Fault(
            code: .C103, old: "exclusions.2: { id: ECHO-53", new: "exclusions.2: { id: ECHO-52",
            path: "clauses.exclusions.2.id"),
        Fault(
            code: .T101, old: "    within: 8 working hours\n", new: "",
            path: "commitments.standard_reaction"),
        Fault(
            code: .T102, old: "starts: arrived, stops: first_reply }",
            new: "starts: arrived, stops: first_reply, within: 1 business day }",
            path: "commitments.first_answer"),
        Fault(
            code: .T103, old: "stops: { filled: backup }, ", new: "",
            path: "commitments.daily_backup"),
        Fault(
            code: .T105, old: "mon-fri: \"08:00-16:00\"", new: "mon: \"08:00-08:01\"",
            path: "commitments.standard_reaction.within"),
        Fault(
            code: .T105, old: "warns: { at: [75%], to: [account_manager, head] }",
            new: "warns: { at: [2 working hours before] }",
            path: "commitments.emergency_reaction.warns"),
        Fault(
            code: .T106, old: "\"Emergencies\" }, clause: \"2.2(2)\"",
            new: "\"Emergencies\" }, clause: [\"2.2(1)\", \"2.3.3-support\"]",
            path: "calendars.emergency"),
        Fault(
            code: .T107, old: "starts: arrived, stops: first_reply }",
            new: "starts: arrived, stops: first_reply, hides: waiting_client }",
            path: "commitments.first_answer.hides"),
        Fault(
            code: .I101, old: "address: support@echo.example", new: "address: \"***@echo.example\"",
            path: "channels.mail.address"),
        Fault(
            code: .I102, old: "when: { channel: other }, verdict: record",
            new: "when: { outside: support }, verdict: refuse", path: "priorities.emergency"),
        Fault(
            code: .I104, old: "when: { missing: steps }",
            new: "when: { missing: steps, filled: steps }",
            path: "rules.steps_missing.when"),
        Fault(
            code: .I104, old: "when: { channel: viber, outside: support }",
            new: "when: { channel: viber, during: support, outside: support }",
            path: "rules.viber_not_listed.when"),
        Fault(
            code: .R101, old: "chosen: daily", new: "chosen: business_days",
            path: "readings.emergency_days.chosen"),
        Fault(code: .R102, old: "{ queue.scope: desk }", new: "{ quue.scope: desk }"),
        Fault(
            code: .R103, old: "{ queue.scope: desk }", new: "{ queue.scope: project }",
            path: "readings.queue_scope.alternatives.desk"),
        Fault(
            code: .R104, old: "chosen: daily", new: "chosen: null", path: "readings.emergency_days"),
        Fault(
            code: .M101, old: "hour_price: 4000", new: "hour_price: 3999",
            path: "prices.packages.standard_package.amount", file: "mywebstor"),
        Fault(
            code: .M102, old: "amount: 4500, package: never, when: { priority: emergency }",
            new: "amount: 4500, package: never", path: "prices.rates.emergency", file: "mywebstor"),
        Fault(
            code: .M104, old: "      - { path: prices.rates.work.amount, clause: \"0.3\" }\n",
            new: "",
            path: "prices.rates.work.amount"),
    ]

    static let consistency: [Fault] = [
        Fault(
            code: .S101, old: "titles: { daily:", new: "titles: { dayly:",
            path: "readings.emergency_days.titles.dayly",
            nearest: "daily"),
        Fault(
            code: .S001, old: "at_least: 1, at_most: 1", new: "at_least: 2, at_most: 1",
            path: "roles.account_manager.at_least"),
        Fault(code: .S001, old: "min: 1, max: 5", new: "min: 6, max: 5", path: "fields.rating.min"),
        Fault(
            code: .S001, old: "starts: { every: day }, stops: { filled: backup }",
            new: "starts: registered, stops: { filled: backup }",
            path: "commitments.daily_backup.until"),
        Fault(
            code: .S001, old: "formula: average, of: rating", new: "formula: ratio, of: rating",
            path: "measures.mean_rating"),
        Fault(
            code: .S001, old: "when: { category: client_network }, verdict: refuse",
            new: "when: { category: client_network }, verdict: merge",
            path: "rules.not_covered_network.verdict"),
        Fault(
            code: .S104, old: "after: refused, message: not_covered",
            new: "after: refused, does: refused",
            path: "rules.refusal_told.does"),
    ]

    @Test(arguments: shape + names + meaning + consistency)
    func `a planted fault is found at its place with its code`(fault: Fault) throws {
        let text = Drafts.text(fault.file)
        try #require(text.contains(fault.old), "nothing to plant at")
        let planted = text.replacing(fault.old, with: fault.new, maxReplacements: 1)
        let before = Drafts.checked(fault.file).findings.filter { $0.code == fault.code }
        let checked = Drafts.read(planted)
        let found = checked.findings.filter { finding in
            finding.code == fault.code && !before.contains { $0.message == finding.message }
        }
        let finding = try #require(
            found.first { $0.place.path == fault.path ?? $0.place.path },
            "\(checked.findings.filter { $0.severity == .blocks })")
        #expect(finding.severity == (fault.code == .R104 ? .blocks : fault.code.severity))
        #expect((checked.regulation == nil) == checked.findings.contains { $0.severity == .blocks })
        if let nearest = fault.nearest { #expect(finding.nearest == nearest) }
        let lines = planted.reduce(1) { $0 + ($1 == "\n" ? 1 : 0) }
        #expect((1...lines).contains(finding.place.line) && finding.place.column >= 1)
    }

    @Test func `package hours dearer than the hours beyond them are shown`() {
        #expect(Drafts.checked("mywebstor").findings.contains { $0.code == .M103 })
    }

    @Test func `all faults of a file are found at once`() {
        let text = Drafts.text("echo").replacing("currency: RUB", with: "currency: roubles")
            .replacing(
                "stands_in: duty", with: "stands_in: dutty")
        #expect(Set(Drafts.read(text).findings.map(\.code)).isSuperset(of: [.S001, .S101]))
    }

    @Test func `holiday data that end within a year are shown`() {
        var world = Drafts.world
        world.today = CivilDate(year: 2027, month: 6, day: 1)!
        let checked = RegulationFile.read(
            text: Drafts.text("echo"), file: "echo.yaml", world: world)
        #expect(checked.findings.contains { $0.code == .T104 && $0.severity == .warns })
        #expect(checked.isPublishable)
    }

    @Test func `a required role that nobody holds blocks when the staff is known`() {
        var world = Drafts.world
        world.heldRoles = ["manager"]
        let checked = RegulationFile.read(
            text: Drafts.text("cetera"), file: "cetera.yaml", world: world)
        #expect(
            checked.findings.contains { $0.code == .I103 && $0.place.path == "roles.duty_head" })
    }

    /// A cure for each name that is none: the nearest, or those that are.
    @Test(arguments: [
        ("assign: head", "assign: boss", "there are"),
        ("time_zone: Europe/Moscow", "time_zone: Europe/Moskow", "nearest: Europe/Moscow"),
        ("holidays: RU", "holidays: BY", "RU, KZ"),
    ])
    func `a name that is none comes with those that are`(
        _ old: String, _ new: String, _ says: String
    ) throws {
        var world = Drafts.world
        world.zoneNames = { ["Asia/Almaty", "Europe/Moscow"] }
        let text = Drafts.text("echo").replacing(old, with: new)
        let checked = RegulationFile.read(text: text, file: "echo.yaml", world: world)
        let found = checked.findings.filter { $0.code == .S101 }
        #expect(found.contains { $0.description.contains(says) }, "\(found)")
    }

    @Test
    func
        `what is not closed is named where it opens, and words with a colon are told to be quoted`()
        throws
    {
        func finding(_ line: String) throws -> Finding {
            let text = "reglament: 1\nid: x\n\(line)\nversion: \"1\"\n"
            return try #require(
                RegulationFile.read(text: text, file: "r.yaml", world: Drafts.world).findings.first)
        }
        let open = try finding("title: { ru: { en: \"a\" }")
        #expect(open.place.line == 3 && open.message.contains("'}' is missing"), "\(open)")
        let list = try finding("languages: [ru, en")
        #expect(list.place.line == 3 && list.message.contains("']' is missing"), "\(list)")
        let colon = try finding("title: { ru: We answer so: in four hours }")
        #expect(colon.place.line == 3 && colon.message.contains("quotes"), "\(colon)")
    }

    @Test func `a reading is checked under each of its alternatives`() throws {
        let text = Drafts.text("echo").replacing(
            "{ queue.scope: desk }", with: "{ queue.scope: dekk }")
        let finding = try #require(Drafts.read(text).findings.first { $0.code == .S002 })
        #expect(finding.alternative == "queue_scope: desk")
        #expect(finding.nearest == "desk")
    }

    static let hostile: [(name: String, text: String, code: FindingCode)] = [
        ("alias", "a: &x [1]\nb: *x\n", .S001), ("anchor", "a: &x 1\n", .S001),
        ("merge", "a: { <<: { b: 1 } }\n", .S001),
        ("tag", "a: !!int 5\n", .S001), ("own tag", "a: !mine [x]\n", .S001),
        ("str tag", "a: !!str x\n", .S001),
        ("two documents", "a: 1\n---\nb: 2\n", .S001), ("twice", "a: 1\na: 2\n", .S003),
        ("empty", "", .S001),
        ("a list", "- a\n", .S001), ("a list as key", "? [a, b]\n: c\n", .S001),
        ("broken", "a: [1, 2\n", .S001),
        ("deep", String(repeating: "[", count: 5000), .S004),
        (
            "thirteen deep",
            String(repeating: "{ a: ", count: 13) + "1" + String(repeating: " }", count: 13), .S004
        ),
        ("deep blocks", String(repeating: "- ", count: 3000) + "a", .S001),
        ("huge", String(repeating: "#", count: (1 << 20) + 1), .S004),
        ("nul", "a: \"\0\"\n", .S001), ("laughs", laughs, .S001),
    ]

    static let laughs =
        "a: &a [x, x]\n" + (0..<30).map { "b\($0): &b\($0) [*a, *a, *a]\n" }.joined()

    @Test(arguments: hostile.indices)
    func `hostile text is refused with a place`(index: Int) throws {
        let (_, text, code) = Self.hostile[index]
        let checked = Drafts.read(text)
        #expect(checked.regulation == nil)
        let finding = try #require(checked.findings.first)
        #expect(checked.findings.contains { $0.code == code }, "\(checked.findings.prefix(3))")
        #expect(finding.place.line >= 1 && finding.place.column >= 1)
    }
}
