import ServiceDesk

/// How an act looks on the staff's pages: its words, its place, and what its fields are called.
struct ActFace: Sendable {
    /// On its button.
    var word: Word
    /// Over its form.
    var question: Word
    /// On the button that does it; nil: `word`.
    var doing: Word?
    /// The key that opens it.
    var key: HTML?
    /// Stands under "More" on the ticket's page.
    var isRare = false
    /// Written in the box under the conversation.
    var isWritten = false
    /// What its fields are called, where their kind does not say it.
    var labels: [String: Word] = [:]
    /// Lines of its text.
    var rows = 2
    /// Said at its text.
    var hint: Word?
    /// What the address of its form was called before it was called as the API's action: a form
    /// that a browser kept, and a bookmark, still find their act.
    var former: String?
}

extension Act {
    /// Acts that have a form on the staff's pages, in the order of their buttons. What is not here
    /// is done by the form of another (`told`), by letters, or by the desk alone.
    static let faces: [(act: Act, face: ActFace)] = [
        (.reply, ActFace(word: .replyTab, question: .askReply, key: "R", isWritten: true, rows: 5)),
        (
            .ask,
            ActFace(
                word: .questionTab, question: .askQuestion, isWritten: true, rows: 5,
                former: "question")
        ),
        (.note, ActFace(word: .noteTab, question: .askNote, key: "I", isWritten: true, rows: 5)),
        (.take, ActFace(word: .actTake, question: .askTake, key: "A")),
        (.admit, ActFace(word: .actAdmission, question: .askAdmission, former: "admission")),
        (
            .finish,
            ActFace(
                word: .actCompletion, question: .askCompletion, labels: ["text": .result], rows: 3,
                former: "completion")
        ),
        (
            .postpone,
            ActFace(
                word: .actPostponement, question: .askPostponement, hint: .reasonHint,
                former: "postponement")
        ),
        (
            .refuse,
            ActFace(
                word: .actRefusal, question: .askRefusal, rows: 3, hint: .reasonHint,
                former: "refusal")
        ),
        (
            .prioritise,
            ActFace(
                word: .actPriority, question: .askPriority, doing: .actSave, key: "P",
                former: "priority")
        ),
        (
            .categorise,
            ActFace(word: .actCategory, question: .askCategory, doing: .actSave, former: "category")
        ),
        (
            .place,
            ActFace(
                word: .actPlacement, question: .askPlacement, doing: .actSave, former: "placement")
        ),
        (
            .expedite,
            ActFace(
                word: .actPrecedence, question: .askPrecedence, isRare: true, former: "precedence")
        ),
        (.putInTurn, ActFace(word: .actTurn, question: .askTurn, isRare: true, former: "turn")),
        (
            .estimate,
            ActFace(
                word: .actEstimate, question: .askEstimate, doing: .send, isRare: true,
                labels: ["ready": .readyBy, "text": .replyText], rows: 4)
        ),
        (
            .approve,
            ActFace(
                word: .actApproval, question: .askApproval, doing: .actSave,
                labels: ["text": .ground], former: "approval")
        ),
        (
            .log,
            ActFace(
                word: .actWorklog, question: .askWorklog, doing: .actSave, key: "L",
                labels: ["from": .workFrom, "text": .workDone], former: "worklog")
        ),
        (
            .wait,
            ActFace(
                word: .actWait, question: .askWait, isRare: true, labels: ["text": .whomWeWaitFor])
        ),
        (.resume, ActFace(word: .actResumption, question: .askResumption, former: "resumption")),
        (
            .handOver,
            ActFace(word: .actHandover, question: .askHandover, isRare: true, former: "handover")
        ),
        (
            .openSubtask,
            ActFace(
                word: .actSubtask, question: .askSubtask, doing: .actSave, isRare: true,
                labels: ["text": .description], former: "subtask")
        ),
        (
            .finishSubtask,
            ActFace(
                word: .actSubtaskResult, question: .askSubtaskResult, isRare: true,
                former: "subtaskResult")
        ),
        (.merge, ActFace(word: .actMerge, question: .askMerge, isRare: true)),
        (.split, ActFace(word: .actSplit, question: .askSplit, isRare: true)),
        (.watch, ActFace(word: .actWatch, question: .askWatch, isRare: true)),
        (.unwatch, ActFace(word: .actUnwatch, question: .askUnwatch, isRare: true)),
        (.snooze, ActFace(word: .actSnooze, question: .askSnooze, isRare: true)),
        (.close, ActFace(word: .actClosure, question: .askClosure, former: "closure")),
        (.reopen, ActFace(word: .actReopening, question: .askReopening, former: "reopening")),
        (
            .decide,
            ActFace(
                word: .actDecision, question: .askDecision, labels: ["text": .replyText], rows: 4,
                former: "decision")
        ),
        (.release, ActFace(word: .actRelease, question: .askRelease, isRare: true)),
        (.start, ActFace(word: .actStart, question: .askStart)),
        (
            .assign,
            ActFace(
                word: .actAssignment, question: .askAssignment, doing: .actSave, isRare: true,
                former: "assignment")
        ),
        (
            .fill,
            ActFace(word: .actDetails, question: .askDetails, doing: .actSave, former: "details")
        ),
        (
            .publish,
            ActFace(
                word: .actPublication, question: .askPublication, isRare: true,
                labels: ["text": .replyText], rows: 4, former: "publication")
        ),
        (.signOff, ActFace(word: .actAcceptance, question: .askAcceptance, former: "acceptance")),
        (
            .reportDefect,
            ActFace(
                word: .actDefect, question: .askDefect, isRare: true,
                labels: ["text": .description], rows: 3, former: "defect")
        ),
        (
            .correctLog,
            ActFace(
                word: .actCorrection, question: .askCorrection, doing: .actSave, isRare: true,
                labels: ["text": .reason], former: "correction")
        ),
        (
            .approveWork,
            ActFace(word: .actApproveWork, question: .askApproveWork, doing: .actSave)
        ),
        (
            .escalate,
            ActFace(
                word: .actEscalation, question: .askEscalation, isRare: true,
                labels: ["text": .ground], rows: 3, former: "escalation")
        ),
        (
            .withdraw,
            ActFace(
                word: .actWithdrawal, question: .askWithdrawal, isRare: true,
                labels: ["text": .reason], former: "withdrawal")
        ),
    ]

    static let formerAddresses = Dictionary(
        uniqueKeysWithValues: faces.compactMap { act, face in face.former.map { ($0, act) } })

    /// Acts with a form of their own.
    static let withForm = faces.map(\.act)
    /// Those of the box under the conversation; the first one stands chosen from the beginning.
    static let written = withForm.filter(\.isWritten)

    private static let byAct = Dictionary(uniqueKeysWithValues: faces.map { ($0.act, $0.face) })

    var face: ActFace { Self.byAct[self] ?? ActFace(word: .actSave, question: .actSave) }

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
