extension Act {
    /// The table of acts. A new act is a case, a row here, a command with its decision, and its
    /// words.
    public static let table: [Act: ActRule] = said.merging(sorted) { $1 }.merging(worked) { $1 }
        .merging(ended) { $1 }.merging(agreed) { $1 }.merging(arranged) { $1 }.merging(own) { $1 }

    private static let anybody: Set<Actor.Kind> = [.staff, .contact, .stranger]
    private static let text = ActAsk.may("text", .words)
    private static let mustText = ActAsk.must("text", .words)
    private static let reason = ActAsk.may(
        "reason", .reason, "Choice of the regulation’s field `reason`; words, where it is a text.")

    private static let said: [Act: ActRule] = [
        .write: ActRule(
            by: anybody, merged: .goesOn, asks: [mustText], does: [.clientWrote], reader: .staff),
        .reply: ActRule(
            on: .open, merged: .goesOn, asks: [mustText], does: [.replied], reader: .client),
        .ask: ActRule(
            on: .open, merged: .goesOn, asks: [mustText], does: [.askedClient], reader: .client,
            undo: .resume),
        .note: ActRule(merged: .goesOn, asks: [mustText], does: [.noted], reader: .staff),
        .publish: ActRule(
            on: .open, moot: .noNotices, asks: [mustText], does: [.published], reader: .client),
    ]

    private static let sorted: [Act: ActRule] = [
        .admit: ActRule(
            on: .open, needs: [.unadmitted], authority: .decidersAtTheDoor,
            does: [.registered, .admitted]),
        .categorise: ActRule(
            on: .open, asks: [.must("category", .category)], does: [.categorised]),
        .place: ActRule(
            on: .open,
            asks: [
                .may(
                    "contact", .contact,
                    "`client.contact`, or the contact alone where the client is known."),
                .may("client", .client, "Left out: the contact's, else as it is."),
                .may("project", .project),
            ], does: [.placed]),
        .prioritise: ActRule(
            on: .open, asks: [.must("priority", .priority), reason], does: [.prioritised]),
        .fill: ActRule(
            by: anybody, on: .open, asks: [.must("fields", .fields)], does: [.filled]),
    ]

    private static let worked: [Act: ActRule] = [
        .assign: ActRule(
            on: .unfinished, asks: [.must("people", .people(ActAsk.namedMax))], does: [.assigned]),
        .take: ActRule(
            on: .unfinished, moot: .taken,
            asks: [
                .may(
                    "override", .lines(ActAsk.overrideMax),
                    "Why out of turn; for those to whom escalations climb.")
            ], does: [.taken], undo: .release),
        .release: ActRule(
            on: .unfinished, needs: [.held], authority: .holders, does: [.released], undo: .take),
        .start: ActRule(on: .unfinished, moot: .begun, does: [.started]),
        .log: ActRule(
            on: .registered,
            asks: [
                .must("from", .moment), .must("minutes", .number(ActAsk.minutesLogged)),
                .may("role", .ownRole).atForms,
                .must("work", .work, "Kind of work, as the regulation’s prices name it."), text,
            ], does: [.logged], reader: .staff, undo: .correctLog),
        .correctLog: ActRule(
            needs: [.worklog], merged: .here,
            asks: [
                .must("entry", .entry), .must("minutes", .number(ActAsk.minutesCorrected)), text,
            ], does: [.logCorrected], reader: .staff),
        .approveWork: ActRule(
            needs: [.worklog], authority: .approvers, moot: .nothingToApprove, merged: .here,
            asks: [.must("entry", .entry)], does: [.workApproved]),
        .openSubtask: ActRule(
            on: .unfinished,
            asks: [
                mustText, .may("role", .role), .may("person", .person),
                .may("priority", .priority, "Else that of the ticket."),
            ], does: [.subtaskOpened], reader: .staff),
        .finishSubtask: ActRule(
            needs: [.subtasks], moot: .noOpenSubtask, asks: [.must("subtask", .subtask)],
            does: [.subtaskDone]),
        .prioritiseSubtask: ActRule(
            needs: [.subtasks], moot: .noOpenSubtask,
            asks: [
                .must("subtask", .subtask),
                .may("priority", .priority, "Left out: that of the ticket again."),
            ], does: [.subtaskPrioritised]),
    ]

