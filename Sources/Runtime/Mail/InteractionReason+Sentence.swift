import Letters
import ServiceDesk

extension InteractionReason {
    /// For whoever asks by command: cause and, where there is one, cure.
    var sentence: String {
        switch self {
        case .ownLetter: "a letter of this desk"
        case .reportWithoutFailure: "a delivery report without failure"
        case .reportOnNoLetter: "a report on no letter of this desk"
        case .beyondQuota: "more in an hour than are judged"
        case .endedTwice:
            "judging it ended the process \(Intake.attemptsMax) times; look at the raw bytes and the server's log"
        case .keptFailing:
            "judging it failed \(MailboxIntake.attemptsMax) times; look at the raw bytes and the server's log"
        case .erased: "the text was erased"
        case .damaged: "the text is damaged in the store; 'reglament verify' names it"
        case .refused(let reason): "refused: \(reason)"
        case .unreadable(let name): MIMEError.Cause(name: name).map { "\(MIMEError($0))" } ?? name
        case .bounced(let report): "bounced: \(report)"
        case .delayed(let report): "delayed: \(report)"
        case .notice: "nobody wrote it, and it answers nothing of this desk"
        case .said(let words): words
        }
    }
}
