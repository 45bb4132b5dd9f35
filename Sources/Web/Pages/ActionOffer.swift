import WorkingTime

/// An action that the person may try on a ticket, with what it needs and what it does to the
/// promises.
public struct ActionOffer: Sendable {
    public struct Choice: Sendable, Hashable {
        public var id: String
        public var label: String
        /// Ends with its clause: the regulation's own ground.
        public var clause: ClauseLink?
        public var isChosen: Bool

        public init(id: String, label: String, clause: ClauseLink? = nil, isChosen: Bool = false) {
            self.id = id
            self.label = label
            self.clause = clause
            self.isChosen = isChosen
        }
    }

    public struct Fault: Sendable, Hashable {
        public enum Field: String, Sendable, Hashable, CaseIterable {
            case text, choice, until
            /// The form as a whole.
            case form
        }

        public var field: Field
        public var text: String
        /// false: it says all there is to say about the form's inputs.
        var judgesInputs = true
        public init(_ field: Field, _ text: String) { (self.field, self.text) = (field, text) }
    }

    public enum Effect: Sendable, Hashable {
        case stops([String])
        case pauses([String])
        case cancels([String])
    }

    public var action: TicketAction
    /// Priorities, categories, or grounds of a refusal.
    public var choices: [Choice]
    public var effects: [Effect]
    /// Another ticket comes first: taking this one needs a reason, which only the head may give.
    public var comesAfter: (number: Int, clause: ClauseLink?)?
    public var mayOverride: Bool
    /// What was wrong in the last attempt, and what was typed.
    public var fault: Fault?
    public var text: String
    public var until: String
    /// What else the form asks for, in its order.
    public var inputs: [ActionInput] = []

    public init(
        _ action: TicketAction, choices: [Choice] = [], effects: [Effect] = [],
        comesAfter: (number: Int, clause: ClauseLink?)? = nil, mayOverride: Bool = false,
        fault: Fault? = nil,
        text: String = "", until: String = ""
    ) {
        self.action = action
        self.choices = choices
        self.effects = effects
        self.comesAfter = comesAfter
        self.mayOverride = mayOverride
        self.fault = fault
        self.text = text
        self.until = until
    }

    var isBlocked: Bool { comesAfter != nil && !mayOverride }
}

extension TicketAction {
    /// Whether the client gets the words of its form, by letter and in the portal
    /// (`ClientTimeline`); nil: it has none, or says so itself.
    var clientReads: Bool? {
        switch self {
        case .completion, .estimate, .decision, .publication, .defect, .escalation: true
        case .precedence, .turn, .wait, .worklog, .correction, .subtask, .approval, .withdrawal:
            false
        case .reply, .note, .question, .take, .admission, .postponement, .refusal, .priority,
            .category, .placement, .resumption, .handover, .subtaskResult, .merge, .watch, .unwatch,
            .snooze, .closure, .reopening, .release, .start, .assignment, .details, .acceptance:
            nil
        }
    }

    /// On its button.
    var word: Word {
        switch self {
        case .reply: .replyTab
        case .question: .questionTab
        case .note: .noteTab
        case .take: .actTake
        case .admission: .actAdmission
        case .precedence: .actPrecedence
        case .turn: .actTurn
        case .completion: .actCompletion
        case .postponement: .actPostponement
        case .refusal: .actRefusal
        case .priority: .actPriority
        case .category: .actCategory
        case .placement: .actPlacement
        case .estimate: .actEstimate
        case .approval: .actApproval
        case .worklog: .actWorklog
        case .wait: .actWait
        case .resumption: .actResumption
        case .handover: .actHandover
        case .subtask: .actSubtask
        case .subtaskResult: .actSubtaskResult
        case .merge: .actMerge
        case .watch: .actWatch
        case .unwatch: .actUnwatch
        case .snooze: .actSnooze
        case .closure: .actClosure
        case .reopening: .actReopening
        case .decision: .actDecision
        case .release: .actRelease
        case .start: .actStart
        case .assignment: .actAssignment
        case .details: .actDetails
        case .publication: .actPublication
        case .acceptance: .actAcceptance
        case .defect: .actDefect
        case .correction: .actCorrection
        case .escalation: .actEscalation
        case .withdrawal: .actWithdrawal
        }
    }

    /// On the button that does it.
    var doing: Word {
        switch self {
        case .priority, .category, .placement, .assignment, .details, .correction: .actSave
        case .worklog, .subtask, .approval: .actSave
        case .estimate: .send
        case .reply, .question, .note, .take, .admission, .precedence, .turn, .completion,
            .postponement, .refusal, .wait, .resumption, .handover, .subtaskResult, .merge, .watch,
            .unwatch, .snooze, .closure, .reopening, .decision, .release, .start, .publication,
            .acceptance, .defect, .escalation, .withdrawal:
            word
        }
    }

    /// Over its form.
    var question: Word {
        switch self {
        case .reply: .askReply
        case .question: .askQuestion
        case .note: .askNote
        case .take: .askTake
        case .admission: .askAdmission
        case .precedence: .askPrecedence
        case .turn: .askTurn
        case .completion: .askCompletion
        case .postponement: .askPostponement
        case .refusal: .askRefusal
        case .priority: .askPriority
        case .category: .askCategory
        case .placement: .askPlacement
        case .estimate: .askEstimate
        case .approval: .askApproval
        case .worklog: .askWorklog
        case .wait: .askWait
        case .resumption: .askResumption
        case .handover: .askHandover
        case .subtask: .askSubtask
        case .subtaskResult: .askSubtaskResult
        case .merge: .askMerge
        case .watch: .askWatch
        case .unwatch: .askUnwatch
        case .snooze: .askSnooze
        case .closure: .askClosure
        case .reopening: .askReopening
        case .decision: .askDecision
        case .release: .askRelease
        case .start: .askStart
        case .assignment: .askAssignment
        case .details: .askDetails
        case .publication: .askPublication
        case .acceptance: .askAcceptance
        case .defect: .askDefect
        case .correction: .askCorrection
        case .escalation: .askEscalation
        case .withdrawal: .askWithdrawal
        }
    }

    var key: HTML? {
        switch self {
        case .take: "A"
        case .priority: "P"
        case .reply: "R"
        case .note: "I"
        case .worklog: "L"
        case .question, .admission, .precedence, .turn, .completion, .postponement, .refusal,
            .category, .placement, .estimate, .approval, .wait, .resumption, .handover, .subtask,
            .subtaskResult, .merge, .watch, .unwatch, .snooze, .closure, .reopening, .decision,
            .release, .start, .assignment, .details, .publication, .acceptance, .defect,
            .correction, .escalation, .withdrawal:
            nil
        }
    }
}
