import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// The table of acts against the decisions, and against a table written by hand: every act, in
/// every state, by everybody.
@Suite struct ActTableTests {
    /// Acts that may be tried in each state, written by hand; `*`: by whoever of the client as well.
    private static let written: [(TicketState, String)] = [
        (
            .received,
            """
            write* reply ask note publish admit categorise place prioritise fill* assign take start \
            log openSubtask refuse postpone wait handOver expedite finish estimate escalate* merge split \
            watch* snooze
            """
        ),
        (
            .held,
            """
            write* reply ask note publish admit categorise place prioritise fill* refuse escalate* \
            merge split watch* snooze
            """
        ),
        (
            .inProgress,
            """
            write* reply ask note publish categorise place prioritise fill* assign take release start log \
            openSubtask refuse postpone wait handOver expedite finish estimate escalate* merge split \
            watch* snooze
            """
        ),
        (
            .waitingClient,
            """
            write* reply ask note publish categorise place prioritise fill* assign take release start log \
            openSubtask refuse postpone wait resume handOver expedite finish estimate escalate* \
            merge split watch* snooze
            """
        ),
        (
            .done,
            """
            write* reply ask note publish categorise place prioritise fill* log refuse signOff* \
            close reopen* reportDefect* escalate* merge split watch* snooze
            """
        ),
        (.signedOff, "write* note close reopen* escalate* watch*"),
        (.closed, "write* note reopen* escalate* watch*"),
        (.refused, "write* note close reopen* escalate* watch*"),
    ]

    /// Possible in every state; whose clocks and watches there are is another matter.
    private static let everywhere: Set<Act> = [.unwatch, .withdraw]

    /// A ticket in the state, by events alone.
    private static func stream(in state: TicketState) throws -> (TicketStream, Edition) {
        var story = try TicketStory([])
        let taken: [TicketEvent] = [
            .admitted(.init(ground: .person)), .taken(.init(by: "s")), .started,
        ]
        let events: [TicketEvent] =
            switch state {
            case .inProgress: taken
            case .waitingClient:
                taken + [.askedClient(.init(content: TicketStory.content, first: true))]
            case .done: taken + [.done]
            case .signedOff: taken + [.done, .signedOff]
            case .closed: taken + [.done, .closed]
            case .refused: taken + [.refused(.init(content: nil))]
            default: []
            }
        for (hour, event) in events.enumerated() { story.happen(event, Double(hour) / 10) }
        guard state == .held else { return (story.stream, story.edition) }
        var stream = TicketStream(id: TicketID("t"))
        let held = TicketEvent.held(.init(rule: "r", missing: []))
        for (offset, event) in [.arrived(TicketStory.arrived), held].enumerated() {
            stream.append(
                TicketRecord(
                    event: event, sequence: offset + 1, occurredAt: TicketStory.start,
                    recordedAt: TicketStory.start, actor: .desk))
        }
        return (stream, story.edition)
    }

    private static let actors = [
        Actor(kind: .staff, id: "s", roles: ["programmer"]), Actor(kind: .staff, id: "n"),
        Actor(kind: .contact, id: "alfa.anna", roles: ["buyer"]),
        Actor(kind: .stranger, id: ""), .desk,
    ]

    /// What everybody would say.
    private static var answers: ActAnswers {
        ActAnswers(
            values: [
                "category": .text("bug"), "priority": .text("high"), "people": .names(["s"]),
                "from": .moment(TicketStory.start), "minutes": .number(5),
                "role": .text("programmer"), "work": .text("execution"), "entry": .text("e"),
                "subtask": .text("p"), "for": .text("client"), "to": .names(["programmer"]),
                "version": .number(1), "message": .number(1), "escalation": .text("letter"),
                "granted": .flag(true),
                "commitment": .text("reaction"), "instance": .number(0),
                "until": .moment(TicketStory.at(1000)), "fields": .fields([:]),
            ], said: TicketStory.content, person: "s", newID: "new")
    }

    private static func decision(
        _ act: Act, _ stream: TicketStream, by actor: Actor, under edition: Edition
    ) -> Refusal? {
        let command: Command? =
            switch act {
            case .merge: .merge(into: TicketID("other"), number: 2)
            case .split: .split(.init(into: TicketID("other"), number: 2, message: 1))
            case .write:
                .append(
                    .init(
                        interaction: "i2", sender: Sender(address: "", listed: false),
                        content: TicketStory.content, arrivedAt: TicketStory.at(2)))
            default: act.unchecked(answers)
            }
        guard let command else { return nil }
        do {
            _ = try decide(
                command, given: stream, by: actor, seeing: Seen(), at: TicketStory.at(2),
                under: edition)
            return nil
        } catch { return error }
    }

