import Regulations
import WorkingTime

@testable import ServiceDesk

/// Work of one client over some months, told in minutes from the first of October 2026, UTC.
struct MoneyStory {
    static let start = Instant(iso8601: "2026-10-01T00:00:00Z")!
    static let october = CivilDate("2026-10-01")!
    static let november = CivilDate("2026-11-01")!
    static let day = 1440

    /// 3 000 an hour, 2 000 beyond a package; `plus` and `extra` are packages of ten hours a month.
    let edition: Edition
    private(set) var agreements: [(recordedAt: Instant, event: ClientEvent)] = []
    private(set) var streams: [TicketStream] = []

    init(_ change: (inout Prices) -> Void = { _ in }) throws {
        edition = try TicketStory([]) { regulation in
            regulation.currency = "RUB"
            var (work, beyond, package) = (Prices.Rate(), Prices.Rate(), Prices.Package())
            (work.amount, work.clauses) = (300_000, ["w"])
            (beyond.amount, beyond.clauses) = (200_000, ["b"])
            beyond.when = .fact(.filled(["never"]))
            (package.hours, package.amount, package.then) = (10, 1_000_000, "beyond")
            (package.clauses, package.drawn) = (["p"], 1)
            var other = package
            (other.clauses, other.drawn) = (["e"], 2)
            regulation.prices.rates = Section([("work", work), ("beyond", beyond)])
            regulation.prices.packages = Section([("plus", package), ("extra", other)])
            change(&regulation.prices)
        }.edition
    }

    static func at(_ minute: Int) -> Instant { start + Int64(minute) * 60 }

    /// - Parameters:
    ///   - from: Minute; until: the same, exclusive.
    ///   - known: Minute at which it is written down.
    mutating func agree(
        _ kind: String, from: Int = -100_000, until: Int? = nil, project: String? = nil,
        changes: [String: String] = [:], id: String? = nil, known: Int = -100_000
    ) {
        let agreement = ClientAgreement(
            id: id ?? "a-\(kind)", agreement: kind, from: Self.at(from), until: until.map(Self.at),
            changes: changes, project: project)
        agreements.append((Self.at(known), .agreementStated(agreement)))
    }

    /// - Parameters:
    ///   - ticket: From 1; made when it is first named.
    ///   - known: Minute at which it is written down; nil: when it is done.
    mutating func log(
        _ entry: String, on ticket: Int = 1, at minute: Int, minutes: Int,
        work: String = "execution", known: Int? = nil, project: String? = nil
    ) {
        while streams.count < ticket { open(project) }
        let logged = TicketEvent.Logged(
            entry: entry, person: "s", role: "programmer", from: Self.at(minute), minutes: minutes,
            work: work)
        happen(.logged(logged), on: ticket, at: known ?? minute + minutes)
    }

    mutating func happen(_ event: TicketEvent, on ticket: Int, at minute: Int) {
        streams[ticket - 1].append(
            TicketRecord(
                event: event, sequence: streams[ticket - 1].version + 1,
                occurredAt: Self.at(minute), recordedAt: Self.at(minute),
                actor: Actor(kind: .staff, id: "s")))
    }

    private mutating func open(_ project: String?) {
        streams.append(TicketStream(id: TicketID("t\(streams.count + 1)")))
        var arrived = TicketStory.arrived
        (arrived.number, arrived.client, arrived.project) = (streams.count, "alfa", project)
        happen(.arrived(arrived), on: streams.count, at: -1000)
    }

    /// - Parameter editions: which is in force; nil: one for all time, whatever was changed.
    func tariffs(_ editions: Tariffs.Editions? = nil) -> Tariffs {
        let history = AgreementHistory(agreements)
        if let editions { return Tariffs(history: history, editions: editions) }
        let edition = edition
        return Tariffs(history: history) { (_, _) throws(EditionError) in edition }
    }

    func ledger(until minute: Int = 200_000) throws -> Ledger {
        try Ledger(of: streams, by: tariffs(), until: Self.at(minute))
    }

    func statement(_ month: CivilDate = october) throws -> Statement {
        try ServiceDesk.statement(of: "alfa", month: month, tickets: streams, by: tariffs())
    }
}

extension Ledger.Entry {
    /// `ticket entry minutes-from-a-package or - amount`, to be compared in one word.
    var told: String {
        "\(ticket) \(line.entry) \(line.counted / 1000) \(line.fund?.agreement ?? "-") "
            + "\(line.amount.map { "\($0 / 100)" } ?? "?")"
    }
}
