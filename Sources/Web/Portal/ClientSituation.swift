import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// Where a ticket stands, in plain words: what is going on, what we wait for, what comes next.
struct ClientSituation: Sendable {
    var now: String
    var waits: String?
    var next: String?
    var state: ClockState
    /// Number of the ticket that it was merged into.
    var goesOn: Int?
    /// The client may open that one.
    var isLinked = false

    init(_ view: TicketView, _ reader: EditionReader) {
        let ticket = view.stream.ticket
        if let number = view.goesOn {
            (now, state, goesOn) = (
                reader.words.goesOn(number), .unregulated, number
            )
            return
        }
        let words = SituationWords(view: view, reader: reader)
        now = words.now
        waits = words.waits
        next = words.next
        state = ticket.state.colour ?? .unregulated
    }
}

extension TicketView {
    /// Number of the ticket that this one was merged into.
    var goesOn: Int? { stream.ticket.mergedNumber }
}

private struct SituationWords {
    let view: TicketView
    let reader: EditionReader

    private var ticket: Ticket { view.stream.ticket }
    private var words: Words { reader.words }

    var now: String {
        switch ticket.state {
        case .received:
            words.say(
                "Заявка у\u{a0}нас, её записывают.", "Өтінім бізде, тіркелуде.",
                "We have it and are registering it.")
        case .held:
            words.say(
                "Решает человек, можно ли начать.", "Бастауға бола ма, адам шешеді.",
                "A person decides if it may start.")
        case .admitted:
            words.say(
                "Заявка принята и\u{a0}стоит в\u{a0}очереди.", "Өтінім қабылданды, кезекте тұр.",
                "It is admitted and in the queue.")
        case .inProgress, .handedOver:
            ticket.taker.map { taker in
                let name = reader.person(taker).name
                return words.say(
                    "Работает \(name).", "\(name) жұмыс істеп жатыр.", "\(name) works on it.")
            } ?? words.say("Заявка в\u{a0}работе.", "Өтінім жұмыста.", "It is in progress.")
        case .waitingClient:
            words.say(
                "Работа стоит: ждём вас.", "Жұмыс тоқтап тұр: сізді күтеміз.", "Work waits for you."
            )
        case .waitingThirdParty:
            words.say(
                "Работа зависит от\u{a0}другой компании.", "Жұмыс басқа компанияға байланысты.",
                "Another company has to act.")
        case .waitingApproval:
            words.say("Смета готова.", "Смета дайын.", "The estimate is ready.")
        case .postponed: words.say("Работа отложена.", "Жұмыс кейінге қалды.", "It is postponed.")
        case .done: words.say("Работа закончена.", "Жұмыс аяқталды.", "The work is finished.")
        case .signedOff:
            words.say("Вы приняли работу.", "Жұмысты қабылдадыңыз.", "You accepted the work.")
        case .closed: words.say("Заявка закрыта.", "Өтінім жабылды.", "The ticket is closed.")
        case .refused:
            words.say("В\u{a0}работе отказано.", "Жұмыстан бас тартылды.", "It was refused.")
        case .notAdmitted:
            words.say("Заявка не\u{a0}принята.", "Өтінім қабылданбады.", "It was not admitted.")
        }
    }

    var waits: String? {
        switch ticket.state {
        case .waitingClient:
            let missing = (ticket.returned?.missing ?? []).filter { ticket.value(of: $0) == nil }
            let what =
                missing.isEmpty
                ? words.say("вашего ответа", "жауабыңызды", "your answer")
                : missing.map(reader.fieldTitle).joined(separator: ", ")
            let paused = pausedNames
            return paused.isEmpty ? what : "\(what). \(words.waitsPause(paused))"
        case .waitingApproval: return words.say("вашего согласия", "келісіміңізді", "your approval")
        case .waitingThirdParty:
            return ticket.expected.map { day in
                let date = words.weekdayAndDay(day, now: reader.today)
                return words.say(
                    "ответа к\u{a0}дню: \(date)", "жауапты: \(date)", "an answer by \(date)")
            }
        case .postponed:
            return ticket.postponedUntil.map {
                words.until(words.weekdayAndDay(reader.civil($0).date, now: reader.today))
            }
        case .done: return words.say("вашей проверки", "тексеруіңізді", "your check")
        case .received, .held, .admitted, .inProgress, .handedOver, .signedOff, .closed, .refused,
            .notAdmitted:
            return nil
        }
    }

    var next: String? {
        if let promise = nextPromise { return promise }
        switch ticket.state {
        case .waitingClient:
            return words.say(
                "Ответите, и\u{a0}часы пойдут снова.", "Жауап берсеңіз, мерзім жалғасады.",
                "Answer, and the clock goes on.")
        case .waitingApproval:
            return words.say(
                "Согласуете, и\u{a0}начнём.", "Келіссеңіз, бастаймыз.", "Approve it, and we start.")
        case .done:
            return words.say(
                "Примите работу или напишите, что не\u{a0}так.",
                "Жұмысты қабылдаңыз немесе не дұрыс емесін жазыңыз.",
                "Accept the work, or write what is wrong.")
        case .refused, .closed, .signedOff, .notAdmitted:
            return words.say(
                "Если что-то не\u{a0}так, заявку можно открыть снова.",
                "Бірдеңе дұрыс болмаса, өтінімді қайта ашуға болады.",
                "If something is wrong, it can be opened again.")
        case .received, .held, .admitted, .inProgress, .handedOver, .waitingThirdParty, .postponed:
            return nil
        }
    }

    private var pausedNames: [String] {
        view.clocks.filter { $0.outcome == .paused && $0.nature == .binding }
            .map { reader.commitment($0.id.commitment) }
    }

    /// The nearest promise that runs.
    private var nextPromise: String? {
        let running = view.clocks.filter {
            $0.outcome == .running && $0.nature == .binding && $0.shownDue != nil
        }
        let nearest = running.min { ($0.due ?? .distantFuture) < ($1.due ?? .distantFuture) }
        guard let clock = nearest, let due = clock.due else { return nil }
        let moment = words.until(reader.civilEnd(due), now: reader.today, place: nil)
        return "\(reader.commitment(clock.id.commitment)): \(moment)"
    }
}
