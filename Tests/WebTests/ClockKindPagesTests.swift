import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Clocks of other kinds as pages and the API tell them: steps after a due, intervals of a duty,
/// times as figures.
@Suite struct ClockKindPagesTests {
    private static func changed(_ text: String) -> String {
        let title = #"title: { ru: "Новости", en: "News" }"#
        return
            text
            .replacing(
                #"    title: { ru: "Реакция на обращение","#,
                with: "    if_missed: [{ after: 1 working hour, assign: head }]\n"
                    + #"    title: { ru: "Реакция на обращение","#
            )
            .replacing(
                "\ncommitments:\n",
                with:
                    "\ncommitments:\n  news: { clause: \"2.1\", \(title), starts: { while: [received, admitted] }, "
                    + "stops: replied, within: 2 working hours }\n"
            )
            .replacing(
                "\nmeasures:\n",
                with:
                    "\nmeasures:\n  mean_news: { clause: \"2.1\", title: { ru: \"Среднее\", en: \"Mean\" }, "
                    + "formula: mean, of: news }\n")
    }

    private func plain(_ page: String) -> String {
        page.replacing("\u{a0}", with: " ").replacing("&nbsp;", with: " ")
    }

    @Test func `a step after a due has its line and stands under the reasons of the deadline`()
        async throws
    {
        let live = try await LiveDesk(regulation: Self.changed)
        let number = try #require(try await live.deliver().number)
        live.clock.stand(at: LiveDesk.tuesday + 86_400 * 2)
        _ = try await Timekeeper(desk: live.desk).ring()
        let page = plain(
            try await live.get("/tickets/\(number)", try await live.enter("olga")).body)
        #expect(page.contains("прошёл, дальше: поручается:"))
        #expect(page.contains("через 1 рабочий час после срока"))
        let view = try #require(try await live.desk.ticket(number: number, for: .desk))
        #expect(view.stream.records.count { $0.event.kind == .lateStepped } == 1)
        #expect(view.stream.ticket.assignedRoles.contains("head"))
    }

    @Test func `the clock of a duty starts once, and of its intervals the last have cards`()
        async throws
    {
        let live = try await LiveDesk(regulation: Self.changed)
        let number = try #require(try await live.deliver().number)
        live.clock.stand(at: LiveDesk.tuesday + 86_400 * 6)
        _ = try await Timekeeper(desk: live.desk).ring()
        let view = try #require(try await live.desk.ticket(number: number, for: .desk))
        let intervals = view.clocks.filter { $0.id.commitment == "news" }
        #expect(
            intervals.count > 8
                && intervals.filter { $0.outcome == .missed }.count == intervals.count - 1)
        let page = plain(
            try await live.get("/tickets/\(number)", try await live.enter("olga")).body)
        let started =
            page.components(separatedBy: "Пошли часы").dropFirst().first?.prefix(300) ?? ""
        #expect(started.components(separatedBy: "Новости").count == 2, "\(started)")
        let cards = intervals.filter { page.contains("data-live=\"clock-\($0.id.text)\"") }
        #expect(cards.count == 6)
    }

    @Test func `a mean time is shown with the tickets behind it`() async throws {
        let live = try await LiveDesk(regulation: Self.changed)
        let number = try #require(try await live.deliver().number)
        live.clock.stand(at: LiveDesk.tuesday + 1800)
        let answer = try await live.post(
            "/tickets/\(number)/reply", try await live.enter("marina"),
            ["text": "Смотрим", "nonce": "n"])
        #expect(answer.status == 303)
        let page = plain(try await live.get("/figures", try await live.enter("olga")).body)
        let mean = page.components(separatedBy: "Среднее").dropFirst().first?.prefix(600) ?? ""
        #expect(
            mean.contains(">0:30<")
                && mean.contains("<a href=\"/tickets/\(number)\">№ \(number)</a>"), "\(mean)")
    }
}
