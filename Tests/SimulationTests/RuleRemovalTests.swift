import Foundation
import Regulations
import ServiceDesk
import Testing

/// One after the other: each desk holds files open, and Foundation's `Process.run` of other tests
/// reads past its buffer where a process holds some 1,360 of them.
///
/// A scenario that names a clause would be no proof if it passed without what carries the clause
/// out.
@Suite(.serialized) struct RuleRemovalTests {
    static let executed = RegulationsOnDisk.all.map { try! ExecutedRegulation($0) }

    /// A named part of one of the regulations.
    struct Part: Sendable, CustomTestStringConvertible {
        var regulation: ExecutedRegulation
        var name: String
        var clauses: [String]
        var testDescription: String { "\(regulation.id) \(name)" }
    }

    /// Sixty in every run of the tests, of all kinds; each of them with REGLAMENT_SOAK.
    static let share = ProcessInfo.processInfo.environment["REGLAMENT_SOAK"] == nil ? 60.0 / 466 : 1

    private static func sample<Element>(_ all: [Element]) -> [Element] {
        all.indices.filter { Int(Double($0 + 1) * share) > Int(Double($0) * share) }.map { all[$0] }
    }

    private static func parts(_ select: (Regulation) -> [(name: String, clauses: [String])])
        -> [Part]
    {
        sample(
            executed.flatMap { one in
                select(one.regulation).map {
                    Part(regulation: one, name: $0.name, clauses: $0.clauses)
                }
            })
    }

    /// Bills and linked tickets are not made yet, nor are projects judged: the coverage page says
    /// so.
    static let rules = parts { regulation in
        regulation.rules.pairs.filter { isExecuted($0.item) }.map { ($0.name, $0.item.clauses) }
    }
    private static func isExecuted(_ rule: Rule) -> Bool {
        rule.about == .ticket && rule.effects.invoice == nil && rule.effects.opens == nil
    }
    static let commitments = parts { regulation in
        regulation.commitments.pairs.filter { $0.item.about == .ticket }.map {
            ($0.name, $0.item.clauses)
        }
    }

    @Test(arguments: rules)
    func `without one of its rules a scenario of the rule's clause fails`(rule: Part) async throws {
        try await rule.regulation.expectNoticed("rules.\(rule.name)", "null", rule.clauses)
    }

    @Test(arguments: commitments)
    func `a commitment that never starts fails a scenario of its clause`(commitment: Part)
        async throws
    {
        let path = "commitments.\(commitment.name).starts"
        try await commitment.regulation.expectNoticed(path, "measured", commitment.clauses)
    }

    /// Everything by which something costs something, or does not, and which package goes first: of
    /// each, in every run.
    static let money = executed.flatMap { one -> [Part] in
        let prices = one.regulation.prices
        let named: [(section: String, names: [String], clauses: (String) -> [String]?)] = [
            ("rates", prices.rates.names, { prices.rates[$0]?.clauses }),
            ("factors", prices.factors.names, { prices.factors[$0]?.clauses }),
            ("packages", prices.packages.names, { prices.packages[$0]?.clauses }),
            ("fees", prices.fees.names, { prices.fees[$0]?.clauses }),
        ]
        let orders =
            prices.packages.names.count < 2
            ? []
            : prices.packages.names.map {
                Part(
                    regulation: one, name: "packages.\($0).drawn",
                    clauses: prices.packages[$0]?.clauses ?? [])
            }
        return named.flatMap { section, names, clauses in
            names.map {
                Part(regulation: one, name: "\(section).\($0)", clauses: clauses($0) ?? [])
            }
        } + orders
    }

    @Test(arguments: money)
    func `without a rate, factor, package, fee or its turn a scenario of its clause fails`(
        part: Part
    ) async throws {
        try await part.regulation.expectNoticed("prices.\(part.name)", "null", part.clauses)
    }

