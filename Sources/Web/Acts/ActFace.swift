import ServiceDesk

/// How an act looks on the staff's pages: its words, its place, and what its fields are called.
struct ActFace: Sendable {
    let act: Act
    /// On its button.
    let word: Word
    /// Over its form.
    let question: Word
    /// On the button that does it; nil: `word`.
    let doing: Word?
    /// The key that opens it.
    let key: HTML?
    /// Stands under "More" on the ticket's page.
    let isRare: Bool
    /// Written in the box under the conversation.
    let isWritten: Bool
    /// What its fields are called, where their kind does not say it.
    let labels: [String: Word]
    /// Lines of its text.
    let rows: Int
    /// Said at its text.
    let hint: Word?
    /// Said where what it needs is not there.
    let unknown: Word
    /// What the address of its form was called before it was called as the API's action: a form
    /// that a browser kept, and a bookmark, still find their act.
    let former: String?

    init(
        _ act: Act, _ word: Word, _ question: Word, doing: Word? = nil, key: HTML? = nil,
        isRare: Bool = false, isWritten: Bool = false, labels: [String: Word] = [:], rows: Int = 2,
        hint: Word? = nil, unknown: Word = .required, former: String? = nil
    ) {
        self.act = act
        self.word = word
        self.question = question
        self.doing = doing
        self.key = key
        self.isRare = isRare
        self.isWritten = isWritten
        self.labels = labels
        self.rows = rows
        self.hint = hint
        self.unknown = unknown
        self.former = former
    }
}

extension Act {
    /// Acts that have a form on the staff's pages, in the order of their buttons. What is not here
    /// is done by the form of another (`told`), by letters, or by the desk alone.
    static let faces: [ActFace] = [
        ActFace(.reply, .replyTab, .askReply, key: "R", isWritten: true, rows: 5),
        ActFace(.ask, .questionTab, .askQuestion, isWritten: true, rows: 5, former: "question"),
        ActFace(.note, .noteTab, .askNote, key: "I", isWritten: true, rows: 5),
        ActFace(.take, .actTake, .askTake, key: "A"),
        ActFace(.admit, .actAdmission, .askAdmission, former: "admission"),
        ActFace(
            .finish, .actCompletion, .askCompletion, labels: ["text": .result], rows: 3,
            former: "completion"),
        ActFace(
            .postpone, .actPostponement, .askPostponement, hint: .reasonHint, former: "postponement"
        ),
        ActFace(.refuse, .actRefusal, .askRefusal, rows: 3, hint: .reasonHint, former: "refusal"),
        ActFace(
            .prioritise, .actPriority, .askPriority, doing: .actSave, key: "P", former: "priority"),
        ActFace(.categorise, .actCategory, .askCategory, doing: .actSave, former: "category"),
        ActFace(.place, .actPlacement, .askPlacement, doing: .actSave, former: "placement"),
        ActFace(.expedite, .actPrecedence, .askPrecedence, isRare: true, former: "precedence"),
        ActFace(.putInTurn, .actTurn, .askTurn, isRare: true, former: "turn"),
        ActFace(
            .estimate, .actEstimate, .askEstimate, doing: .send, isRare: true,
            labels: ["ready": .readyBy, "text": .replyText], rows: 4),
        ActFace(
            .approve, .actApproval, .askApproval, doing: .actSave, labels: ["text": .ground],
            former: "approval"),
        ActFace(
            .log, .actWorklog, .askWorklog, doing: .actSave, key: "L",
            labels: ["from": .workFrom, "text": .workDone], former: "worklog"),
        ActFace(.wait, .actWait, .askWait, isRare: true, labels: ["text": .whomWeWaitFor]),
        ActFace(.resume, .actResumption, .askResumption, former: "resumption"),
        ActFace(.handOver, .actHandover, .askHandover, isRare: true, former: "handover"),
        ActFace(
            .openSubtask, .actSubtask, .askSubtask, doing: .actSave, isRare: true,
            labels: ["text": .description], former: "subtask"),
        ActFace(
            .finishSubtask, .actSubtaskResult, .askSubtaskResult, isRare: true,
            former: "subtaskResult"),
        ActFace(.merge, .actMerge, .askMerge, isRare: true, unknown: .mergeUnknown),
        ActFace(.split, .actSplit, .askSplit, isRare: true),
        ActFace(.watch, .actWatch, .askWatch, isRare: true),
        ActFace(.unwatch, .actUnwatch, .askUnwatch, isRare: true),
        ActFace(.snooze, .actSnooze, .askSnooze, isRare: true),
        ActFace(.close, .actClosure, .askClosure, former: "closure"),
        ActFace(.reopen, .actReopening, .askReopening, former: "reopening"),
        ActFace(
            .decide, .actDecision, .askDecision, labels: ["text": .replyText], rows: 4,
            former: "decision"),
        ActFace(.release, .actRelease, .askRelease, isRare: true),
        ActFace(.start, .actStart, .askStart),
        ActFace(
            .assign, .actAssignment, .askAssignment, doing: .actSave, isRare: true,
            former: "assignment"),
        ActFace(.fill, .actDetails, .askDetails, doing: .actSave, former: "details"),
        ActFace(
            .publish, .actPublication, .askPublication, isRare: true, labels: ["text": .replyText],
            rows: 4, former: "publication"),
        ActFace(.signOff, .actAcceptance, .askAcceptance, former: "acceptance"),
        ActFace(
            .reportDefect, .actDefect, .askDefect, isRare: true, labels: ["text": .description],
            rows: 3, former: "defect"),
        ActFace(
            .correctLog, .actCorrection, .askCorrection, doing: .actSave, isRare: true,
            labels: ["text": .reason], former: "correction"),
        ActFace(.approveWork, .actApproveWork, .askApproveWork, doing: .actSave),
        ActFace(
            .escalate, .actEscalation, .askEscalation, isRare: true, labels: ["text": .ground],
            rows: 3, former: "escalation"),
        ActFace(
            .withdraw, .actWithdrawal, .askWithdrawal, isRare: true, labels: ["text": .reason],
            former: "withdrawal"),
    ]

    static let formerAddresses = Dictionary(
        uniqueKeysWithValues: faces.compactMap { face in face.former.map { ($0, face.act) } })

    /// Acts with a form of their own.
    static let withForm = faces.map(\.act)
    /// Those of the box under the conversation; the first one stands chosen from the beginning.
    static let written = withForm.filter(\.isWritten)

    private static let byAct = Dictionary(uniqueKeysWithValues: faces.map { ($0.act, $0) })

    var hasForm: Bool { Self.byAct[self] != nil }

    var face: ActFace { Self.byAct[self] ?? ActFace(self, .actSave, .actSave) }

    /// Written in the box under the conversation.
    var isWritten: Bool { face.isWritten }

    /// The act that a form tells: some do one of two.
    func told(by form: [String: String]) -> Act {
        switch self {
        case .approve where form["answer"] == "no": .decline
        case .prioritise where form["part"]?.isEmpty == false: .prioritiseSubtask
        default: self
        }
    }
}
