import Hummingbird
import Runtime
import ServiceDesk
import Store

extension Site {
    func asides(_ visit: Visit) async throws -> Response {
        let reader = visit.reader
        let rows = try await desk.asideContacts().map { AsidesPage.Row($0, reader: reader) }
        return page(AsidesPage.view(.init(frame: try await frame(visit, section: .asides), rows: rows)))
    }
}

extension AsidesPage.Row {
    init(_ row: InteractionJournal.Row, reader: EditionReader) {
        let words = reader.words
        let (outcome, state): (Word, ClockState) =
            switch row.outcome {
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
            raw: row.outcome == .unreadable ? row.raw : nil)
    }
}
