import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

@Suite struct WorkTests {
    private let staff = Actor(kind: .staff, id: "s", roles: ["programmer"])
    private let head = Actor(kind: .staff, id: "h", roles: ["head"])

    private func log(_ minutes: Int) -> TicketEvent.Logged {
        .init(
            entry: "e", person: "s", role: "programmer", from: TicketStory.start, minutes: minutes,
            work: "w")
    }

    @Test func `only the one who worked, and who stands over them, corrects an entry`() throws {
        var desk = try DecidingStory { regulation in
            var (step, ladder) = (Escalation.Step(), Escalation())
            step.role = "head"
            ladder.steps = [step]
            regulation.escalations = Section([("letter", ladder)])
        }
        try desk.act(.log(log(60)), by: staff, after: 120)
        let other = Actor(kind: .staff, id: "o", roles: ["programmer"])
        #expect(throws: Refusal.needsRole(["head"])) {
            try desk.act(.correctLog(entry: "e", minutes: 5, nil), by: other)
        }
        try desk.act(.correctLog(entry: "e", minutes: 30, nil), by: staff)
        try desk.act(.correctLog(entry: "e", minutes: 45, nil), by: head)
        #expect(desk.ticket.minutesLogged == 45)
        #expect(throws: Refusal.notFound) {
            try desk.act(.correctLog(entry: "x", minutes: 1, nil), by: staff)
        }
        #expect(throws: Refusal.self) {
            try desk.act(.correctLog(entry: "e", minutes: 1441, nil), by: staff)
        }
    }

    @Test func `parts of the work are opened and finished once`() throws {
        var desk = try DecidingStory()
        let part = TicketEvent.SubtaskOpened(subtask: "p", content: TicketStory.content)
        try desk.act(.openSubtask(part), by: staff)
        #expect(try desk.act(.openSubtask(part), by: staff).events.isEmpty)
        #expect(desk.ticket.openSubtasks.count == 1)
        try desk.act(.finishSubtask("p"), by: staff)
        #expect(try desk.act(.finishSubtask("p"), by: staff).events.isEmpty)
        #expect(desk.ticket.openSubtasks.isEmpty)
        #expect(throws: Refusal.notFound) { try desk.act(.finishSubtask("q"), by: staff) }
    }

    @Test func `a part has the priority of the whole unless it has its own`() throws {
        var desk = try DecidingStory { regulation in
            regulation.priorities = Section([("high", Priority()), ("low", Priority())])
        }
        try desk.act(.prioritise("low", reason: nil), by: staff)
        try desk.act(.openSubtask(.init(subtask: "p", content: TicketStory.content)), by: staff)
        func ofPart() -> String? { desk.ticket.priority(of: desk.ticket.subtasks[0]) }
        #expect(ofPart() == "low")
        try desk.act(.prioritise("high", reason: nil), by: staff)
        #expect(ofPart() == "high")
        try desk.act(.prioritiseSubtask("p", "low"), by: staff)
        #expect(ofPart() == "low" && desk.ticket.priority == "high")
        #expect(try desk.act(.prioritiseSubtask("p", "low"), by: staff).events.isEmpty)
        #expect(throws: Refusal.noSuchPriority("none")) {
            try desk.act(.prioritiseSubtask("p", "none"), by: staff)
        }
        try desk.act(.prioritiseSubtask("p", nil), by: staff)
        #expect(ofPart() == "high")
        try desk.act(.finishSubtask("p"), by: staff)
        #expect(throws: Refusal.notFound) {
            try desk.act(.prioritiseSubtask("p", "low"), by: staff)
        }
    }

    @Test func `a merged ticket is not worked on, and never merged into itself`() throws {
        var desk = try DecidingStory()
        #expect(throws: Refusal.self) {
            try desk.act(.merge(into: TicketID("t"), number: 1), by: staff)
        }
        try desk.act(.merge(into: TicketID("other"), number: 7), by: staff)
        #expect(!desk.ticket.isOpen)
        #expect(throws: Refusal.self) { try desk.act(.take(override: nil), by: staff) }
    }

    @Test func `a snooze reminds its person once and moves no clock`() throws {
        let commitment = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            within: .working(seconds: 4 * 3600))
        var desk = try DecidingStory([("reaction", commitment)])
        let until = TicketStory.at(2)
        try desk.act(.snooze(until: until), by: staff)
        #expect(nextRing(of: desk.stream, under: desk.edition) == until)
        #expect(throws: Refusal.self) { try desk.act(.snooze(until: TicketStory.start), by: staff) }
        let rung = try desk.act(.ring, by: .desk, after: 120)
        #expect(rung.events == [.reminded(.init(of: .snooze, person: "s"))])
        #expect(try desk.act(.ring, by: .desk).events.isEmpty)
        #expect(
            clocks(of: desk.stream, under: desk.edition, asOf: desk.at).first?.due
                == TicketStory.at(4))
    }

    @Test func `a third party's date reminds when the desk opens on that day`() throws {
        var desk = try DecidingStory()
        let day = CivilDate("2026-10-10")!  // a Saturday: the desk opens on Monday the 12th
        try desk.act(.wait(.thirdParty, nil, expected: day), by: staff)
        #expect(desk.ticket.state == .waitingThirdParty)
        #expect(
            nextRing(of: desk.stream, under: desk.edition)
                == Instant(iso8601: "2026-10-12T08:00:00Z"))
        try desk.act(.resume, by: staff)
        #expect(nextRing(of: desk.stream, under: desk.edition) == nil)
    }

    @Test func `watching twice is watching once`() throws {
        var desk = try DecidingStory()
        for _ in 0..<2 { try desk.act(.watch("s"), by: staff) }
        #expect(desk.ticket.watchers == ["s"])
        try desk.act(.unwatch("s"), by: staff)
        #expect(try desk.act(.unwatch("s"), by: staff).events.isEmpty)
    }

    @Test func `a fault is found in finished work only, and opens it again`() throws {
        var desk = try DecidingStory()
        let client = Actor(kind: .contact, id: "anna")
        #expect(throws: Refusal.self) {
            try desk.act(.reportDefect(TicketStory.content), by: client)
        }
        try desk.act(.take(override: nil), by: staff)
        try desk.act(.finish, by: staff)
        try desk.act(.reportDefect(TicketStory.content), by: client)
        #expect(desk.ticket.state == .inProgress)
    }
}

