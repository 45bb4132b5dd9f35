import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

struct RecordedValueTests {
    private static let period = Instant(seconds: 1000)..<Instant(seconds: 2000)

    private static func measure(
        _ formula: Measure.Formula, _ of: [String], to: String? = nil, unit: Measure.Unit? = nil,
        sources: [String] = ["data_source"], unsourced: String? = "hypothesis"
    ) -> Measure {
        var measure = Measure()
        (measure.formula, measure.of, measure.to, measure.unit) = (formula, of, to, unit)
        (measure.sources, measure.unsourced) = (sources, unsourced)
        return measure
    }

    private static func value(
        _ field: String, _ number: Double, at: Int64 = 1500, source: String? = "analytics"
    ) -> RecordedValue {
        .init(
            subject: "orda/shop", field: field, number: number, at: Instant(seconds: at),
            source: source)
    }

    private static func figure(_ measure: Measure, _ values: [RecordedValue]) -> RecordedFigure {
        measure.figures(over: values, in: period, of: ["orda/shop"])[0]
    }

    @Test func `the last number of the period counts, its end does not`() {
        let values = [
            Self.value("leads", 7, at: 999), Self.value("leads", 30, at: 1000),
            Self.value("leads", 40, at: 1999), Self.value("leads", 9, at: 2000),
        ]
        let figure = Self.figure(Self.measure(.value, ["leads"]), values)
        #expect(figure.value == 40 && figure.standing == .sourced)
        #expect(figure.values == [values[2]])
    }

    @Test(arguments: [
        (Measure.Formula.ratio, Measure.Unit.money, 5000.0, 40.0, 125.0),
        (.ratio, .percent, 40, 800, 5), (.gain, .percent, 1500, 1000, 50),
        (.gain, .percent, 500, 1000, -50),
    ])
    func `ratio and gain are counted by hand`(
        formula: Measure.Formula, unit: Measure.Unit, of: Double, to: Double, wanted: Double
    ) {
        let measure = Self.measure(formula, ["a"], to: "b", unit: unit)
        let figure = Self.figure(measure, [Self.value("a", of), Self.value("b", to)])
        #expect(figure.value == wanted && figure.standing == .sourced)
    }

    @Test func `nothing is divided by nothing`() {
        let measure = Self.measure(.ratio, ["a"], to: "b")
        let figure = Self.figure(measure, [Self.value("a", 5), Self.value("b", 0)])
        #expect(figure.value == nil && figure.missing == [])
    }

    @Test func `without a source or a number it is a hypothesis`() {
        let measure = Self.measure(.ratio, ["a"], to: "b")
        let unsourced = Self.figure(
            measure, [Self.value("a", 5, source: nil), Self.value("b", 10)])
        #expect(unsourced.value == 0.5 && unsourced.standing == .hypothesis)
        let lacking = Self.figure(measure, [Self.value("a", 5)])
        #expect(lacking.value == nil && lacking.standing == .hypothesis && lacking.missing == ["b"])
    }

    @Test func `a regulation may refuse a figure without a source, and may ask for none`() {
        let values = [Self.value("a", 5, source: nil)]
        let refused = Self.figure(Self.measure(.value, ["a"], unsourced: "refused"), values)
        #expect(refused.value == nil && refused.standing == .refused)
        let free = Self.figure(Self.measure(.value, ["a"], sources: []), values)
        #expect(free.value == 5 && free.standing == .sourced)
    }

    @Test func `who recorded nothing has a figure that says so`() {
        let figures = Self.measure(.value, ["a"]).figures(
            over: [Self.value("a", 5)], in: Self.period, of: ["orda/shop", "orda/brand"])
        #expect(figures.map(\.value) == [5, nil] && figures[1].missing == ["a"])
    }
}
