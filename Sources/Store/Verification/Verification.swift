import Foundation
import WorkingTime

/// What a walk over the history of a desk has found.
public struct Verification: Sendable, Hashable {
    /// How far it goes, and what it is held against.
    public struct Scope: Sendable, Hashable, Codable {
        /// Only what came after the seal of this day, `YYYY-MM-DD`; nil: everything.
        public var since: String?
        /// Seals as they stand outside the database.
        public var anchors: [SealAnchor]
        /// Whose signatures the seals must have, 32 bytes of Ed25519; nil: they are not asked for.
        public var publicKey: Data?

        public init(since: String? = nil, anchors: [SealAnchor] = [], publicKey: Data? = nil) {
            self.since = since
            self.anchors = anchors
            self.publicKey = publicKey
        }
    }

    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// Stream, seal, row or edition.
        public var place: String
        /// Day of what is wrong, in UTC; nil: none is known.
        public var day: String?
        public var fault: String

        public init(_ place: String, _ day: String? = nil, _ fault: String) {
            self.place = place
            self.day = day
            self.fault = fault
        }

        public var description: String { "\(place)\(day.map { " of \($0)" } ?? ""): \(fault)" }
    }

    /// Problems that are named; what is behind them is most likely of their kind.
    public static let problemsMax = 1000

    public internal(set) var problems: [Problem] = []
    public internal(set) var streams = 0
    public internal(set) var events = 0
    public internal(set) var contents = 0
    public internal(set) var auditRows = 0
    public internal(set) var seals = 0
    public internal(set) var signed = 0
    public internal(set) var lastSeal: Seal?
    /// Day of the seal that it began with; nil: it went over everything.
    public internal(set) var since: String?

    mutating func add(_ found: [Problem]) {
        let room = Self.problemsMax - problems.count
        guard room > 0 else { return }
        problems += found.prefix(room)
        if found.count > room {
            problems.append(Problem("history", nil, "there is more that is wrong"))
        }
    }

    /// What was gone over, for whoever asked.
    public var summary: String {
        let from = since.map { "since the seal of \($0): " } ?? ""
        let last = lastSeal.map { "; last seal \($0.day) \($0.hash.hexadecimal)" } ?? ""
        return
            "\(from)\(events) events of \(streams) streams, \(contents) contents, \(auditRows) rows of the audit, "
            + "\(seals) seals, \(signed) of them signed\(last)"
    }
}

extension Instant {
    /// `YYYY-MM-DD` in UTC.
    var day: String { ZoneRules.utc.civil(at: self).date.description }
}
