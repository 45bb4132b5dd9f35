/// Something that is done to a ticket. What it is, who may do it, when, and what it asks for stands
/// in one row of `Act.table`; the core refuses by that row, and pages, the portal, the API, its
/// document and the scenarios derive from it.
///
/// The raw value is the act's name for programs: of the API, and of the addresses of pages.
public enum Act: String, Sendable, Hashable, CaseIterable, Codable {
    /// More words on a ticket, by letter or by the client's own form.
    case write
    case reply, ask, note
    case admit, categorise
    /// Says whose the ticket is.
    case place
    case prioritise, assign, take
    /// Back to the pool.
    case release
    case start
    /// Gives values to the regulation's fields.
    case fill
    case refuse, postpone, wait, resume
    case handOver = "hand_over"
    /// Out of turn.
    case expedite
    /// Takes back what `expedite` did.
    case putInTurn = "put_in_turn"
    case log
    case correctLog = "correct_log"
    /// Work that is charged only once somebody has approved it.
    case approveWork = "approve_work"
    case finish
    /// The client accepts the result.
    case signOff = "sign_off"
    case close, reopen, estimate, approve, decline
    case reportDefect = "report_defect"
    /// A public notice about it.
    case publish
    case openSubtask = "open_subtask"
    case finishSubtask = "finish_subtask"
    case prioritiseSubtask = "prioritise_subtask"
    case merge
    /// Words of the client go on as a ticket of their own.
    case split
    case watch, unwatch, snooze
    /// A step up one of the regulation's ladders.
    case escalate
    /// Decides the open step of a ladder.
    case decide
    /// A broken promise is not held against the desk.
    case withdraw
    /// The desk's own: what comes in, what a merge leaves on the other side, receipts, timers, and
    /// what a refused act tells.
    case receive, absorb
    case recordReceipt = "record_receipt"
    case ring, tell
    case reachPackage = "reach_package"

    /// The row of the table.
    public var rule: ActRule { Self.table[self] ?? ActRule(by: [.desk]) }
}
