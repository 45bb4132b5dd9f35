import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Holidays and time zones as the desk's database has them: every edition with the moment of its
/// publication (decision 6). What no edition tells comes from the product and the system.
struct CalendarData: Sendable {
    private struct Published<Value: Sendable>: Sendable {
        var at: Instant
        var value: Value
    }

    /// The oldest first.
    private var holidays: [String: [Published<Holidays>]] = [:]
    private var zones: [String: [Published<ZoneRules>]] = [:]
    private let base: CheckWorld

    /// - Throws: `EditionError` when an edition cannot be read any more.
    init(base: CheckWorld, holidays: [Editions.Edition], zones: [Editions.Edition])
        throws(EditionError)
    {
        self.base = base
        for edition in holidays.sorted(by: { $0.publishedAt < $1.publishedAt }) {
            self.holidays[edition.name, default: []].append(
                .init(at: edition.publishedAt, value: try Self.parsed(edition)))
        }
        for edition in zones.sorted(by: { $0.publishedAt < $1.publishedAt }) {
            guard
                let rules = try? ZoneRules(
                    tzif: [UInt8](edition.bytes), name: edition.name, edition: edition.inForce)
            else {
                throw EditionError(
                    description: "time zone \(edition.name), edition \(edition.inForce): unreadable"
                )
            }
            self.zones[edition.name, default: []].append(
                .init(at: edition.publishedAt, value: rules))
        }
    }

    static func parsed(_ edition: Editions.Edition) throws(EditionError) -> Holidays {
        let text = String(decoding: edition.bytes, as: UTF8.self)
        if text.hasPrefix("BEGIN:VCALENDAR") {
            do {
                return try Holidays(ics: text, country: edition.name, edition: edition.inForce)
            } catch {
                throw EditionError(description: "holidays \(edition.name): \(error)")
            }
        }
        guard
            let holidays = Holidays(compact: text, country: edition.name, edition: edition.inForce)
        else {
            throw EditionError(
                description: "holidays \(edition.name), edition \(edition.inForce): unreadable")
        }
        return holidays
    }

    /// The data as they are now.
    var world: CheckWorld { world(before: nil) }

    /// Moments at which newer data replaced older ones, with the data until then; the oldest first.
    var replaced: [(until: Instant, world: CheckWorld)] {
        let moments =
            holidays.values.flatMap { $0.dropFirst().map(\.at) }
            + zones.values.flatMap { $0.dropFirst().map(\.at) }
        return Set(moments).sorted().map { ($0, world(before: $0)) }
    }

    private func world(before instant: Instant?) -> CheckWorld {
        var world = base
        let (holidays, zones, base) = (holidays, zones, base)
        world.holidays = { Self.last(of: holidays[$0], before: instant) ?? base.holidays($0) }
        world.zone = { Self.last(of: zones[$0], before: instant) ?? base.zone($0) }
        return world
    }

    /// The value published last before the instant; before the first of them, the first.
    private static func last<Value>(of values: [Published<Value>]?, before instant: Instant?)
        -> Value?
    {
        guard let values else { return nil }
        guard let instant else { return values.last?.value }
        return (values.last { $0.at < instant } ?? values.first)?.value
    }
}
