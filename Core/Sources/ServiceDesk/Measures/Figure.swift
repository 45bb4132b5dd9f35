import Regulations
import WorkingTime

/// One figure of a measure: for a group of tickets, in a period.
public struct Figure: Sendable, Hashable {
    /// Agreement, project, person …; the key of the measure's `by`. Empty: all together.
    public var group: String
    /// Percent, mean or count, as the measure's formula says; times in minutes; nil: nothing to
    /// count from.
    public var value: Double?
    /// What was counted, such as promises kept, and out of how many.
    public var counted: Int
    /// What `counted` is a part of.
    public var outOf: Int
    /// Broken promises that are not held against the desk; they stand in neither number.
    public var withdrawn: Int = 0
    /// Numbers of tickets on which a promise would be judged otherwise today than it stands in the
    /// journal, which counts.
    public var differing: [Int] = []
    /// Of times: numbers of the tickets behind the figure; of the longest those that took as long.
    public var tickets: [Int] = []
}

/// A ticket with the edition it is judged by, for figures.
public struct MeasuredTicket: Sendable {
    public var stream: TicketStream
    public var edition: Edition

    public init(stream: TicketStream, edition: Edition) {
        self.stream = stream
        self.edition = edition
    }
}

/// Figures of a measure over tickets: first all together, then one for each group, those without a
/// ticket included, so that nobody is left out.
///
/// - Parameters:
///   - period: what happened in it counts; the end is exclusive.
///   - groups: keys that are to have a figure in any case.
/// - Returns: nil: it is not counted yet.
public func figures(
    of name: String, in regulation: Regulation, over tickets: [MeasuredTicket],
    in period: Range<Instant>,
    groups: [String], asOf: Instant
) -> [Figure]? {
    guard let measure = regulation.measures[name],
        regulation.deferred(in: ["measures", name]) == nil
    else {
        return nil
    }
    let measuring: Measuring
    switch measure.formula {
    case .kept: measuring = Measuring { $0.kept(measure.of, in: period, asOf: asOf) }
    case .average: measuring = Measuring { $0.values(measure.of, in: period) }
    case .share: measuring = Measuring { $0.share(of: measure.of, to: measure.to, in: period) }
    case .mean, .longest, .worst:
        measuring = Measuring { $0.times(measure, in: period, asOf: asOf) }
    case .ratio, .gain, .value: return nil
    }
    var sums: [String: Measuring.Sum] = [:]
    for ticket in tickets {
        let sum = measuring.sum(ticket)
        for group in [""] + ticket.groups(by: measure.by.first) {
            sums[group, default: .init()].add(sum)
        }
    }
    let named = (groups + sums.keys.filter { !$0.isEmpty }.sorted()).uniqued()
    return ([""] + named).map { (sums[$0] ?? .init()).figure(group: $0, measure.formula) }
}

/// What one formula counts on a ticket.
private struct Measuring {
    struct Sum {
        var total = 0.0
        var counted = 0
        var outOf = 0
        var withdrawn = 0
        var differing: [Int] = []
        /// Seconds of the longest; nil: a sum, or nothing.
        var most: Double?
        var tickets: [Int] = []

        mutating func add(_ other: Sum) {
            total += other.total
            counted += other.counted
            outOf += other.outOf
            withdrawn += other.withdrawn
            differing += other.differing
            addTickets(of: other)
        }

        /// Those of the longest stand behind it, of a mean all.
        private mutating func addTickets(of other: Sum) {
            guard let most, let more = other.most, most != more else {
                tickets = (tickets + other.tickets).uniqued()
                most = most ?? other.most
                return
            }
            if more > most { (self.most, tickets) = (more, other.tickets) }
        }

        func figure(group: String, _ formula: Measure.Formula) -> Figure {
            var figure = Figure(
                group: group, value: value(formula), counted: counted, outOf: outOf,
                withdrawn: withdrawn)
            figure.differing = differing
            figure.tickets = tickets
            return figure
        }

