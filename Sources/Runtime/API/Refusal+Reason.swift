import ServiceDesk

extension Refusal {
    /// Name of the refusal for programs.
    package var reason: String {
        switch self {
        case .byRule: "by_rule"
        case .outOfOrder: "out_of_order"
        case .wrongState: "wrong_state"
        case .merged: "merged"
        case .alreadyTaken: "already_taken"
        case .noSuchCategory: "no_such_category"
        case .noSuchPriority: "no_such_priority"
        case .noSuchField: "no_such_field"
        case .badValue: "bad_value"
        case .noSuchTicket: "no_such_ticket"
        case .needsRole: "needs_role"
        case .badMoment: "bad_moment"
        case .workedElsewhere: "worked_elsewhere"
        case .empty: "empty"
        case .tooLong: "too_long"
        case .notFound: "not_found"
        case .superseded: "superseded"
        case .notCounted: "not_counted"
        case .noSuchEscalation: "no_such_escalation"
        case .beyondCalendar: "beyond_calendar"
        }
    }

    package static let reasons = [
        "by_rule", "out_of_order", "wrong_state", "merged", "already_taken", "no_such_category",
        "no_such_priority",
        "no_such_field", "no_such_ticket", "bad_value", "needs_role", "bad_moment",
        "worked_elsewhere", "empty",
        "too_long", "not_found",
        "superseded", "not_counted", "no_such_escalation", "beyond_calendar",
    ]
}
