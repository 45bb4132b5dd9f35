import Hummingbird
import Runtime
import ServiceDesk
import Store

extension Site {
    func asides(_ visit: Visit) async throws -> Response {
        let reader = visit.reader
        let rows = try await desk.asideContacts().map { row in
            let told = try row.rule.flatMap {
                try desk.told(byRule: $0, toSender: row.address, or: visit.language.rawValue)
            }
            return AsidesPage.Row(row, told: told, reader: reader)
        }
        return page(AsidesPage.view(.init(frame: try await frame(visit, section: .asides), rows: rows)))
    }
}

extension AsidesPage.Row {
    init(_ row: InteractionJournal.Row, told: String?, reader: EditionReader) {
        let words = reader.words
        let (outcome, state): (Word, ClockState) =
            switch row.outcome {
            case .recorded? where row.isBeyondQuota: (.asideBeyondQuota, .warning)
            case nil: (.asideWaiting, .warning)
            case .unreadable?: (.asideUnreadable, .breached)
            case .duplicate?: (.asideDuplicate, .unregulated)
            case .refused?: (.asideRefused, .breached)
            case .recorded?, .ticket?, .appended?, .returned?, .held?: (.asideRecorded, .unregulated)
            }
        self.init(
            at: reader.civil(row.receivedAt), address: row.address, channel: reader.channel(row.channel),
            title: row.title.isEmpty ? "—" : row.title, outcome: words[outcome], state: state,
            clause: row.rule.flatMap { reader.regulation.rules[$0] }.flatMap { reader.link($0.clauses) },
            told: row.outcome == .recorded ? told : nil,
            raw: row.outcome == .unreadable || row.isBeyondQuota ? row.raw : nil)
    }
}

extension InteractionJournal.Row {
    fileprivate var isBeyondQuota: Bool { rule.flatMap(IntakeExcess.init(rawValue:)) != nil }
}
