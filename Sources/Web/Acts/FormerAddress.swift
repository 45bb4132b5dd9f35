import ServiceDesk

extension Act {
    /// What the addresses of forms were called before they were called as the API's actions: a form
    /// that a browser kept, and a bookmark, still find their act.
    static let formerAddresses: [String: Act] = [
        "question": .ask, "admission": .admit, "completion": .finish, "postponement": .postpone,
        "refusal": .refuse, "priority": .prioritise, "category": .categorise, "placement": .place,
        "precedence": .expedite, "turn": .putInTurn, "approval": .approve, "worklog": .log,
        "resumption": .resume, "handover": .handOver, "subtask": .openSubtask,
        "subtaskResult": .finishSubtask, "closure": .close, "reopening": .reopen,
        "decision": .decide, "assignment": .assign, "details": .fill, "publication": .publish,
        "acceptance": .signOff, "defect": .reportDefect, "correction": .correctLog,
        "escalation": .escalate, "withdrawal": .withdraw,
    ]
}
