@testable import Web

extension MockDesk {
    /// A measure with groups, one without a ticket, and one that is not of tickets.
    var figures: FiguresPage.Model {
        FiguresPage.Model(
            frame: frame, month: "ноябрь 2026", earlier: .figures(nil), later: .figures(nil),
            measures: [
                .init(
                    title: "Реакция в срок <90 %", clause: nil,
                    rows: [
                        .init(group: "Все вместе", value: "92,3\u{a0}%", counted: "12 / 13"),
                        .init(group: "Договор & партнёры", value: "—", counted: "0 / 0"),
                    ], remark: nil),
                .init(title: "Лиды", clause: nil, rows: [], remark: "Считается не по заявкам."),
            ], isPartial: true)
    }
}
