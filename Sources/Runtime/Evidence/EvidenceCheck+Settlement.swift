import ServiceDesk
import Store
import WorkingTime

/// What was sent to the client, and what both sides did about it.
extension EvidenceCheck {
    mutating func readSettlements(_ head: EvidenceHead) throws(EvidenceFault) -> [Settlement] {
        var settled: [Settlement] = []
        while let (key, events) = try reading.stream(.settlement, isLast: false) {
            check(events, of: key) { _ in false }
            guard let month = SettlementJournal.month(of: head.client, in: key.id) else {
                report.add(key.description, nil, "it is not the client's")
                continue
            }
            var settlement = Settlement(client: head.client, month: month)
            for event in events {
                guard let entry = event.viewed.frame?.entry else { continue }
                let step = try Self.decode(event) { try SettlementJournal.step(entry, of: key) }
                if !settlement.allows(step) || !step.event.isOf(settlement) {
                    report.add(
                        "\(key), event \(entry.sequence)", nil,
                        "nobody may do this where it stands (line \(event.line))")
                }
                settlement.evolve(step)
            }
            settled.append(settlement)
        }
        return settled
    }

    /// A settlement of a month that this one has nothing to do with.
    func isFar(_ key: StreamKey, _ head: EvidenceHead) -> Bool {
        guard key.kind == .settlement,
            let month = SettlementJournal.month(of: head.client, in: key.id)
        else { return false }
        return !monthsAround(statement: head.month).contains(month)
    }

    /// What was sent against what it must have been by the events that were known then.
    mutating func compare(
        _ rows: [EvidenceMonth.Row], _ costs: [[String]], _ month: EvidenceMonth,
        _ share: [ShareEntry]
    ) throws(EditionError) {
        let sent = try month.sent(streams)
        report.compare(rows.map(\.whole), (sent?.rows ?? []).map(\.whole), "sent statement")
        report.compare(costs, sent?.costs ?? [], "costs of corrected months")
        guard let settlement = month.settlement else { return }
        report.settlement = [settlement.standing]
        guard let sent, let told = sent.told, let at = settlement.sentAt else { return }
        if let gone = share.first(where: { $0.kind == ShareEntry.gone && $0.mayFollow(at) }) {
            report.settlement.append(
                "what was sent cannot be recomputed, for ticket \(gone.id) went over to another client since: "
                    + "ask for a pack of the seal before \(gone.day)")
            return
        }
        report.compare(sent.rows.map(\.cells), told, "sent statement", by: "what was sent")
    }
}

extension SettlementEvent {
    /// What is sent names its client and month.
    fileprivate func isOf(_ settlement: Settlement) -> Bool {
        guard case .sent(let sent) = self else { return true }
        return sent.client == settlement.client && sent.month == settlement.month
    }
}

extension ShareEntry {
    /// A seal of the day is made on the next one, wherever the desk is.
    fileprivate func mayFollow(_ instant: Instant) -> Bool {
        CivilDate(day).map { Int64($0.dayNumber + 2) * 86_400 + 43_200 >= instant.seconds } ?? true
    }
}

extension EvidenceMonth.Row {
    /// With the price of an hour.
    var whole: [String] { cells + [hour.map { "\($0)" } ?? ""] }
}
