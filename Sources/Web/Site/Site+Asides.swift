import Hummingbird
import Runtime
import ServiceDesk
import Store

extension Site {
    /// - Parameter judged: how many were judged by the press before.
    func asides(judged: Int?, _ visit: Visit) async throws -> Response {
        let reader = visit.reader
        let rows = try await desk.asideContacts().map { row in
            let told = try row.rule.flatMap {
                try desk.told(byRule: $0, toSender: row.address, or: visit.language.rawValue)
            }
            return AsidesPage.Row(row, told: told, reader: reader)
        }
        let frame = try await frame(visit, section: .asides)
        return page(AsidesPage.view(.init(frame: frame, rows: rows, judged: judged)))
    }

    func judge(_ contact: String, _ act: AsideAct, _ visit: Visit) async throws -> Response {
        let kept: Intake.Kept = act == .one ? .one : .allOfSender
        guard
            let judged = try await Intake(desk: desk).judge(contact, kept, by: visit.session.staff)
        else {
            throw PageError(.notFound)
        }
        if act == .one, let number = judged.first?.outcome.number {
            return redirect(to: .ticket(number))
        }
        return redirect(to: .asides(judged: judged.count { !$0.isRepeat }))
    }
}

extension AsidesPage.Row {
    init(_ row: InteractionJournal.Row, told: String?, reader: EditionReader) {
        let words = reader.words
        let (outcome, state): (Word, ClockState) =
            switch row.outcome {
            case .recorded? where row.isKeptAside: (.asideBeyondQuota, .warning)
            case nil: (.asideWaiting, .warning)
            case .unreadable?: (.asideUnreadable, .breached)
            case .duplicate?: (.asideDuplicate, .unregulated)
            case .refused?: (.asideRefused, .breached)
            case .recorded?, .ticket?, .appended?, .returned?, .held?:
                (.asideRecorded, .unregulated)
            }
        self.init(
            at: reader.civil(row.receivedAt), address: row.address,
            channel: reader.channel(row.channel),
            title: row.title.isEmpty ? "—" : row.title, outcome: words[outcome], state: state,
            clause: row.rule.flatMap { reader.regulation.rules[$0] }.flatMap {
                reader.link($0.clauses)
            },
            told: row.outcome == .recorded ? told : nil,
            raw: row.outcome == .unreadable || row.mayBeJudged ? row.raw : nil)
        reason = row.reason.map(words.why)
        if row.mayBeJudged { kept = (row.id, row.isKeptAside ? AsideAct.allCases : [.one]) }
    }
}
