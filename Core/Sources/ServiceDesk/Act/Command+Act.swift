extension Command {
    /// The act that it carries out.
    public var act: Act {
        switch self {
        case .receive: .receive
        case .append: .write
        case .admit: .admit
        case .recordReceipt: .recordReceipt
        case .categorise: .categorise
        case .place: .place
        case .prioritise: .prioritise
        case .assign: .assign
        case .take: .take
        case .release: .release
        case .start: .start
        case .reply: .reply
        case .askClient: .ask
        case .note: .note
        case .fill: .fill
        case .refuse: .refuse
        case .postpone: .postpone
        case .wait: .wait
        case .resume: .resume
        case .handOver: .handOver
        case .expedite: .expedite
        case .putInTurn: .putInTurn
        case .log: .log
        case .finish: .finish
        case .signOff: .signOff
        case .close: .close
        case .reopen: .reopen
        case .estimate: .estimate
        case .approve: .approve
        case .decline: .decline
        case .reportDefect: .reportDefect
        case .publish: .publish
        case .openSubtask: .openSubtask
        case .finishSubtask: .finishSubtask
        case .prioritiseSubtask: .prioritiseSubtask
        case .correctLog: .correctLog
        case .approveWork: .approveWork
        case .merge: .merge
        case .absorb: .absorb
        case .split: .split
        case .watch: .watch
        case .unwatch: .unwatch
        case .snooze: .snooze
        case .escalate: .escalate
        case .decide: .decide
        case .withdraw: .withdraw
        case .ring: .ring
        case .tell: .tell
        case .reachPackage: .reachPackage
        }
    }

    /// Words, which on a merged ticket go to where the work goes on.
    public var isSaid: Bool { act.rule.merged == .goesOn }
}
