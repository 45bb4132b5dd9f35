import Testing

@testable import Regulations

struct ValueChangesTests {
    private func changes(_ item: String, of name: String = "echo") -> [ValueChange] {
        ValueChanges(Drafts.checked(name).source).changes(of: item)
    }

    private func words(_ item: String, at place: String, of name: String = "echo") -> [String] {
        changes(item, of: name).filter { $0.place == place }.map(\.words)
    }

    @Test(arguments: [
        (
            "commitments.standard_reaction", "commitments.standard_reaction.within",
            ["9 working hours", "7 working hours", ""]
        ),
        (
            "commitments.emergency_reaction", "commitments.emergency_reaction.within",
            ["2 working hours", ""]
        ),
        // As it is in the promise that this one is like.
        (
            "commitments.standard_follow_up", "commitments.standard_follow_up.within",
            ["9 working hours", "7 working hours"]
        ),
        (
            "commitments.expected_date", "commitments.expected_date.until",
            ["1 calendar day before promised_date", ""]
        ),
        (
            "commitments.emergency_reaction", "commitments.emergency_reaction.warns.at.0",
            ["76%", "74%"]
        ),
        ("channels.phone", "channels.phone.backdate", ["61 minutes", "59 minutes", ""]),
        ("fields.rating", "fields.rating.max", ["6", "4", ""]),
        ("prices.factors.off_hours", "prices.factors.off_hours.times", ["3", "1"]),
    ])
    func `a number is one more or one less`(item: String, place: String, others: [String]) {
        #expect(Set(words(item, at: place)) == Set(others))
    }

    @Test func `hours of work begin or end an hour earlier or later`() {
        let others = words("calendars.support", at: "calendars.support.week.mon-fri")
        #expect(others == ["", "08:00-15:00", "09:00-16:00", "08:00-17:00", "07:00-16:00"])
    }

    @Test(arguments: [
        ("roles.account_manager", "roles.account_manager.stands_in", "development"),
        ("roles.duty", "roles.duty.roster", "false"),
        ("agreements.contract", "agreements.contract.may_change.0.only", "longer"),
        ("messages.receipt", "messages.receipt.admits", ""),
        ("rules.real_emergency", "rules.real_emergency.verdict", "hint"),
        ("rules.test_first", "rules.test_first.before", "measured"),
        ("commitments.standard_reaction", "commitments.standard_reaction.pauses.1", ""),
        // One of two events, which is no list any more.
        ("commitments.standard_reaction", "commitments.standard_reaction.stops", "asked_client"),
        ("definitions.emergency_call", "definitions.emergency_call.when.any.0.subject_has", ""),
        ("queue", "queue.order.0", ""),
    ])
    func `another name, a flag dropped, a part taken out`(
        item: String, place: String, other: String
    ) {
        #expect(words(item, at: place).contains(other), "\(words(item, at: place))")
    }

    @Test func `the limit is tried first`() {
        let kinds = changes("commitments.standard_reaction").prefix(3).map(\.kind)
        #expect(kinds == [.limit, .limit, .removal(name: "standard_reaction")])
    }

    @Test func `what a thing is called and where it is reached is no change`() {
        let silent = [
            "title", "hint", "side", "kind", "address", "holder", "type", "clause", "default",
        ]
        for item in [
            "roles.official", "channels.phone", "categories.cleaning", "priorities.standard",
            "fields.reason",
        ] {
            let keys = changes(item).filter { $0.path.count > 2 }.map { $0.path[2] }
            #expect(Set(keys).isDisjoint(with: silent), "\(item): \(keys)")
        }
    }

    @Test func `a value shows the clauses that are cited where it stands`() {
        let contract = changes("agreements.contract")
        #expect(contract.filter { $0.place.hasSuffix("may_change.1") }.map(\.clauses) == [["0.3"]])
        #expect(
            contract.first { $0.place == "agreements.contract" }?.clauses == ["0.1", "2.3.2-max"])
    }

    @Test(arguments: Drafts.names)
    func `every change of an item changes the regulation where it says`(name: String) throws {
        let source = Drafts.checked(name).source
        let regulation = try #require(Drafts.checked(name).regulation)
        for item in Set(Citations(regulation).acting.values.flatMap(\.self)) {
            for change in changes(item, of: name) {
                let changed = try #require(source.applying(change), "\(change.place)")
                #expect(changed.tree != source.tree, "\(change.place): \(change.words)")
            }
        }
    }

    @Test func `a change that does not pass the check is none`() throws {
        let source = Drafts.checked("echo").source
        let gone = try #require(
            changes("roles.account_manager").first { $0.kind == .removal(name: "account_manager") })
        #expect(source.checked(with: gone, in: Drafts.world) == nil)
        let later = try #require(changes("commitments.standard_reaction").first)
        #expect(source.checked(with: later, in: Drafts.world)?.regulation != nil)
    }
}

struct StoryWordsTests {
    private let words = StoryWords(
        text: """
            scenario: 1
            title: About thanks
            clause: thanks
            given:
              clients:
                orda: { agreements: { contract: { changes: { commitments.reaction.within: 1 hour } } } }
            steps:
              - at: 2026-01-12 10:00
                says: late
                does: arrived
                category: question
                expect: { sent: [receipt] }
            """)

    @Test func `a story needs the names in what is given and done`() {
        for name in ["contract", "reaction", "question", "arrived"] {
            #expect(words.need(name), "\(name)")
        }
    }

    @Test func `a story does not need what it only expects or is titled by`() {
        for name in ["receipt", "thanks", "late"] { #expect(!words.need(name), "\(name)") }
    }
}