    private static let ended: [Act: ActRule] = [
        .refuse: ActRule(on: .open, asks: [reason.atForms, text], does: [.refused], undo: .reopen),
        .postpone: ActRule(
            on: .unfinished, asks: [.may("until", .moment).atForms, reason, text],
            does: [.postponed],
            undo: .resume),
        .wait: ActRule(
            on: .unfinished,
            asks: [.must("for", .awaited), text.atForms, .may("expected", .day, "Promised day.")],
            does: [.waited], reader: .staff, undo: .resume),
        .resume: ActRule(on: .waiting, does: [.resumed]),
        .handOver: ActRule(
            on: .unfinished,
            asks: [.must("to", .roles(ActAsk.namedMax), "Roles of the staff.")],
            does: [.handedOver], undo: .release),
        .expedite: ActRule(
            on: .unfinished, needs: [.inTurn], asks: [reason.atForms, text], does: [.expedited],
            reader: .staff, undo: .putInTurn),
        .putInTurn: ActRule(
            on: .unfinished, needs: [.outOfTurn], asks: [text], does: [.putInTurn],
            reader: .staff, undo: .expedite),
        .finish: ActRule(
            on: .unfinished, asks: [text], does: [.done], says: .reply, reader: .client,
            undo: .reopen),
        .signOff: ActRule(by: anybody, on: .done, does: [.signedOff], undo: .reopen),
        .close: ActRule(on: .over, does: [.closed], undo: .reopen),
        .reopen: ActRule(by: anybody, needs: [.reopenable], does: [.reopened], undo: .finish),
        .reportDefect: ActRule(
            by: anybody, on: .done, asks: [mustText], does: [.defectReported], reader: .client),
    ]

    private static let agreed: [Act: ActRule] = [
        .estimate: ActRule(
            on: .unfinished,
            asks: [
                .may("minutes", .number(ActAsk.minutesEstimated)),
                .may("amount", .amount(ActAsk.amountEstimated), "Minor units."),
                .may("ready", .day), text.atForms,
            ], does: [.estimated], reader: .client),
        .approve: answer(.approved), .decline: answer(.declined),
        .escalate: ActRule(
            by: anybody, needs: [.askedFor], asks: [.must("escalation", .escalation), text],
            does: [.escalated], reader: .client),
        .decide: ActRule(
            needs: [.openStep], authority: .askedByTheLadder,
            asks: [.must("granted", .flag), mustText], does: [.decided], reader: .client),
        .withdraw: ActRule(
            merged: .here,
            asks: [
                .must(
                    "commitment", .breach,
                    "The broken promise that is not held against the desk."),
                .may(
                    "instance", .instance(ActAsk.instances),
                    "Which of its clocks; the last broken one when left out."), mustText,
            ], does: [.withdrawn], reader: .staff),
    ]

    private static func answer(_ event: TicketEvent.Kind) -> ActRule {
        ActRule(
            by: anybody, on: .open, needs: [.offer],
            asks: [.must("version", .version, "Version of the estimate."), text.atForms],
            does: [event],
            reader: .staff)
    }

    private static let arranged: [Act: ActRule] = [
        .merge: ActRule(
            on: .open, asks: [.must("into", .ticket, "Ticket of the same client that goes on.")],
            does: [.merged], reach: .goesOn),
        .split: ActRule(
            on: .open,
            asks: [
                .must(
                    "message", .message,
                    "Position in the timeline of the client’s words that go on in a ticket of their own."
                )
            ], does: [.split], reach: .opens, undo: .merge),
        // A contact brings colleagues in by a copy of a letter.
        .watch: ActRule(
            by: anybody, clientsDoor: false, moot: .watching, does: [.watched], undo: .unwatch),
        .unwatch: ActRule(
            by: anybody, clientsDoor: false, moot: .notWatching, merged: .here,
            does: [.unwatched], undo: .watch),
        .snooze: ActRule(on: .open, asks: [.must("until", .moment)], does: [.snoozed]),
    ]

    private static let own: [Act: ActRule] = [
        .receive: ActRule(by: anybody, does: [.arrived]),
        .absorb: ActRule(on: .open, does: [.absorbed]),
        .recordReceipt: ActRule(by: [.desk], merged: .here, does: [.receipted]),
        .ring: ActRule(by: [.desk], merged: .here, does: [.warned, .reminded]),
        .tell: ActRule(by: [.desk], merged: .here, does: [.messaged]),
        .reachPackage: ActRule(by: [.desk], merged: .here, does: [.packageReached]),
    ]

    /// What people do at doors; everything else is the desk's own.
    public static let atDoors: [Act] = allCases.filter { own[$0] == nil }
}
