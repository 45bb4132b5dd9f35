import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// The regulation's measures in one month.
public struct MonthFigures: Sendable {
    public struct Measured: Sendable {
        public var name: String
        public var measure: Measure
        /// nil: it is not counted yet.
        public var figures: [Figure]?
        /// Groups of which there is nothing to count, where they are too many to be listed.
        public var unlisted = 0
    }

    /// First day of the month.
    public var month: CivilDate
    public var measured: [Measured]
    /// Tickets looked at.
    public var tickets: Int
    /// There were more tickets than are looked at.
    public var isPartial: Bool
}

extension Desk {
    /// Tickets looked at for one month.
    public static let measuredMax = 20_000

    /// Figures of the month that `date` lies in; what is not over yet counts up to now.
    public func figures(of date: CivilDate, for viewer: Viewer) async throws -> MonthFigures {
        let (edition, now) = (try edition(), world.now())
        let first = CivilDate(year: date.year, month: date.month, day: 1) ?? date
        let next = date.month == 12 ? (date.year + 1, 1) : (date.year, date.month + 1)
        let last = CivilDate(year: next.0, month: next.1, day: 1) ?? date
        let period = edition.zone.startOfDay(first)..<edition.zone.startOfDay(last)
        let (tickets, isPartial) = try await measured(since: period.lowerBound, for: viewer)
        let measured = edition.regulation.measures.pairs.map { name, measure in
            let groups = groups(measure, edition, for: viewer)
            var measured = MonthFigures.Measured(
                name: name, measure: measure,
                figures: ServiceDesk.figures(
                    of: name, in: edition.regulation, over: tickets, in: period,
                    groups: groups.names, asOf: now))
            if let figures = measured.figures, groups.names.isEmpty {
                measured.unlisted = max(0, groups.count - figures.count { !$0.group.isEmpty })
            }
            return measured
        }
        return MonthFigures(
            month: first, measured: measured, tickets: tickets.count, isPartial: isPartial)
    }

    private func measured(since start: Instant, for viewer: Viewer) async throws -> (
        [MeasuredTicket], Bool
    ) {
        var (tickets, cursor) = ([MeasuredTicket](), String?.none)
        let filter = TicketFilter(updatedSince: start)
        repeat {
            let from = cursor
            let (found, next) = try await store.read { [self] transaction in
                let page = try self.tickets.list(
                    filter, after: from, limit: Tickets.pageMax, for: viewer, in: transaction)
                let found = try (page?.rows ?? []).map { row in
                    let stream = try TicketJournal(journal: journal).load(row.id, in: transaction)
                    return MeasuredTicket(stream: stream, edition: try edition(of: stream.ticket))
                }
                return (found, page?.next)
            }
            tickets += found
            cursor = next
        } while cursor != nil && tickets.count < Self.measuredMax
        return (tickets, cursor != nil)
    }

    /// Clients or projects that are listed though nothing happened in them; of more, only those
    /// with something to count.
    static let groupsMax = 100

    /// Groups that have a figure even when nothing happened in them, and how many there are: of
    /// clients and projects, those that the viewer is told of.
    private func groups(_ measure: Measure, _ edition: Edition, for viewer: Viewer) -> (
        names: [String], count: Int
    ) {
        let (people, own) = (people, viewer.clients)
        switch measure.by.first {
        case "agreement": return (edition.regulation.agreements.names, 0)
        case "project":
            guard own == nil else { return ([], 0) }
            let count = people.projectCount
            return (count > Self.groupsMax ? [] : people.projects.map(\.key.description), count)
        case "client":
            if let own { return (own.count > Self.groupsMax ? [] : own.sorted(), own.count) }
            let count = people.clients.count
            return (count > Self.groupsMax ? [] : people.clients.keys.sorted(), count)
        default: return ([], 0)
        }
    }
}
