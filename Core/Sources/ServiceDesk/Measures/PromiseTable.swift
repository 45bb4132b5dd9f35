import Regulations
import WorkingTime

/// The promises of a month as rows under one header, for files and programs: what was kept, what
/// was missed, what is not held against the desk.
public struct PromiseTable: Sendable, Hashable {
    public static let columns = [
        "ticket", "commitment", "nature", "clause", "started", "due", "ended", "outcome",
    ]

    /// Each as long as `columns`; instants in UTC.
    public private(set) var rows: [[String]] = []

    /// Promises that were kept in the period, or whose due passed in it, in order of the tickets.
    ///
    /// - Parameter asOf: what is known; a ticket with later events is judged by its last one.
    public init(_ tickets: [MeasuredTicket], in period: Range<Instant>, asOf: Instant) {
        for ticket in tickets.sorted(by: { $0.number < $1.number }) {
            rows += ticket.promises(in: period, asOf: asOf)
        }
    }
}

extension MeasuredTicket {
    fileprivate var number: Int { stream.ticket.number ?? 0 }

    fileprivate func promises(in period: Range<Instant>, asOf: Instant) -> [[String]] {
        let told = stream.judgements
        let asOf = max(asOf, stream.records.last?.recordedAt ?? asOf)
        return clocks(of: stream, under: edition, asOf: asOf).compactMap { clock in
            guard let judged = clock.judgement(asTold: told[clock.id]), period.contains(judged.at)
            else { return nil }
            let clauses = edition.regulation.commitments[clock.id.commitment]?.clauses ?? []
            return [
                "\(number)", clock.id.commitment, clock.nature.rawValue,
                clauses.joined(separator: " "), clock.startedAt.description,
                clock.judgedDue?.description ?? "", clock.endedAt?.description ?? "",
                judged.kind.name,
            ]
        }
    }
}

extension Judgement.Kind {
    /// For programs.
    fileprivate var name: String {
        switch self {
        case .kept: "kept"
        case .missed: "missed"
        case .withdrawn: "withdrawn"
        }
    }
}
