import Hummingbird
import Runtime
import ServiceDesk
import Store

extension Site {
    /// - Parameter judged: how many were judged by the press before.
    func unticketed(judged: Int?, _ visit: Visit) async throws -> Response {
        let reader = visit.reader
        let rows = try await desk.unticketed().map { row in
            let told = try row.rule.flatMap {
                try desk.told(byRule: $0, toSender: row.address, or: visit.language.rawValue)
            }
            return UnticketedPage.Row(row, told: told, reader: reader)
        }
        let frame = try await frame(visit, section: .unticketed)
        return page(UnticketedPage.view(.init(frame: frame, rows: rows, judged: judged)))
    }

    func judge(_ interaction: String, _ act: UnticketedAct, _ visit: Visit) async throws -> Response
    {
        let kept: Intake.Kept = act == .one ? .one : .allOfSender
        guard
            let judged = try await Intake(desk: desk).judge(
                interaction, kept, by: visit.session.staff)
        else {
            throw PageError(.notFound)
        }
        if act == .one, let number = judged.first?.outcome.number {
            return redirect(to: .ticket(number))
        }
        return redirect(to: .unticketed(judged: judged.count { !$0.isRepeat }))
    }
}

extension UnticketedPage.Row {
    init(_ row: InteractionJournal.Row, told: String?, reader: EditionReader) {
        let words = reader.words
        let (outcome, state): (Word, ClockState) =
            switch row.outcome {
            case .recorded? where row.isKeptAside: (.unticketedBeyondQuota, .warning)
            case nil: (.unticketedWaiting, .warning)
            case .unreadable?: (.unticketedUnreadable, .breached)
            case .duplicate?: (.unticketedDuplicate, .unregulated)
            case .refused?: (.unticketedRefused, .breached)
            case .recorded?, .ticket?, .appended?, .returned?, .held?:
                (.unticketedRecorded, .unregulated)
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
        if row.mayBeJudged { kept = (row.id, row.isKeptAside ? UnticketedAct.allCases : [.one]) }
    }
}