        private func value(_ formula: Measure.Formula) -> Double? {
            guard outOf > 0 else { return nil }
            if formula.isPercent { return Double(counted) * 100 / Double(outOf) }
            return formula == .longest || formula == .worst
                ? most.map { $0 / 60 } : total / Double(outOf)
        }
    }

    let sum: (MeasuredTicket) -> Sum
}

extension MeasuredTicket {
    /// Promises that ended or fell due in the period: kept out of all.
    fileprivate func kept(_ commitments: [String], in period: Range<Instant>, asOf: Instant)
        -> Measuring.Sum
    {
        let all = clocks(of: stream, under: edition, asOf: asOf).filter {
            commitments.contains($0.id.commitment)
        }
        let told = stream.judgements
        return all.reduce(into: Measuring.Sum()) { sum, clock in
            let judged = clock.judgement(asTold: told[clock.id])
            guard let judged, period.contains(judged.at) else { return }
            if judged.isOtherwiseToday, let number = stream.ticket.number {
                sum.differing.append(number)
            }
            switch judged.kind {
            case .withdrawn: sum.withdrawn += 1
            case .kept, .missed:
                sum.outOf += 1
                if judged.kind == .kept { sum.counted += 1 }
            }
        }
    }

    /// Times of the clocks that ended in the period.
    fileprivate func times(_ measure: Measure, in period: Range<Instant>, asOf: Instant)
        -> Measuring.Sum
    {
        let ended = endedClocks(of: measure.of, in: period, asOf: asOf)
        let counted = ended.filter { $0.outcome != .withdrawn }
        let seconds = counted.map { Double(self.seconds($0, measure)) }
        var sum = Measuring.Sum(
            total: seconds.reduce(0, +) / 60, counted: counted.count, outOf: counted.count,
            withdrawn: ended.count - counted.count)
        if measure.formula != .mean { sum.most = seconds.max() }
        if !counted.isEmpty { sum.tickets = [stream.ticket.number].compactMap(\.self) }
        return sum
    }

    /// Last values of number fields that were filled in the period.
    fileprivate func values(_ fields: [String], in period: Range<Instant>) -> Measuring.Sum {
        var last: [String: Double] = [:]
        for record in stream.records where period.contains(record.occurredAt) {
            guard case .filled(let filled) = record.event else { continue }
            for field in fields {
                if case .number(let number)? = filled.fields[field] { last[field] = number }
            }
        }
        return Measuring.Sum(
            total: last.values.reduce(0, +), counted: last.count, outOf: last.count)
    }

    /// Tickets on which one of the events happened in the period, out of those on which `to` did;
    /// nil: that arrived.
    fileprivate func share(of events: [String], to: String?, in period: Range<Instant>)
        -> Measuring.Sum
    {
        let happened = Set(stream.names(in: period).map(\.rawValue))
        let isWhole = happened.contains(to ?? EventName.arrived.rawValue)
        let isPart = events.contains { happened.contains($0) }
        return Measuring.Sum(counted: isPart ? 1 : 0, outOf: isWhole || isPart ? 1 : 0)
    }

    /// Groups that the ticket belongs to.
    fileprivate func groups(by key: String?) -> [String] {
        let ticket = stream.ticket
        switch key {
        case "agreement":
            let arrived = ticket.arrivedAt ?? .distantPast
            return ticket.entitlement.agreements.filter {
                $0.from <= arrived && arrived < ($0.until ?? .distantFuture)
            }
            .map(\.agreement).uniqued()
        case "project": return [ticket.projectKey?.description].compactMap(\.self)
        case "client": return [ticket.client].compactMap(\.self)
        case "person": return [ticket.taker].compactMap(\.self)
        case "category": return [ticket.category].compactMap(\.self)
        case "priority": return [ticket.priority].compactMap(\.self)
        case "channel": return [ticket.channel]
        default: return []
        }
    }
}
