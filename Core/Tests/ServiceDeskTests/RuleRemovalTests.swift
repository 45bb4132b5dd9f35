import Foundation
import Testing

@testable import Regulations
@testable import ServiceDesk

/// A scenario that names a clause would be no proof if it passed without what carries the clause out.
@Suite struct RuleRemovalTests {
    static let checked = try! RegulationsOnDisk.checked("echo")
    static let regulation = checked.regulation!
    static let scenarios: [Scenario] = try! RegulationsOnDisk.scenarioFiles("echo").compactMap { file in
        let text = try String(contentsOf: file, encoding: .utf8)
        return ScenarioFile.read(text: text, file: file.lastPathComponent, regulation: checked).scenario
    }

    /// Every scenario that names one of the clauses passes with another value at `path`.
    private func isIdle(_ path: String, _ value: String, _ clauses: [String]) throws -> Bool {
        let named = Self.scenarios.filter { $0.readings.names.isEmpty && !Set($0.clauses).isDisjoint(with: clauses) }
        let node = try #require(Node.read("v: " + value, file: "change").node?["v"])
        let source = try #require(Self.checked.source.applying(changes: [(path: path, value: node)]), "\(path)")
        // What is taken out may leave its clause without anything that carries it out.
        let (regulation, _) = source.checkedAsWritten(in: RegulationsOnDisk.world)
        let edition = try Edition(
            compiling: try #require(regulation), digest: "changed", world: RegulationsOnDisk.world)
        let changed = Checked(regulation: regulation, findings: [], source: source)
        return named.allSatisfy {
            ScenarioRun.run($0, of: changed, edition: edition, world: RegulationsOnDisk.world) == .passed
        }
    }

    @Test(arguments: regulation.rules.names)
    func `without one of its rules a scenario of the rule's clause fails`(name: String) throws {
        let rule = try #require(Self.regulation.rules[name])
        #expect(try isIdle("rules.\(name)", "null", rule.clauses) == false, "rules.\(name) is held by no scenario")
    }

    @Test(arguments: regulation.commitments.pairs.filter { $0.item.about == .ticket }.map(\.name))
    func `a commitment that never starts fails a scenario of its clause`(name: String) throws {
        let commitment = try #require(Self.regulation.commitments[name])
        #expect(try isIdle("commitments.\(name).starts", "published", commitment.clauses) == false)
    }

    @Test(arguments: regulation.categories.pairs.filter { $0.item.under == "emergency_failure" }.map(\.name))
    func `an emergency that is called standard fails the scenario of its clause`(name: String) throws {
        let category = try #require(Self.regulation.categories[name])
        #expect(try isIdle("categories.\(name).under", "standard_support", category.clauses) == false)
    }

    static let changes: [(path: String, value: String, clause: String)] = [
        ("calendars.support.week", "{ mon-fri: '08:00-17:00' }", "2.2(1)"),
        ("calendars.support.week", "{ mon-fri: '08:00-17:00' }", "2.3.3-support"),
        ("calendars.support.holidays", "null", "2.2-clock"),
        ("calendars.emergency.week", "{ mon-sun: '06:00-21:00' }", "2.2(2)"),
        ("calendars.emergency.week", "{ mon-sat: '06:00-20:00' }", "2.2(2)"),
        ("roles.account_manager.stands_in", "null", "2.1-fallback"),
        ("channels.telegram.backdate", "10 minutes", "2.1(2)"),
        ("channels.phone.backdate", "90 minutes", "2.1(2)"),
        ("priorities.emergency.when", "{ spam: true }", "0.3"),
        ("definitions.emergency_call.when", "{ channel: mail }", "procedure.5"),
        ("definitions.emergency_call.when", "{ subject_has: СРОЧНО }", "procedure.6"),
        ("definitions.may_jump_queue.when", "{ category: visit_counter }", "2.2-critical"),
        ("commitments.emergency_reaction.within", "61 working minutes", "2.3.1"),
        ("commitments.emergency_reaction.warns.at", "[80%]", "2.3.1"),
        ("commitments.standard_reaction.within", "7 working hours", "2.3.2-max"),
        ("commitments.standard_reaction.stops", "registered", "2.1"),
        ("commitments.standard_reaction.pauses", "null", "refusals.1"),
        ("queue.scope", "desk", "2.2-order"),
        ("queue.order", "[priority, arrived]", "2.2-urgent"),
        ("prices.factors.off_hours.times", "3", "2.3.3-double"),
        ("prices.factors.off_hours", "null", "2.3.3-double"),
        ("messages.receipt.admits", "null", "procedure.7-admitted"),
        ("messages.please_rate.after", "closed", "quality.2"),
        ("fields.rating.max", "6", "quality.2"),
        ("fields.off_hours_consent.by", "[official, programmer]", "2.3.3"),
        ("fields.test_passed.by", "[tester, programmer]", "2.2-tester"),
        ("escalations.letter_to_head.by", "[trusted]", "quality.4"),
        ("escalations.letter_to_head.channels", "mail", "contacts"),
    ]

    @Test(arguments: changes.indices)
    func `another value fails a scenario of the clause`(index: Int) throws {
        let change = Self.changes[index]
        #expect(try isIdle(change.path, change.value, [change.clause]) == false, "\(change)")
    }
}
