import Foundation

/// Goes over the history of a desk in chunks of one snapshot each, while others go on writing. It
/// believes nothing that is written in one place only: events against their chain and the seals,
/// contents against the commitments of events, rows against what is journalled of them, seals
/// against what they are over, and against what stands outside.
struct Verifier {
    /// Streams of one snapshot.
    static let streamsMax = 500
    /// Events held at once.
    static let eventsMax = 2000
    /// Sorts behind every id.
    static let end = "\u{10FFFF}"

    let store: Store
    let desk: String
    let scope: Verification.Scope
    var report = Verification()
    /// The seal that the walk begins behind; nil: with the first event.
    var start: Seal?
    var days = SealedDays()
    var erasures = Erasures()
    var loose = LooseContents()
    /// Faults of contents by the id that events refer to, until the event is met that tells stream
    /// and day.
    var suspects: [String: [String]] = [:]

    mutating func run() async throws -> Verification {
        let (desk, since) = (desk, scope.since)
        (start, days) = try await store.read { transaction in
            let seals = Seals(desk: desk)
            let start = try since.flatMap { day throws(StoreError) in
                try seals.last(through: day, in: transaction)
            }
            return (
                start,
                SealedDays(
                    try seals.all(in: transaction), try Erasures.adopted(desk, in: transaction))
            )
        }
        // A seal from before the desk's own stream says nothing of what it was over.
        if let day = start?.day, days.isAdopted(day) { start = nil }
        report.since = start?.day
        if start == nil {
            report.add(
                try await store.database.integrityProblems().map { .init("database", nil, $0) })
            try await verifyContents()
            for kind in StreamKey.Kind.allCases { try await verifyStreams(kind) }
            try await verifyLooseContents()
        } else {
            try await verifyMovedStreams()
        }
        try await verifyEditions()
        try await verifyAudit()
        try await verifySeals()
        reportSuspects()
        return report
    }

    /// Those whom no event was found to refer to.
    private mutating func reportSuspects() {
        for (id, faults) in suspects.sorted(by: { $0.key < $1.key }) {
            report.add(faults.map { .init("content \(id)", nil, $0) })
        }
        suspects = [:]
    }
}
