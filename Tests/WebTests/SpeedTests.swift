import Testing

@testable import Web

/// A page is made of plain values in one pass: no regular expression, no formatter. Unoptimised
/// code is some twenty times slower than a release, so the bound here only catches a change of
/// order.
struct SpeedTests {
    static let rowsMax = QueuePage.Model.rowsMax

    static var fullQueue: QueuePage.Model {
        var model = MockDesk(language: .ru).queue
        let rows = model.pools.flatMap(\.rows)
        model.pools = [
            QueuePage.Pool(
                .project("Лавка 24"), calendar: "", steps: [],
                rows: (0..<rowsMax).map { rows[$0 % rows.count] })
        ]
        return model
    }

    @Test func `a full page of the queue is made, and stays under 100 KB`() {
        let model = Self.fullQueue
        _ = QueuePage.view(model)
        let best = (0..<5).map { _ in ContinuousClock().measure { _ = QueuePage.view(model) } }
            .min()!
        // A guard against hanging; how fast it is, the benchmarks say.
        #expect(best < .seconds(30), "\(best)")
        #expect(QueuePage.view(model).bytes.count < 100_000)
    }
}