    /// What nothing rests on must be told, or the test above means nothing.
    @Test(arguments: [
        (
            "mywebstor", "prices.rates.planted",
            "{ clause: '6.2.1', per: hour, amount: 1, when: { spam: true } }", "6.2.1"
        ),
        (
            "echo", "prices.factors.planted", "{ clause: '0.3', times: 2, when: { spam: true } }",
            "0.3"
        ),
    ])
    func `a price that no scenario needs is told`(
        id: String, path: String, value: String, clause: String
    ) async throws {
        let one = try #require(Self.executed.first { $0.id == id })
        let isIdle = try await one.isIdle(path, value, [clause])
        #expect(isIdle)
    }

    @Test(
        arguments: parts { regulation in
            regulation.categories.pairs.filter { $0.item.under == "emergency_failure" }.map {
                ($0.name, $0.item.clauses)
            }
        })
    func `an emergency that is called standard fails the scenario of its clause`(category: Part)
        async throws
    {
        let path = "categories.\(category.name).under"
        try await category.regulation.expectNoticed(path, "standard_support", category.clauses)
    }

    static let changes: [String: [(path: String, value: String, clause: String)]] = [
        "echo": [
            ("calendars.support.week", "{ mon-fri: '08:00-17:00' }", "2.2(1)"),
            ("calendars.support.week", "{ mon-fri: '08:00-17:00' }", "2.3.3-support"),
            ("calendars.support.holidays", "null", "2.2-clock"),
            ("calendars.emergency.week", "{ mon-sun: '06:00-21:00' }", "2.2(2)"),
            ("calendars.emergency.week", "{ mon-sat: '06:00-20:00' }", "2.2(2)"),
            ("roles.account_manager.stands_in", "null", "2.1-fallback"),
            ("roles.duty.roster", "null", "2.1-fallback"),
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
            ("messages.receipt.to", "trusted", "procedure.7"),
            ("messages.no_contract.to", "account_manager", "0.1"),
            ("messages.mark_mail_urgent.to", "account_manager", "procedure.5"),
            ("messages.please_clarify.to", "account_manager", "procedure.2"),
            ("messages.not_covered.to", "account_manager", "exclusions.1"),
            ("messages.urgent_mail_waits.when", "null", "procedure.6"),
            ("fields.extends_site.by", "null", "2.3.2.9"),
            ("fields.new_module.by", "null", "2.3.2.10"),
            ("fields.works_partly.by", "null", "2.3.1.1"),
            ("fields.service_integrated.by", "null", "exclusions.3"),
            ("fields.promised_date.by", "null", "2.2-third-parties"),
            ("fields.reason.by", "null", "refusals.1"),
            ("priorities.emergency.confirmed_by", "null", "2.3.1"),
            ("commitments.emergency_reaction.when", "null", "2.3.1"),
            ("commitments.standard_reaction.when", "null", "2.2(1)"),
            ("commitments.standard_reaction.warns", "null", "2.3.3-support"),
            ("channels.viber.backdate", "1 minute", "2.1(2)"),
            ("channels.whatsapp.backdate", "1 minute", "2.1(2)"),
            ("messages.who_are_you.to", "trusted", "procedure.1-senders"),
            ("messages.please_rate.to", "head", "quality.2"),
            ("messages.take_emergency.to", "programmer", "2.1-fallback"),
            ("messages.urgent_mail_waits.to", "duty", "procedure.6"),
            ("messages.give_access.when", "null", "refusals.1"),
            ("messages.which_page.to", "trusted", "procedure.3"),
            (
                "rules.test_first.when", "{ field: { test_wanted: true }, missing: test_passed }",
                "2.2-tester"
            ),
            ("rules.nothing_described.when", "{ missing: description }", "procedure.2"),
            (
                "rules.downgraded.when",
                "{ priority: standard, subject_has: СРОЧНО, happened: registered }", "2.3.1.1"
            ),
            ("escalations.letter_to_head.by", "[trusted]", "quality.4"),
            ("escalations.letter_to_head.channels", "mail", "contacts"),
        ],
        "cetera": [
            ("definitions.on_support.when", "{ in_force: [warranty, licence] }", "3.1"),
            (
                "definitions.on_support.when", "{ in_force: [hosting, complex_service, licence] }",
                "3.2"
            ),
            (
                "definitions.on_support.when", "{ in_force: [hosting, complex_service, warranty] }",
                "3.3"
            ),
            ("definitions.above_minimum.when", "{ field: { materials: { over: 9 } } }", "II.3.1"),
            ("definitions.above_minimum.when", "{ field: { materials: { over: 10 } } }", "II.3.2"),
            ("definitions.above_minimum.when", "{ field: { materials: { over: 10 } } }", "II.3.3"),
            ("definitions.above_minimum.when", "{ field: { materials: { over: 10 } } }", "II.3.4"),
            ("channels.contact.backdate", "1 minute", "8-contact"),
            ("roles.duty_head.stands_in", "null", "7"),
            ("priorities.immediate.when", "{ field: { effect: down } }", "8"),
            ("priorities.immediate.when", "{ field: { effect: huge } }", "11-immediate"),
            ("priorities.valuable.when", "{ spam: true }", "11-valuable"),
            ("priorities.low.when", "{ spam: true }", "11-low"),
            ("priorities.insignificant.when", "{ field: { effect: none } }", "11-insignificant"),
            ("queue.order", "[arrived]", "10"),
            ("queue.strict", "null", "9-pool"),
            ("queue.scope", "desk", "10-project"),
            ("queue.blocking", "[received, admitted]", "10-project"),
            ("queue.blocking", "[received, admitted, in_progress, waiting_client]", "10-project"),
            ("commitments.reaction.within", "61 working minutes", "II.4.1.1"),
            ("commitments.immediate_done.nature", "binding", "11"),
            ("commitments.immediate_done.within", "9 working hours", "11-immediate-term"),
            ("commitments.immediate_start.within", "1 working hour", "11-immediate-start"),
            ("commitments.valuable_start.within", "end of the business day", "11-valuable-start"),
            ("commitments.valuable_done.within", "2 calendar days", "11-valuable-term"),
            ("commitments.valuable_done.if_missed", "null", "11-valuable-move"),
            ("commitments.valuable_done.pauses", "null", "II.1-basis"),
            ("commitments.ordinary_done.pauses", "null", "II.1-basis"),
            ("escalations.acceleration.channels", "mail", "II.4.2"),
            ("escalations.acceleration.asks", "claim", "II.4.4"),
            (
                "escalations.acceleration.by",
                "[duty_head, manager, client_director, representative]", "II.4.4"
            ),
            ("messages.new_letter.after", "taken", "5"),
            ("messages.new_letter.everywhere", "null", "5"),
            ("messages.nobody_on_duty.to", "duty_head", "7"),
            ("messages.receipt.when", "null", "7.4"),
            ("messages.unlikely.to", "duty_head", "11-insignificant-terms"),
            ("messages.pc_instructions.to", "duty_head", "II.5"),
            ("messages.downgraded.to", "duty_head", "11-valuable-move"),
            ("messages.decided.to", "duty_head", "II.4.3.3"),
            ("messages.official_letter.to", "duty_head", "II.4.3.3-letter"),
            ("fields.basis_confirmed.by", "null", "7.1"),
            ("fields.effect.by", "null", "7.3"),
            ("fields.wanted_priority.by", "null", "8"),
            ("fields.materials.by", "null", "II.3.1"),
            ("fields.other_volume.by", "null", "II.3.4"),
            ("fields.complex.by", "null", "II.2"),
            ("fields.fixed_deadline.by", "null", "II.4.1.4"),
            ("fields.not_agreed.by", "null", "II.4.3.2"),
            ("fields.decision.by", "null", "II.4.3.3"),
            ("commitments.immediate_done.pauses", "null", "11-immediate-term"),
            ("commitments.valuable_start.cancels", "null", "11-valuable-start"),
            ("messages.receipt.copy_to", "null", "7.4-copy"),
            ("messages.alarm.to", "executor", "11-immediate-start"),
            ("messages.question.to", "manager", "II.1-notice"),
            ("messages.moved.to", "manager", "II.3"),
            ("messages.redirected.to", "manager", "II.4.2"),
            ("messages.receipt.admits", "null", "7.4"),
            ("messages.unlikely.after", "taken", "11-insignificant-terms"),
            ("calendars.office.week", "{ mon-fri: '09:00-17:00' }", "contacts.2"),
            ("calendars.office.holidays", "null", "contacts.2"),
            ("calendars.office.transferred_days", "worked", "contacts.2"),
        ],
        "netpoint": [
            ("calendars.support.week", "{ mon-sun: '09:00-24:00' }", "2.1-hours"),
            ("calendars.support.holidays", "RU", "2.1-hours"),
            ("calendars.business.holidays", "null", "3-complaint-term"),
            ("channels.phone.backdate", "10 minutes", "2.1-phone"),
            ("roles.agent.roster", "null", "1-service"),
            ("roles.agent.stands_in", "null", "1-service"),
            ("definitions.is_complaint.when", "{ category: complaint }", "3-complaint"),
            ("definitions.internal.when", "{ channel: desk }", "2.4"),
            ("priorities.critical.when", "{ spam: true }", "2.4"),
            ("fields.identity_verified.by", "[agent, subscriber]", "3-identity"),
            ("fields.complexity.by", "[agent, subscriber]", "3-solution"),
            ("commitments.complaint_answer.within", "8 business days", "3-complaint-term"),
            ("commitments.complaint_answer.calendar", "support", "3-complaint-term"),
            (
                "commitments.complaint_answer.warns.at", "[3 business days before]",
                "3-complaint-term"
            ),
            ("commitments.notify_responsible.within", "20 working minutes", "4-must.3"),
            ("commitments.notify_responsible.if_missed", "null", "4-must.3"),
            ("commitments.publish_accident.within", "40 working minutes", "4-notices.2"),
            ("commitments.publish_works.if_missed", "null", "4-notices.1"),
            ("commitments.solution.pauses", "null", "3-no-guarantee"),
            ("messages.receipt.to", "supervisor", "3-ground-phone"),
            ("messages.who_are_you.to", "agent", "3-ground-mail"),
            ("messages.please_clarify.to", "agent", "3-clear"),
            ("messages.describe.to", "agent", "4-client-must.1"),
            ("messages.refused.to", "agent", "3-refusals"),
            ("messages.visit.to", "agent", "3-solution"),
            ("messages.please_do.to", "agent", "4-may.1"),
            ("fields.accepted_by.by", "null", "3-complaint-content"),
            ("fields.passport_shown.by", "null", "3-identity"),
            ("fields.instruction.by", "null", "4-may.1"),
            ("fields.instruction_done.by", "null", "4-client-must.2"),
            ("fields.responsible_told.by", "null", "4-must.3"),
            ("fields.reason.by", "null", "3-refusals"),
            ("categories.web_design.under", "null", "3-not-owed"),
            ("categories.foreign_settings.under", "null", "3-not-owed"),
            ("categories.own_equipment.under", "null", "3-not-owed"),
            ("priorities.critical.when", "{ spam: true }", "3-urgent"),
            ("commitments.notify_responsible.when", "null", "4-must.3"),
            ("commitments.watch_over_network.when", "null", "2.4"),
            ("channels.desk.backdate", "1 minute", "4-notices.1"),
            ("messages.incident_alarm.to", "supervisor", "2.5"),
            ("messages.no_responsible.to", "responsible", "2.5"),
            ("messages.publish_now.to", "agent", "4-notices.1"),
            ("categories.other_subject.under", "null", "3-not-owed"),
            ("queue.order", "[admitted]", "3-urgent"),
            ("queue.order", "[expedited, arrived]", "3-order"),
            ("measures.solved_well.of", "closed", "4-client-may.2"),
        ],
        "mywebstor": [
            ("calendars.office.week", "{ mon-fri: '10:00-18:00' }", "4.1"),
            ("calendars.office.transferred_days", "closed", "4.1"),
            ("calendars.business_days.holidays", "null", "1.2-reaction"),
            ("calendars.business_days.week", "{ mon-sun: '00:00-24:00' }", "1.2-reaction"),
            ("channels.phone.backdate", "60 minutes", "1.4"),
            ("categories.new_feature.under", "open_questions", "1-new"),
            ("categories.rework.under", "open_questions", "1-existing"),
            ("priorities.emergency.when", "{ category: outage }", "1.4-outage"),
            (
                "priorities.emergency.confirmed_by", "[integrator, manager, task_setter]",
                "1.4-outage"
            ),
            (
                "definitions.by_setter.when", "{ by: [task_setter, department_setter, employee] }",
                "1.5"
            ),
            ("definitions.by_setter.when", "{ by: task_setter }", "1.5-departments"),
            ("definitions.has_package.when", "{ in_force: advanced_package }", "6.1"),
            ("fields.accesses.by", "[task_setter, employee]", "2.3"),
            ("rules.the_word.when", "{ is: by_setter, state: waiting_approval }", "4.2"),
            ("rules.small_tasks.when.estimate", "{ at_most: 59 minutes }", "3.5"),
            ("rules.chat_for_all.when.channel", "open_line", "1.6"),
            ("rules.picture_only.when.not", "null", "2.3-picture"),
            ("rules.time_logged.when.category", "null", "5.1"),
            ("messages.work_done.to", "task_setter", "5.2"),
            ("prices.unit.rounding", "none", "3.1"),
            ("fields.rate_agreed.by", "[task_setter, employee]", "6.2.2"),
            ("rules.small_tasks.when.estimate", "{ at_most: 75 minutes }", "3.5"),
            ("commitments.line_reaction.within", "25 working hours", "1.2-reaction"),
            ("commitments.line_reaction.when", "{ category: open_questions }", "1.3"),
            ("commitments.estimate.within", "9 working hours", "4.1"),
            ("commitments.estimate.pauses", "null", "4.1"),
            ("commitments.start_of_work.within", "22 calendar days", "6.2.1-start"),
            ("commitments.defect_window.within", "10 business days", "3.2"),
            ("commitments.check_window.within", "15 calendar days", "5.2-check"),
            ("commitments.check_window.if_missed", "null", "5.2-check"),
            ("prices.unit.minutes", "10", "3.1"),
            ("prices.unit.per", "entry", "3.1"),
            ("prices.counted.work", "[execution, testing, analysis, consulting]", "3.1-estimating"),
            ("prices.counted.work", "[execution, testing, estimating]", "3.1-analysis"),
            ("prices.rates.ordinary.amount", "3400", "6.2.1"),
            ("prices.rates.emergency.amount", "4400", "6.2.2"),
            ("prices.packages.standard_package.then", "emergency", "6.1-over"),
            ("prices.packages.standard_package.drawn", "3", "6.1-standard"),
            ("prices.packages.advanced_package.unused", "carries_over", "6.1-advanced"),
            ("prices.fees.open_line_chat.per", "quarter", "1.6-price"),
            ("queue.order", "[arrived]", "6.2.2-first"),
            ("messages.work_done.after", "taken", "5.2"),
        ],
        "netpeak": [
            ("calendars.office.week", "{ mon-fri: '09:00-17:00' }", "2.2-hours"),
            ("calendars.office.holidays", "null", "2.2-hours"),
            ("calendars.office.holidays", "RU", "2.1-contact"),
            ("calendars.office.transferred_days", "closed", "2.2-hours"),
            ("roles.project_manager.stands_in", "null", "1.2-pm"),
            ("channels.messenger.backdate", "20 minutes", "1.1-messengers"),
            ("channels.messenger.backdate", "180 minutes", "1.1-messengers"),
            ("priorities.hot.when", "{ spam: true }", "1.1-messengers"),
            ("queue.order", "[arrived]", "1.1-messengers"),
            ("definitions.guaranteed.when", "{ in_force: contract }", "2.3-guarantee"),
            ("definitions.guaranteed.when", "{ in_force: prepayment }", "2.3-guarantee"),
            ("fields.routed_to.by", "[sdr, new_business]", "1.2-sdr"),
            ("channels.mail.staff_domain", "null", "1.4-mail"),
            ("channels.mail.staff_domain", "private.example", "1.4-mail"),
            ("roles.project_manager.at_most", "null", "1.2-pm"),
            ("fields.demo_waived.by", "[client_contact, new_business]", "2.1-demo"),
            ("rules.dispute_decided.before", "done", "2.2-disputes"),
            ("rules.lead_routed.before", "done", "1.2-sdr"),
            ("messages.answer_by.to", "team_leader", "2.2-promise"),
            ("fields.acts_sent.by", "[account_manager, project_manager]", "1.2-am"),
            ("fields.tracking_brief.by", "[internet_marketer, project_manager]", "1.2-im"),
            ("fields.published_report.by", "[internet_marketer, project_manager]", "1.1-cabinet"),
            ("fields.meeting_at.by", "[project_manager, client_contact]", "1.1-calendar"),
            (
                "fields.decision.by", "[team_leader, department_head, project_manager]",
                "2.2-disputes"
            ),
            ("fields.actions_agreed.by", "[client_contact, project_manager]", "2.2-onboarding.2"),
            ("fields.promised_answer.by", "[project_manager, internet_marketer]", "2.2-promise"),
            ("commitments.first_contact.within", "9 working hours", "2.1-contact"),
            ("commitments.first_contact.stops", "registered", "2.1-contact"),
            ("commitments.first_contact.warns.at", "[50%]", "2.1-contact"),
            ("commitments.assessment.within", "6 business days", "2.1-assessment"),
            ("commitments.proposal.within", "3 calendar days", "2.1-proposal"),
            (
                "commitments.proposal.starts", "{ filled: [proposal_answers, proposal_accesses] }",
                "2.1-client"
            ),
            ("commitments.proposal.pauses", "null", "2.1-proposal"),
            ("commitments.work_start.within", "2 calendar days", "2.2-start"),
            ("commitments.answer.within", "9 working hours", "2.2-questions"),
            ("commitments.answer.starts", "arrived", "2.2-questions"),
            ("commitments.answer.stops", "replied", "2.2-promise"),
            ("commitments.answer.guaranteed_when", "null", "2.3-guarantee"),
            ("commitments.answer.if_missed", "null", "1.2-tl"),
            (
                "commitments.promised_answer.until", "3 calendar days before promised_answer",
                "2.2-promise"
            ),
            ("commitments.onboarding.within", "21 calendar days", "2.2-onboarding"),
            ("commitments.onboarding.pauses", "null", "2.2-onboarding"),
            ("commitments.onboarding.stops", "{ filled: team_briefed }", "2.2-onboarding.4"),
            (
                "commitments.onboarding.stops", "{ filled: [team_briefed, actions_plan] }",
                "2.2-onboarding.3"
            ),
            ("commitments.letter.starts", "done", "1.1-mail"),
            ("commitments.letter.nature", "binding", "2.2-summary"),
            ("commitments.contract_drafting.within", "2 calendar days", "2.3-contract"),
            ("commitments.contract_drafting.starts", "{ filled: legal_documents }", "2.3-contract"),
            ("commitments.closing_documents.within", "5 calendar days", "2.3-acts"),
            ("commitments.closing_documents.starts", "{ filled: service_delivered }", "2.3-acts"),
            ("escalations.dispute.by", "[client_contact, project_manager]", "2.2-disputes"),
            ("messages.thanks.after", "done", "form"),
            ("messages.in_cabinet.after", "done", "1.1-cabinet"),
            ("messages.answer_by.after", "done", "2.2-promise"),
        ],
    ]

    static let changed = changes.sorted { $0.key < $1.key }.flatMap { id, changes in
        changes.map { (id: id, path: $0.path, value: $0.value, clause: $0.clause) }
    }

    @Test(arguments: sample(Array(changed.indices)))
    func `another value fails a scenario of the clause`(index: Int) async throws {
        let change = Self.changed[index]
        let one = try #require(Self.executed.first { $0.id == change.id })
        try await one.expectNoticed(change.path, change.value, [change.clause])
    }
}
