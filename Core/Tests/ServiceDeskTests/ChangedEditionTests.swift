import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// An edition that shares all but a client's changes with the published one says what one read as a
/// whole says.
struct ChangedEditionTests {
    private static let changes: [(regulation: String, values: [String: String])] = [
        ("echo", ["commitments.standard_reaction.within": "4 working hours"]),
        ("echo", ["prices.rates.work.amount": "2500"]),
        (
            "echo",
            [
                "commitments.standard_reaction.within": "1 working hour",
                "prices.rates.work.amount": "1",
            ]
        ),
        ("mywebstor", ["prices.fees.open_line_chat.amount": "700"]),
    ]

    @Test(arguments: changes) func `what is changed in place is what is read as a whole`(
        _ regulation: String, _ values: [String: String]
    ) throws {
        let checked = try RegulationsOnDisk.checked(regulation)
        let own = try #require(checked.source.checkedAsWritten(in: RegulationsOnDisk.world).0)
        let nodes = values.sorted { $0.key < $1.key }.map {
            (path: $0.key, value: Node.scalar($0.value))
        }
        let source = try #require(checked.source.applying(changes: nodes))
        let whole = try #require(source.checkedAsWritten(in: RegulationsOnDisk.world).0)
        #expect(checked.source.regulation(own, changing: nodes) == whole)
        #expect(whole != own)
        let base = try Edition(compiling: own, digest: "a", world: RegulationsOnDisk.world)
        let changed = try Edition(
            base, changedTo: whole, digest: "a+b", world: RegulationsOnDisk.world)
        let anew = try Edition(compiling: whole, digest: "a+b", world: RegulationsOnDisk.world)
        #expect(changed.basis == anew.basis && changed.deferred == anew.deferred)
        #expect(changed.calendars.keys.sorted() == anew.calendars.keys.sorted())
    }

    @Test func `a value of another shape, or at a path that leads nowhere, gives no regulation`()
        throws
    {
        let checked = try RegulationsOnDisk.checked("echo")
        let own = try #require(checked.regulation)
        for (path, value) in [
            ("prices.rates.work.amount", "much"), ("commitments.standard_reaction.within", "soon"),
            ("nowhere.at.all", "1"),
        ] {
            #expect(
                checked.source.regulation(own, changing: [(path, .scalar(value))]) == nil, "\(path)"
            )
        }
    }
}
