import ServiceDesk
import WorkingTime

extension TicketEvent {
    /// What the event says beside words, rule and person, as names and texts.
    package var details: [String: String] {
        switch self {
        case .arrived(let arrived):
            pairs([
                ("channel", arrived.channel), ("address", arrived.sender.address),
                ("answers", arrived.answers.map { String($0) }),
                ("resembles", arrived.resembles.map { String($0) }),
                ("split_from", arrived.splitFrom.map { String($0) }),
            ])
        case .clientWrote(let wrote): ["address": wrote.sender.address]
        case .noted(let noted):
            pairs([
                ("address", noted.sender?.address), ("delivery", noted.delivery?.outcome.rawValue),
                ("report", noted.delivery?.words),
            ])
        case .categorised(let set): ["category": set.category]
        case .placed(let placed):
            pairs([
                ("client", placed.client), ("project", placed.project),
                ("contact", placed.sender.person),
            ])
        case .prioritised(let set): ["priority": set.priority, "ground": set.ground.rawValue]
        case .hinted(let by), .held(let by), .returned(let by):
            list("missing", by.missing).merging(list("roles", by.roles)) { $1 }
        case .admitted(let admitted): ["ground": admitted.ground.rawValue]
        case .admissionFailed(let failed): ["reason": failed.reason]
        case .postponed(let postponed): postponed.until.map { ["until": $0.iso8601] } ?? [:]
        case .merged(let merged): merged.number.map { ["into": String($0)] } ?? [:]
        case .split(let split):
            ["into": String(split.number), "message": String(split.message)]
        case .assigned(let assigned):
            list("roles", assigned.roles).merging(list("people", assigned.people)) { $1 }
        case .taken(let taken): ["taken_by": taken.by]
        case .replied(let replied), .askedClient(let replied):
            replied.first ? ["first": "true"] : [:]
        case .filled(let filled): list("fields", filled.fields.keys.sorted())
        case .handedOver(let over): list("roles", over.roles)
        case .messaged(let message):
            ["message": message.message].merging(list("missing", message.missing)) { $1 }
        case .receipted(let receipted): ["outcome": receipted.outcome.rawValue]
        case .warned(let warned): seen(warned.clock, warned.due)
        case .kept(let kept), .missed(let kept), .withdrawn(let kept), .foundLate(let kept),
            .overran(let kept):
            seen(kept.clock, kept.due)
        case .lateStepped(let stepped):
            seen(stepped.clock, stepped.due).merging(["step": String(stepped.step + 1)]) { $1 }
        case .waited, .logged, .logCorrected, .estimated, .approved, .declined, .subtaskOpened,
            .subtaskDone, .subtaskPrioritised, .absorbed, .watched, .unwatched, .snoozed, .reminded,
            .escalated, .decided, .invoiced, .packageReached, .workApproved:
            workDetails
        case .registered, .refused, .started, .resumed, .putInTurn, .expedited, .done, .signedOff,
            .closed, .reopened, .defectReported, .released, .published:
            [:]
        }
    }

    private var workDetails: [String: String] {
        switch self {
        case .waited(let waited):
            pairs([("for", waited.what.rawValue), ("expected", waited.expected?.description)])
        case .logged(let logged):
            [
                "entry": logged.entry, "role": logged.role, "from": logged.from.iso8601,
                "minutes": String(logged.minutes), "work": logged.work,
            ]
        case .logCorrected(let corrected):
            ["entry": corrected.entry, "minutes": String(corrected.minutes)]
        case .estimated(let offer):
            pairs([
                ("version", String(offer.version)), ("minutes", offer.minutes.map { String($0) }),
                ("amount", offer.amount.map { String($0) }), ("ready", offer.ready?.description),
            ])
        case .approved(let answer), .declined(let answer): ["version": String(answer.version)]
        case .subtaskOpened(let opened):
            pairs([
                ("subtask", opened.subtask), ("role", opened.role), ("person", opened.person),
                ("priority", opened.priority),
            ])
        case .subtaskDone(let done): ["subtask": done.subtask]
        case .subtaskPrioritised(let set):
            pairs([("subtask", set.subtask), ("priority", set.priority)])
        case .absorbed(let other): ["number": String(other.number)]
        case .watched(let watched), .unwatched(let watched): ["person": watched.person]
        case .snoozed(let snoozed): ["person": snoozed.person, "until": snoozed.until.iso8601]
        case .reminded(let reminded):
            pairs([("of", reminded.of.rawValue), ("person", reminded.person)])
        case .escalated(let step): ["escalation": step.escalation, "role": step.role]
        case .decided(let decided):
            ["escalation": decided.escalation, "granted": String(decided.granted)]
        case .workApproved(let approved):
            ["entry": approved.entry, "minutes": String(approved.minutes)]
        case .invoiced(let invoiced):
            pairs([
                ("version", String(invoiced.version)), ("before", invoiced.before.map(String.init)),
                ("minutes", invoiced.minutes.map { String($0) }),
                ("amount", invoiced.amount.map { String($0) }),
            ])
        case .packageReached(let reached):
            [
                "package": reached.package, "from": reached.from.iso8601,
                "share": String(reached.share), "left_minutes": String(reached.left / 1000),
            ]
        case .arrived, .categorised, .placed, .prioritised, .hinted, .held, .returned, .registered,
            .admitted, .admissionFailed, .refused, .postponed, .merged, .assigned, .taken, .started,
            .replied, .askedClient, .noted, .clientWrote, .filled, .resumed, .handedOver,
            .putInTurn, .expedited, .done, .signedOff, .closed, .reopened, .messaged, .receipted,
            .warned, .kept, .missed, .withdrawn, .foundLate, .defectReported, .overran,
            .lateStepped, .released, .published, .split:
            [:]
        }
    }

    private func list(_ name: String, _ values: [String]) -> [String: String] {
        values.isEmpty ? [:] : [name: values.joined(separator: ",")]
    }

    private func pairs(_ pairs: [(String, String?)]) -> [String: String] {
        pairs.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }

    private func seen(_ clock: ClockID, _ due: Instant) -> [String: String] {
        ["commitment": clock.commitment, "instance": String(clock.instance), "due": due.iso8601]
    }
}
