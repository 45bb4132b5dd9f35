import Regulations
import ServiceDesk
import WorkingTime

/// What the staff are told when a promise is in danger.
struct AlertWords: Speaking {
    let change: Change
    let language: String

    func text(of reminded: TicketEvent.Reminded) -> String {
        let number = change.after.ticket.number ?? 0
        return switch reminded.of {
        case .snooze:
            say(
                "#\(number): вы просили напомнить", "#\(number): еске салуды сұрадыңыз",
                "#\(number): you asked to be reminded")
        case .expectedDate:
            say(
                "#\(number): наступил ожидаемый день, спросите о\u{a0}результате",
                "#\(number): күткен күн келді, нәтижесін сұраңыз",
                "#\(number): the expected day has come, ask for the result")
        }
    }

    func text(of notice: DeliveryNotice) -> String {
        let number = change.after.ticket.number ?? 0
        let head = say(
            "#\(number): письмо не\u{a0}дошло, ответьте другим способом",
            "#\(number): хат жетпеді, басқа жолмен жауап беріңіз",
            "#\(number): a letter did not arrive, answer another way")
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
        let head =
            isBreach
            ? say("срок нарушен", "мерзім бұзылды", "the deadline is broken")
            : say("срок близко", "мерзім жақын", "the deadline is near")
        return "#\(number): \(head)\n\(title) — \(due) (\(clauses))"
    }
}
