import Testing

@testable import Regulations
@testable import ServiceDesk

struct SightTests {
    private static func regulation(_ records: [(String, RecordRule)]) -> Regulation {
        var regulation = Regulation()
        var manager = Role()
        manager.standsIn = "duty"
        var duty = Role()
        duty.standsIn = "manager"
        regulation.roles = Section([("manager", manager), ("duty", duty), ("clerk", Role())])
        regulation.records = Section(records)
        return regulation
    }

    private static func rule(_ roles: [String], logged: Bool = false) -> RecordRule {
        var rule = RecordRule()
        (rule.visibleTo, rule.readsLogged) = (roles, logged)
        return rule
    }

    @Test func `what no rule names everybody may see`() {
        let sight = Self.regulation([]).sight
        #expect(sight == .open && sight.shows(.correspondence, to: []))
        #expect(sight.logs(project: true, texts: true) == [])
    }

    @Test func `a rule is for its roles, and for those that stand in for them`() {
        let sight = Self.regulation([("correspondence", Self.rule(["manager"]))]).sight
        #expect(sight.shows(.correspondence, to: ["manager"]))
        #expect(sight.shows(.correspondence, to: ["clerk", "duty"]))
        #expect(
            !sight.shows(.correspondence, to: ["clerk"]) && !sight.shows(.correspondence, to: []))
        #expect(sight.shows(.projectData, to: ["clerk"]))
    }

    @Test func `a rule without roles keeps nothing back, and may log`() {
        let sight = Self.regulation([
            ("correspondence", Self.rule([], logged: true)),
            ("project_data", Self.rule(["manager"], logged: true)),
        ]).sight
        #expect(sight.shows(.correspondence, to: []))
        #expect(sight.logs(project: true, texts: true) == [.projectData, .correspondence])
        #expect(sight.logs(project: true, texts: false) == [.projectData])
        #expect(sight.logs(project: false, texts: true) == [.correspondence])
    }
}
