import Regulations
import ServiceDesk
import WorkingTime

/// A problem as it is sent.
struct APIProblemBody: Encodable {
    struct Fault: Encodable {
        var pointer: String
        var detail: String
    }

    var type: String
    var title: String
    var status: Int
    var detail: String
    var errors: [Fault]?
    var reason: String?
    var rule: String?
    var verdict: String?
    var clauses: [String]?
    var missing: [String]?
    var roles: [String]?
    /// Ticket that comes first.
    var first: Int?
    /// Ticket on which the person has worked at that time already.
    var workedOn: Int?
    var workedFrom: String?
    var workedUntil: String?
    /// Ticket that it was merged into.
    var mergedInto: Int?
    /// Part of the regulation for which a price is not counted yet.
    var notCounted: String?

    /// Where problem types are told apart; docs/api.md lists them.
    static let types = "urn:reglament:problem:"

    init(_ problem: APIProblem, _ language: Language) {
        type = Self.types + problem.kind.rawValue
        title = problem.kind.title[language.rawValue]
        status = problem.kind.status
        detail = problem.detail
        errors =
            problem.errors.isEmpty
            ? nil : problem.errors.map { Fault(pointer: $0.pointer, detail: $0.detail) }
        if let refusal = problem.refusal { add(refusal) }
    }

    private mutating func add(_ refusal: Refusal) {
        reason = refusal.reason
        switch refusal {
        case .byRule(let rule):
            (self.rule, verdict, clauses) = (rule.rule, rule.verdict.rawValue, rule.clauses)
            (missing, roles) = (rule.missing, rule.roles)
        case .outOfOrder(let first, let clauses): (self.first, self.clauses) = (first, clauses)
        case .needsRole(let roles): self.roles = roles
        case .badValue(let field, _), .noSuchTicket(let field, _), .empty(let field),
            .tooLong(let field, _):
            missing = [field]
        case .workedElsewhere(let number, let from, let until):
            (workedOn, workedFrom, workedUntil) = (number, from.iso8601, until.iso8601)
        case .merged(let number): mergedInto = number
        case .notCounted(let field, let deferred):
            (missing, notCounted) = ([field], deferred.path.joined(separator: "."))
        case .wrongState, .alreadyTaken, .noSuchCategory, .noSuchPriority, .noSuchField, .badMoment,
            .notFound, .superseded, .noSuchEscalation, .beyondCalendar:
            break
        }
    }
}
