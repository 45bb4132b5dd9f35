import Regulations
import WorkingTime

/// Why a command was not carried out. Data for people at forms and for programs; the words are in
/// `RefusalWords`.
public enum Refusal: Error, Sendable, Hashable {
    /// Rules of the regulation forbid it. `hold` and `hand_over` name who decides instead.
    case byRule(ByRule)
    /// Another ticket of the pool comes first.
    case outOfOrder(first: Int, clauses: [String])
    /// The ticket is not in a state in which this can be done.
    case wrongState(TicketState)
    /// It goes on in another ticket, of this number: there everything is done.
    case merged(into: Int)
    case alreadyTaken(by: String)
    case noSuchCategory(String)
    case noSuchPriority(String)
    case noSuchField(String)
    /// A field of type ticket names none of the client's tickets.
    case noSuchTicket(field: String, number: Int)
    /// The value does not fit the field: what was expected.
    case badValue(field: String, expected: String)
    /// The field is a consent to a price that the desk does not count yet, because of this part of
    /// the regulation.
    case notCounted(field: String, Deferred)
    /// Only these roles may do it.
    case needsRole([String])
    /// The stated moment lies further back than the channel allows, or in the future.
    case badMoment(earliest: Instant, latest: Instant)
    /// The person has worked on this ticket at that time already.
    case workedElsewhere(on: Int, from: Instant, until: Instant)
    case empty(String)
    case tooLong(String, limit: Int)
    case notFound
    /// The estimate was replaced by this version.
    case superseded(version: Int)
    case noSuchEscalation(String)
    /// The clock would have to be computed beyond the calendars' data.
    case beyondCalendar(String)

    /// A rule of the regulation refuses: which one, and what it asks for.
    public struct ByRule: Sendable, Hashable {
        public var rule: String
        public var verdict: Verdict
        public var clauses: [String]
        public var message: String?
        public var missing: [String] = []
        public var roles: [String] = []

        /// What is told of it to those whom the rule's message addresses; nil: the rule names none.
        public var told: TicketEvent.Messaged? {
            message.map { .init(message: $0, rule: rule, missing: missing) }
        }
    }
}
