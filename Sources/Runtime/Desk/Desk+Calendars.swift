import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

extension Desk {
    /// Open tickets looked at for a preview.
    static let previewMax = 10_000
    /// Tickets recomputed in one transaction, the nearest due first (decision 22).
    static let recalculatedChunk = 100

    /// Takes the zones and holidays which the regulations name into the database, where they are
    /// not yet or differ.
    ///
    /// - Returns: whether data that were there have been replaced, now or before a recalculation
    ///   that did not end.
    func keepCalendarData() async throws -> Bool {
        let (now, id, zones) = (world.now(), id, zones)
        let names = library.calendarNames
        let changed = try await store.write { transaction -> Bool in
            let editions = Editions(desk: id)
            var isReplaced = false
            for name in names.zones.sorted() {
                guard let bytes = zones.bytes(name) else { continue }
                let edition = Editions.Edition(
                    digest: EditionLibrary.digest(bytes), name: name, inForce: zones.edition,
                    bytes: Data(bytes))
                isReplaced =
                    try editions.keep(edition, kind: .zone, at: now, in: transaction) || isReplaced
            }
            for country in names.countries.sorted() {
                guard let text = Holidays.bundledText(country: country),
                    let bundled = Holidays.bundled(country: country),
                    try editions.latest(.holidays, name: country, in: transaction) == nil
                else { continue }
                let edition = Editions.Edition(
                    digest: EditionLibrary.digest(text.utf8), name: country,
                    inForce: bundled.edition,
                    bytes: Data(text.utf8))
                _ = try editions.keep(edition, kind: .holidays, at: now, in: transaction)
            }
            // With the data: a process that ends before the last ticket must not leave old
            // deadlines behind.
            if isReplaced { try Recalculation(desk: id).owe(in: transaction) }
            return try isReplaced || Recalculation(desk: id).isOwed(in: transaction)
        }
        try await reloadCalendarData()
        return changed
    }

    func reloadCalendarData() async throws {
        try await store.read { [self] in try refreshEditions(in: $0) }
    }

    /// What would come of these holidays: years with other days, and deadlines of open tickets that
    /// would move.
    public func preview(_ source: HolidaySource, country: String) async throws -> HolidayNews {
        let (id, now) = (id, world.now())
        let at = try await nextEdition(of: country)
        let (edition, years) = try holidayEdition(source, country: country, at: at)
        let stored = try await store.read { transaction in
            let editions = Editions(desk: id)
            return (
                try editions.all(.holidays, in: transaction),
                try editions.all(.zone, in: transaction),
                try editions.all(.regulation, in: transaction)
            )
        }
        let trial = EditionLibrary(world: library.base)
        try trial.load(stored.2, holidays: stored.0 + [edition], zones: stored.1)
        return HolidayNews(years: years, moved: try await moved(under: trial, at: now))
    }

    private func moved(under trial: EditionLibrary, at now: Instant) async throws -> [MovedDeadline]
    {
        var (moved, cursor, seen) = ([MovedDeadline](), String?.none, 0)
        repeat {
            let from = cursor
            let (found, next, count) = try await store.read { [self] transaction in
                let page = try tickets.page(
                    .all, after: from, limit: Self.recalculatedChunk, for: .desk, in: transaction)
                let found = try page.rows.compactMap { row -> MovedDeadline? in
                    let stream = try TicketJournal(journal: journal).load(row.id, in: transaction)
                    guard let digest = stream.ticket.basis?.digest else { return nil }
                    let clocks = clocks(
                        of: stream, under: try trial.edition(pinned: digest), asOf: now)
                    let after = clocks.shown?.shownDue
                    return after == row.due?.at
                        ? nil : MovedDeadline(number: row.number, before: row.due?.at, after: after)
                }
                return (found, page.next, page.rows.count)
            }
            moved += found
            seen += count
            cursor = next
        } while cursor != nil && seen < Self.previewMax
        return moved
    }

    /// Publishes holidays of a country, and moves the open deadlines.
    ///
    /// - Returns: years with other days, and the deadlines that moved.
    /// - Throws: `HolidayRefusal`, `EditionError`.
    public func publish(_ source: HolidaySource, country: String) async throws -> HolidayNews {
        let news = try await preview(source, country: country)
        let (id, at) = (id, try await nextEdition(of: country))
        let (edition, _) = try holidayEdition(source, country: country, at: at)
        try await store.write { transaction in
            _ = try Editions(desk: id).keep(edition, kind: .holidays, at: at, in: transaction)
            try Recalculation(desk: id).owe(in: transaction)
        }
        try await reloadCalendarData()
        try await recalculate()
        return news
    }

    /// Editions follow one another by their instants: two of one second would have no order.
    private func nextEdition(of country: String) async throws -> Instant {
        let id = id
        let latest = try await store.read { transaction in
            try Editions(desk: id).latest(.holidays, name: country, in: transaction)?.publishedAt
        }
        return max(world.now(), latest.map { $0 + 1 } ?? .distantPast)
    }

    private func holidayEdition(
        _ source: HolidaySource, country: String, at now: Instant
    ) throws -> (edition: Editions.Edition, years: [HolidayNews.Year]) {
        let known = library.world.holidays(country)
        let thisYear = try edition().zone.civil(at: now).date.year
        var text = try source.text(country: country, beside: known, thisYear: thisYear)
        // An edition like an older one is another one all the same.
        if !text.hasPrefix("BEGIN:") { text += "\ntaken \(now.seconds)" }
        let digest = EditionLibrary.digest(text.utf8)
        let edition = Editions.Edition(
            digest: digest, name: country, inForce: "\(country)-\(digest.prefix(8))",
            bytes: Data(text.utf8),
            publishedAt: now)
        let made = try CalendarData.parsed(edition)
        return (edition, known.map { HolidayNews.years(of: made, beside: $0) } ?? [])
    }

    /// Projections and timers of open tickets anew, because the calendars have changed; clocks that
    /// ended stay.
    func recalculate() async throws {
        var cursor: String?
        repeat {
            let (from, now) = (cursor, world.now())
            cursor = try await store.write { [self] transaction in
                let page = try tickets.page(
                    .all, after: from, limit: Self.recalculatedChunk, for: .desk, in: transaction)
                for row in page.rows {
                    let stream = try TicketJournal(journal: journal).load(row.id, in: transaction)
                    try project(
                        stream, under: try edition(of: stream.ticket), at: now, in: transaction)
                }
                if page.next == nil { try Recalculation(desk: id).settle(in: transaction) }
                return page.next
            }
        } while cursor != nil
        changes.announce(nil)
    }
}