/// Work that is logged has been done, on a ticket that was there.
@Suite struct LoggedTimeTests {
    private let pavel = Actor(kind: .staff, id: "pavel", roles: ["programmer"])

    /// Minutes from the arrival, minutes of work; nil: it is logged.
    private func refusal(_ from: Int64, _ minutes: Int) throws -> Refusal? {
        let anna = Sender(address: "a@a.example", person: "anna", roles: ["official"], listed: true)
        var alfa = Client(id: "alfa")
        alfa.agreements["c"] = ClientAgreement(
            id: "c", agreement: "contract", from: Instant(iso8601: "2025-01-01T00:00:00Z")!,
            until: nil)
        var letter = try ArrivedLetter("echo", from: anna, client: alfa)
        let arrival = letter.at
        let work = TicketEvent.Logged(
            entry: "w", person: "pavel", role: "programmer", from: arrival + from * 60,
            minutes: minutes,
            work: "execution")
        do {
            try letter.act(.log(work), by: pavel, after: 3600)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    @Test func `work ends by now and begins with the ticket`() throws {
        #expect(try refusal(0, 60) == nil)
        for (from, minutes): (Int64, Int) in [(1, 60), (59, 2), (-1, 10), (70, 5)] {
            guard case .badMoment? = try refusal(from, minutes) else {
                Issue.record("\(from), \(minutes)")
                continue
            }
        }
    }
}
