import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A date that the regulation hides stands at no door, and the clock runs on.
@Suite struct HiddenDatePagesTests {
    private static func changed(_ text: String) -> String {
        text.replacing(
            #"    title: { ru: "Реакция на обращение","#,
            with: "    hides: [received, admitted]\n" + #"    title: { ru: "Реакция на обращение","#
        )
    }

    private func text(_ answer: APIAnswer) -> String {
        String(decoding: answer.bytes, as: UTF8.self)
    }

    /// The due moment as pages, the API and the portal would say it.
    private func dues(_ desk: Desk, _ number: Int) async throws -> [String] {
        let view = try #require(try await desk.ticket(number: number, for: .desk))
        let due = try #require(view.clocks.first { $0.id.commitment == "standard_reaction" }?.due)
        let local = view.edition.zone.civil(at: due)
        return [due.iso8601, "data-due=\"\(due.seconds)\"", "до \(local.time)", "by \(local.time)"]
    }

    @Test func `the page and the queue say that the date is not shown, and tell it by nothing`()
        async throws
    {
        let live = try await LiveDesk(regulation: Self.changed)
        let number = try #require(try await live.deliver().number)
        let browser = try await live.enter("marina")
        for path in ["/", "/tickets/\(number)"] {
            let page = try await live.get(path, browser).body
            let text = page.replacing("\u{a0}", with: " ").replacing("&nbsp;", with: " ")
            #expect(text.contains("срок не показывается, но идёт"), "\(path)")
            for due in try await dues(live.desk, number) {
                #expect(!text.contains(due), "\(path) \(due)")
            }
        }
    }

    @Test func `so do the API and the portal`() async throws {
        let desk = try await APIDesk(regulation: Self.changed)
        let token = try await desk.token()
        let number = try await desk.ticket(token)
        let dues = try await dues(desk.desk, number)
        for path in ["", "/clocks", "/explain"] {
            let answer = text(try await desk.call(.get, "/tickets/\(number)\(path)", token: token))
            #expect(!answer.contains(dues[0]), "\(path): \(answer)")
        }
        let clocks = text(try await desk.call(.get, "/tickets/\(number)/clocks", token: token))
        #expect(clocks.contains(#""hidden_in""#) && clocks.contains(#""running""#))
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        for path in ["/portal", "/portal/tickets/\(number)"] {
            let page = try await anna.get(path).text
            for due in dues { #expect(!page.contains(due), "\(path) \(due)") }
        }
    }

    @Test func `once it has passed, the breach is shown`() async throws {
        let live = try await LiveDesk(regulation: Self.changed)
        let number = try #require(try await live.deliver().number)
        live.clock.stand(at: LiveDesk.tuesday + 86_400 * 2)
        _ = try await Timekeeper(desk: live.desk).ring()
        let view = try #require(try await live.desk.ticket(number: number, for: .desk))
        let clock = try #require(view.clocks.first { $0.id.commitment == "standard_reaction" })
        #expect(clock.outcome == .missed && clock.shownDue != nil)
        let page = try await live.get("/tickets/\(number)", try await live.enter("marina")).body
        #expect(!page.contains("не показывается"))
    }
}
