import Regulations
import ServiceDesk
import WorkingTime

/// What the staff are told when a promise is in danger.
struct AlertWords {
    let change: Change
    let language: String

    func text(of reminded: TicketEvent.Reminded) -> String {
        let number = change.after.ticket.number ?? 0
        return switch (reminded.of, language) {
        case (.snooze, "ru"): "#\(number): вы просили напомнить"
        case (.snooze, "kk"): "#\(number): еске салуды сұрадыңыз"
        case (.snooze, _): "#\(number): you asked to be reminded"
        case (.expectedDate, "ru"):
            "#\(number): наступил ожидаемый день, спросите о\u{a0}результате"
        case (.expectedDate, "kk"): "#\(number): күткен күн келді, нәтижесін сұраңыз"
        case (.expectedDate, _): "#\(number): the expected day has come, ask for the result"
        }
    }

    func text(of notice: DeliveryNotice) -> String {
        let number = change.after.ticket.number ?? 0
        let head =
            switch language {
            case "ru": "#\(number): письмо не\u{a0}дошло, ответьте другим способом"
            case "kk": "#\(number): хат жетпеді, басқа жолмен жауап беріңіз"
            default: "#\(number): a letter did not arrive, answer another way"
            }
        return "\(head)\n\(notice.words)"
    }

    func text(of clock: ClockID, isBreach: Bool) -> String {
        let regulation = change.edition.regulation
        let commitment = regulation.commitments[clock.commitment]
        let title =
            commitment.flatMap {
                regulation.caption(title: $0.title, clauses: $0.clauses).text(
                    in: language, fallbacks: regulation.languages)
            }?.text ?? "—"
        let all = clocks(of: change.after, under: change.edition, asOf: change.at)
        let dates = DatePhrases(language: language, zone: change.edition.zone)
        let shown = all.first { $0.id == clock }
        let due =
            (shown?.hiddenIn == nil ? shown?.judgedDue : nil).map { dates.moment($0, isEnd: true) }
            ?? "—"
        let (numbers, words) = regulation.cited(commitment?.clauses ?? [], in: language)
        let clauses = (numbers + words).joined(separator: ", ")
        let number = change.after.ticket.number ?? 0
        let head: String =
            switch (language, isBreach) {
            case ("ru", true): "#\(number): срок нарушен"
            case ("ru", false): "#\(number): срок близко"
            case ("kk", true): "#\(number): мерзім бұзылды"
            case ("kk", false): "#\(number): мерзім жақын"
            case (_, true): "#\(number): the deadline is broken"
            case (_, false): "#\(number): the deadline is near"
            }
        return "\(head)\n\(title) — \(due) (\(clauses))"
    }
}
