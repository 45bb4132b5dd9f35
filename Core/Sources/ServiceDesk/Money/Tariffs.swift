import Regulations
import WorkingTime

/// What a client agreed, and since when it is known: prices are those that were known when the work
/// was logged, in force on the day of work (decision 7).
public struct AgreementHistory: Sendable {
    /// Since when it is known, and what then; the oldest first.
    private var states: [(known: Instant, agreements: [ClientAgreement])] = []

    public init() {}

    /// - Parameter records: the client's events in order of the journal, and when each was written
    ///   down.
    public init(_ records: some Sequence<(recordedAt: Instant, event: ClientEvent)>) {
        var agreements: [String: ClientAgreement] = [:]
        for (recordedAt, event) in records {
            switch event {
            case .agreementStated(let agreement): agreements[agreement.id] = agreement
            case .agreementWithdrawn(let gone): agreements[gone.id] = nil
            case .named, .contactStated, .contactWithdrawn, .projectStated, .projectWithdrawn,
                .acknowledged:
                continue
            }
            states.append((recordedAt, agreements.values.sorted { $0.id < $1.id }))
        }
    }

    /// As known at the instant.
    public func agreements(known: Instant) -> [ClientAgreement] {
        states.last { $0.known <= known }?.agreements ?? []
    }

    /// As known last.
    public var latest: [ClientAgreement] { states.last?.agreements ?? [] }

    /// When something became known after the instant, the earliest first.
    func news(after known: Instant) -> [Instant] { states.map(\.known).filter { $0 > known } }
}

/// By which prices work is charged.
public struct Tariffs: Sendable {
    /// The edition in force at an instant with these changes of an agreement.
    public typealias Editions =
        @Sendable (_ at: Instant, _ changes: [String: String]) throws(EditionError) -> Edition

    let history: AgreementHistory
    private let editions: Editions

    public init(history: AgreementHistory, editions: @escaping Editions) {
        self.history = history
        self.editions = editions
    }

    /// One edition for all work.
    public init(_ edition: Edition) {
        self.init(history: AgreementHistory()) { (_, _) throws(EditionError) in edition }
    }

    /// The edition in force at the instant, with what the client was known to have agreed.
    func edition(at instant: Instant, known: Instant) throws(EditionError) -> Edition {
        try editions(instant, history.agreements(known: known).changes(at: instant))
    }

    /// Of the rate, in minor units. Where none was known when the work was logged, the first that
    /// became known counts and stays; nil: it is by agreement, and none states it.
    func amount(of rate: String, at instant: Instant, known: Instant) throws(EditionError)
        -> Int64?
    {
        for moment in [known] + history.news(after: known) {
            let edition = try edition(at: instant, known: moment)
            if let amount = edition.regulation.prices.rates[rate]?.amount { return amount }
        }
        return nil
    }
}
