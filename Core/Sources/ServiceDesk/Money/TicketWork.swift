import WorkingTime

/// The work on one ticket by its own rates, before packages take what is theirs: a value of the
/// ticket's journal, the editions, what the client agreed, and where its packages begin and end.
public struct TicketWork: Sendable, Hashable {
    /// Of the ticket.
    public var number: Int
    public var project: String?
    /// In order of the work.
    public var lines: [WorkLine]
    /// What was billed besides.
    public var bills: [Bill]
    /// What work on it has used up, as the journal says.
    var reached: [TicketEvent.PackageReached]
    /// The borders of packages within the work, at which its lines are cut.
    private var cuts: [Instant]

    /// - Parameter borders: the earliest first (`Tariffs.borders(until:)`).
    public init(of stream: TicketStream, by tariffs: Tariffs, _ borders: [Instant])
        throws(EditionError)
    {
        number = stream.ticket.number ?? 0
        project = stream.ticket.project
        lines = try workLines(of: stream, by: tariffs, borders: borders)
        (bills, reached) = (stream.ticket.bills, stream.ticket.packagesReached)
        cuts = Self.within(lines, borders)
    }

    /// Other borders of the same agreements would cut it at the same instants.
    public func isCut(at borders: [Instant]) -> Bool { Self.within(lines, borders) == cuts }

    private static func within(_ lines: [WorkLine], _ borders: [Instant]) -> [Instant] {
        guard let first = lines.map(\.from).min(), let last = lines.map(\.until).max() else {
            return []
        }
        return Array(borders.from(first).prefix { $0 < last })
    }
}

extension [Instant] {
    /// Those at the instant or later; the earliest stands first.
    func from(_ instant: Instant) -> ArraySlice<Instant> {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < instant { low = middle + 1 } else { high = middle }
        }
        return self[low...]
    }
}
