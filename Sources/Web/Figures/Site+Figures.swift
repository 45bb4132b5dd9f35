import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import WorkingTime

extension Site {
    func figures(_ month: CivilDate?, _ visit: Visit) async throws -> Response {
        let reader = visit.reader
        let figures = try await desk.figures(of: month ?? reader.today, for: visit.viewer)
        let isOver =
            figures.month.month != reader.today.month || figures.month.year != reader.today.year
        let model = FiguresPage.Model(
            frame: try await frame(visit, section: .figures),
            month: reader.words.month(of: figures.month),
            earlier: .figures(figures.month.adding(days: -1)),
            later: isOver ? .figures(figures.month.adding(days: 31)) : nil,
            measures: figures.measured.map { FiguresPage.Measure($0, reader) },
            isPartial: figures.isPartial)
        return page(FiguresPage.view(model))
    }
}

extension FiguresPage.Measure {
    fileprivate init(_ measured: MonthFigures.Measured, _ reader: EditionReader) {
        let measure = measured.measure
        self.init(
            title: reader.caption(measure.title, measure.clauses),
            clause: reader.link(measure.clauses),
            rows: (measured.figures ?? []).map { FiguresPage.Row($0, measure, reader) },
            remark: reader.remark(measured))
    }
}

extension FiguresPage.Row {
    fileprivate init(_ figure: Figure, _ measure: Regulations.Measure, _ reader: EditionReader) {
        let formula = measure.formula
        self.init(
            group: figure.group.isEmpty
                ? reader.words[.allTogether] : reader.group(figure.group, by: measure.by.first),
            value: figure.value.map { reader.words.figure($0, formula) } ?? "—",
            counted: formula.isPercent ? "\(figure.counted) / \(figure.outOf)" : "\(figure.outOf)",
            withdrawn: figure.withdrawn == 0 ? "" : reader.words.withdrawn(figure.withdrawn),
            differing: figure.differing, tickets: figure.tickets)
    }
}

extension Words {
    /// A figure with its unit: percent, a time, or a number.
    fileprivate func figure(_ value: Double, _ formula: Regulations.Measure.Formula) -> String {
        if formula.isOfTime { return minutes(Int(value.rounded())) }
        return decimal(value) + (formula.isPercent ? "\u{a0}%" : "")
    }
}

extension EditionReader {
    /// Why rows are missing.
    fileprivate func remark(_ measured: MonthFigures.Measured) -> String? {
        if measured.figures == nil { return words[.notCountedYet] }
        return measured.unlisted > 0 ? words.nothing(in: measured.unlisted) : nil
    }

    /// What a group of tickets is called.
    fileprivate func group(_ key: String, by: String?) -> String {
        switch by {
        case "agreement" where regulation.agreements[key] != nil:
            regulation.title(ofAgreement: key, in: language.rawValue)
        case "project": people.title(ofProject: ProjectKey(text: key)) ?? key
        case "client": people.clients[key]?.name ?? key
        case "person": person(key).name
        case "role": role(key)
        case "category": category(key) ?? Self.unknown
        case "priority": priority(key)?.name ?? Self.unknown
        case "channel": channel(key)
        default: Self.unknown
        }
    }
}
