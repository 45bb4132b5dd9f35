import Testing
import WorkingTime

@testable import Web

struct RibbonTests {
    private let desk = MockDesk(language: .ru)

    @Test func `columns fill the width and never overlap`() {
        let layout = RibbonLayout(desk.ribbon.days)
        var end = -2.0
        for column in layout.columns {
            #expect(abs(column.x - end - 2) < 0.001)
            end = column.x + column.width
        }
        #expect(abs(end - RibbonLayout.width) < 0.001)
    }

    @Test func `weekends are narrow, holidays wider, working days share the rest`() {
        let widths = RibbonLayout(desk.ribbon.days).columns.map(\.width)
        #expect(widths[1] == 17 && widths[2] == 17 && widths[5] == 34)
        #expect(widths[0] == widths[7] && widths[0] > 34)
    }

    @Test func `the scale runs from an hour before the windows to an hour after`() {
        let layout = RibbonLayout(desk.ribbon.days)
        #expect(layout.scale == 480..<1140)
        #expect(layout.x(480, in: 0) == layout.columns[0].x)
        #expect(abs(layout.x(1140, in: 0) - layout.columns[0].x - layout.columns[0].width) < 0.001)
        #expect(layout.x(0, in: 0) == layout.x(480, in: 0))
    }

    @Test func `a round-the-clock calendar has the whole day for its scale`() {
        let day = Ribbon.Day(date: MockDesk.today, kind: .working, windows: [0..<1440])
        #expect(RibbonLayout([day]).scale == 0..<1440)
    }

    @Test func `now and the due never stand one over the other`() {
        let day = Ribbon.Day(date: MockDesk.today, kind: .working, windows: [480..<1080])
        var ribbon = desk.ribbon
        ribbon.days = [day]
        let layout = RibbonLayout(ribbon.days)
        ribbon.due = .init(day: 0, minute: 1100)
        for (minute, isCrowded) in [(1000, true), (1060, true), (500, false), (760, false)] {
            ribbon.now = .init(day: 0, minute: minute)
            #expect(ribbon.isCrowded(layout) == isCrowded, "\(minute)")
            let html = ribbon.view(state: .running, id: "r", words: .of(.ru), today: MockDesk.today)
                .text
            #expect(html.contains("viewBox=\"0 0 384 110\"") == isCrowded)
        }
        ribbon.now = nil
        #expect(!ribbon.isCrowded(layout))
    }

    @Test func `the drawing says itself as a sentence, and its sum is beside it`() {
        let card = desk.ticket.clocks[1]
        let html = card.view(ticket: 7, .of(.ru), today: MockDesk.today, isMain: true).text
        #expect(
            html.contains(
                "role=\"img\" aria-labelledby=\"ribbon-c4.3\"><title id=\"ribbon-c4.3\">Лента срока"
            ))
        #expect(card.why?.totalMinutes == 24 * 60)
        #expect(card.why?.totalMinutes == card.ribbon?.days.reduce(0) { $0 + $1.minutes })
        #expect(html.contains("<td class=\"num\">24:00</td>"))
    }

    @Test func `the rows of the argument stand in their order`() {
        let why = WhyDeadline(
            rows: [
                .init(.reading, "r"), .init(.promised, "p"), .init(.pauses, "s"),
                .init(.start, "b"),
            ], sum: [])
        #expect(why.rows.map(\.topic) == [.promised, .start, .pauses, .reading])
        #expect(!why.view(.of(.en), today: MockDesk.today, isOpen: false).text.contains("<table"))
    }
}