    @Test func `what may be tried in each state is what is written`() throws {
        for (state, words) in Self.written {
            let (stream, edition) = try Self.stream(in: state)
            #expect(stream.ticket.state == state)
            let written = words.split(separator: " ").map(String.init)
            let forStaff = Set(written.map { $0.trimmingSuffix("*") })
            let forClients = Set(
                written.filter { $0.hasSuffix("*") }.map { $0.trimmingSuffix("*") })
            for (actor, expected) in zip([Self.actors[0], Self.actors[2]], [forStaff, forClients]) {
                let scene = ActScene(
                    ticket: stream.ticket, actor: actor, regulation: edition.regulation)
                let found = Set(
                    Act.atDoors.filter {
                        $0.refusal(in: scene) == nil && !Self.everywhere.contains($0)
                    }
                    .map { "\($0)" })
                #expect(
                    found == expected,
                    "\(state), \(actor.kind): \(found.symmetricDifference(expected))")
            }
        }
    }

    @Test func `a decision refuses what the table refuses, and for no other state or authority`()
        throws
    {
        for state in Self.written.map(\.0) {
            let (stream, edition) = try Self.stream(in: state)
            for actor in Self.actors {
                let scene = ActScene(
                    ticket: stream.ticket, actor: actor, regulation: edition.regulation)
                for act in Act.atDoors {
                    let (says, does) = (
                        act.refusal(in: scene),
                        Self.decision(act, stream, by: actor, under: edition)
                    )
                    // To whom the act is closed, what is wrong with it besides is told first.
                    let isClosed = says == .needsRole([]) && does != nil
                    if let says {
                        // Fields of the client alone are heard after the end: here are none.
                        #expect(
                            does == says || isClosed || act == .fill,
                            "\(act) \(state) \(actor.kind)")
                    } else if case .wrongState? = does {
                        Issue.record(
                            "\(act) in \(state) by \(actor.kind): \(String(describing: does))")
                    }
                }
            }
        }
    }

    @Test func `a merged ticket refuses what belongs to where it goes on`() throws {
        var story = try TicketStory([])
        story.happen(.merged(.init(into: TicketID("other"), number: 7)), 1)
        for act in Act.allCases where act != .receive {
            let refused = act.obstacle(on: story.stream.ticket) == .merged(into: 7)
            #expect(refused == (act.rule.merged != .here), "\(act)")
        }
    }

    @Test func `every act has a row, undoes are acts, and asks have names of their own`() {
        #expect(Set(Act.table.keys) == Set(Act.allCases))
        for act in Act.allCases {
            let names = act.rule.asks.map(\.name)
            #expect(Set(names).count == names.count, "\(act)")
            #expect(!act.rule.does.isEmpty, "\(act)")
            if let undo = act.rule.undo { #expect(Act.atDoors.contains(undo), "\(act)") }
        }
    }

    @Test(arguments: [
        ("minutes", ActAnswers.Value.number(0), Act.log), ("minutes", .number(1441), .log),
        ("minutes", .number(600_001), .estimate), ("amount", .number(-1), .estimate),
        ("override", .text(String(repeating: "x", count: 501)), .take),
        ("people", .names([]), .assign),
        ("to", .names(Array(repeating: "r", count: 21)), .handOver),
        ("version", .number(0), .approve),
    ])
    func `an answer beyond its limits makes no command`(
        name: String, value: ActAnswers.Value, act: Act
    ) {
        var answers = Self.answers
        answers.values[name] = value
        #expect(throws: Refusal.self) { try act.command(answers) }
        answers.values[name] = Self.answers.values[name]
        #expect(throws: Never.self) { try act.command(answers) }
    }

    @Test func `what must be answered is missed by its name`() {
        for act in Act.atDoors {
            for ask in act.rule.asks where ask.need == .must {
                var answers = Self.answers
                if ask.kind == .words { answers.said = nil }
                answers.values[ask.name] = nil
                #expect(throws: Refusal.empty(ask.name), "\(act)") { try act.command(answers) }
            }
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
