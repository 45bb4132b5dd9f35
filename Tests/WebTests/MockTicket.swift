import Regulations
import ServiceDesk
import WorkingTime

@testable import Web

extension MockDesk {
    var ticket: TicketPage.Model {
        TicketPage.Model(
            frame: frame, number: 1042, subject: "Заказ не уходит в CRM, если в корзине два склада",
            project: "Лавка 24",
            state: .inProgress, priority: valuable, category: say("Ошибка", "Қате", "Defect"),
            assignee: aigul,
            channel: say("Почта", "Пошта", "Mail"), arrived: at(30, "16:20", month: 10), seen: 14,
            timeline: timeline,
            clocks: cards,
            basis: "\(say("Москва", "Мәскеу", "Moscow")) · \(frame.words.edition("4"))",
            composer: TicketPage.Composer(
                replyStops: [answer], questionPauses: [fix], nonce: "n-1"),
            offers: offers, hints: [hint], facts: facts
        )
    }

    var explain: ExplainPage.Model {
        ExplainPage.Model(
            frame: frame, ticket: 1042, subject: ticket.subject, card: cards[1], basis: ticket.basis
        )
    }

    func act(_ act: Act, fault: ActOffer.Fault? = nil) -> ActPage.Model {
        var offer = offers.first { $0.act == act } ?? ActOffer(act)
        offer.fault = fault
        if let fault { offer.judge(fault, [:], moment: { _ in nil }, frame.words) }
        return ActPage.Model(
            frame: frame, ticket: 1042, subject: ticket.subject, seen: 14, offer: offer)
    }

    private var timeline: [TimelineEntry] {
        [
            .message(
                .init(
                    id: 1, author: olga, at: at(30, "16:20", month: 10),
                    text: """
                        Добрый день! Если в корзине товары с двух складов (Химки и Казань), заказ оформляется, \
                        но в CRM не появляется. С одного склада всё хорошо.

                        Пример: https://lavka24.example/cart?id=58214&a=1.
                        """,
                    files: [.init(id: "0f3a", name: "console.txt", size: 4100)], letter: "0f3b")),
            .event(
                .init(
                    .clocksStarted([reaction, fix]), clauses: [clause("4.1"), clause("4.3")],
                    at: at(30, "16:20", month: 10))),
            .event(
                .init(
                    .clockMet(reaction, used: .working(45 * 60), limit: .working(8 * 3600)),
                    clauses: [clause("4.1")],
                    at: at(30, "17:05", month: 10))),
            .event(
                .init(
                    .postponed(until: nil, why: "ждали доступ к складу в Казани"),
                    clauses: [clause("4.8")], at: at(2, "11:20"), until: at(2, "15:20"))),
            .note(
                .init(
                    id: 9, author: timur, at: at(3, "12:10"),
                    text:
                        "Во втором складе пустой store_id. Правка на 10 строк, тест нужен на копии."
                )),
            .message(
                .init(
                    id: 12, author: olga, at: at(3, "15:10"),
                    text:
                        "Подскажите, потеряются ли заказы, которые уже оформили за эти дни? Их около сорока."
                )),
            .event(
                .init(
                    .clockWarned(answer), clauses: [clause("4.4")],
                    at: at(5, "14:30"))),
        ]
    }

    private var cards: [ClockCard] {
        var due = clock(.warning(due: at(5, "15:10"), left: .working(40 * 60)), "4.4", name: answer)
        due.live = live(40 * 60)
        let fixing = clock(
            .warning(due: at(6, "09:20"), left: .working(3 * 3600 + 3000)), "4.3", name: fix)
        let met = clock(
            .met(
                used: .working(45 * 60), limit: .working(8 * 3600), at: at(30, "17:05", month: 10)),
            "4.1",
            name: reaction)
        let module = say(
            "Обновление модуля обмена", "Алмасу модулін жаңарту", "Update of the exchange module")
        let note = say(
            "Зависит от вендора CMS", "CMS жеткізушісіне байланысты",
            "Depends on the vendor of the CMS")
        return [
            ClockCard(clock: due), ClockCard(clock: fixing, ribbon: ribbon, why: why),
            ClockCard(clock: met),
            ClockCard(clock: clock(.unpromised, "4.7", name: module), note: note),
        ]
    }

    var ribbon: Ribbon {
        let day = { (number: Int, month: Int) in CivilDate(year: 2026, month: month, day: number)! }
        let window = 540..<1080
        return Ribbon(
            days: [
                .init(
                    date: day(30, 10), kind: .working, windows: [window], spent: [980..<1080],
                    minutes: 100),
                .init(date: day(31, 10), kind: .weekend), .init(date: day(1, 11), kind: .weekend),
                .init(
                    date: day(2, 11), kind: .working, windows: [window],
                    spent: [540..<680, 920..<1080],
                    pauses: [680..<920], minutes: 300),
                .init(
                    date: day(3, 11), kind: .working, windows: [540..<1020], spent: [540..<1020],
                    minutes: 480),
                .init(date: day(4, 11), kind: .holiday),
                .init(
                    date: day(5, 11), kind: .working, windows: [window], spent: [540..<870],
                    ahead: [870..<1080],
                    minutes: 540),
                .init(
                    date: day(6, 11), kind: .working, windows: [window], ahead: [540..<560],
                    minutes: 20),
            ],
            now: .init(day: 6, minute: 870), due: .init(day: 7, minute: 560),
            spoken: frame.words.ribbon(
                from: "30.10 16:20", to: "06.11 9:20", used: "20:10", limit: "24:00"))
    }

    private var why: WhyDeadline {
        let day = { (number: Int, month: Int) in CivilDate(year: 2026, month: month, day: number)! }
        let time = { (text: String) in CivilTime(text)! }
        return WhyDeadline(
            rows: [
                .init(
                    .promised,
                    say(
                        "24 рабочих часа для «Ценной»", "«Құнды» үшін 24 жұмыс сағаты",
                        "24 working hours for “Valuable”"),
                    clause: clause("4.3")),
                .init(
                    .start,
                    say(
                        "пт 30 окт 16:20, письмо пришло", "30 қаз, жм 16:20, хат келді",
                        "Fri 30 Oct 16:20, letter arrived"), clause: clause("2.1")),
                .init(
                    .calendar,
                    say(
                        "«Москва», пн–пт 9:00–18:00", "«Мәскеу», дс–жм 9:00–18:00",
                        "“Moscow”, Mon–Fri 9:00–18:00"),
                    clause: clause("2.2")),
                .init(
                    .skipped,
                    say(
                        "сб 31 окт, вс 1 ноя; ср 4 ноя — праздник",
                        "31 қаз, сн; 1 қар, жс; 4 қар — мереке",
                        "Sat 31 Oct, Sun 1 Nov; Wed 4 Nov, a holiday")),
                .init(
                    .pauses,
                    say(
                        "4 ч, пн 11:20–15:20: ждали клиента",
                        "4 сағ, дс 11:20–15:20: клиентті күттік",
                        "4 h, Mon 11:20–15:20: waiting for the client"), clause: clause("4.8")),
                .init(
                    .reading,
                    say(
                        "вт 3 ноя — до 17:00, выбрано Б", "3 қар, сс — 17:00-ге дейін, Б таңдалды",
                        "Tue 3 Nov until 17:00, B is chosen"), clause: clause("2.2")),
            ],
            sum: [
                .init(date: day(30, 10), from: time("16:20"), to: time("18:00"), minutes: 100),
                .init(
                    date: day(2, 11), from: time("09:00"), to: time("18:00"),
                    note: say("без паузы", "кідіріссіз", "less the pause"), minutes: 300),
                .init(date: day(3, 11), from: time("09:00"), to: time("17:00"), minutes: 480),
                .init(date: day(5, 11), from: time("09:00"), to: time("18:00"), minutes: 540),
                .init(date: day(6, 11), from: time("09:00"), to: time("09:20"), minutes: 20),
            ])
    }

    private var offers: [ActOffer] {
        [
            ActOffer(
                .finish, inputs: [ActInput("text", .result, .text(rows: 3), isRequired: false)],
                effects: [.stops([fix])]),
            ActOffer(
                .prioritise,
                inputs: [
                    ActInput(
                        "choice", .actPriority,
                        .choice(
                            [now, valuable, usual].map {
                                .init(id: "p\($0.bars)", label: $0.name, isChosen: $0.bars == 4)
                            }))
                ]),
            ActOffer(
                .postpone,
                inputs: [
                    ActInput("until", .untilWhen, .moment),
                    ActInput("text", .reason, .text(rows: 2), isRequired: false),
                ], effects: [.pauses([fix])]),
            ActOffer(
                .refuse,
                inputs: [
                    ActInput("choice", .reason, .choice(refusals)),
                    ActInput("text", .comment, .text(rows: 3), isRequired: false),
                ], effects: [.cancels([fix, answer])]),
        ]
    }

    private var refusals: [FormChoice] {
        [
            .init(
                id: "no_link",
                label: say("Нет текстовой ссылки", "Мәтіндік сілтеме жоқ", "No link as text"),
                clause: clause("3.4")),
            .init(
                id: "not_ours",
                label: say("Не наша система", "Біздің жүйе емес", "Not our system"),
                clause: clause("1.3")),
        ]
    }

    private var hint: TicketPage.Hint {
        TicketPage.Hint(
            kind: .reading, title: frame.words[.whyReading],
            text: say(
                "О предпраздничном дне регламент молчит. По прочтению А срок был бы пт 8:20.",
                "Мереке алдындағы күн туралы регламент үндемейді. А бойынша мерзім жм 8:20 болар еді.",
                "The regulation is silent about the day before a holiday. By reading A it would be due Fri 8:20."
            ),
            clauses: [clause("2.2")])
    }

    private var facts: [TicketPage.Fact] {
        [
            .init(say("Клиент", "Клиент", "Client"), "Лавка 24"),
            .init(
                say("Договор", "Шарт", "Contract"),
                say("до 31 дек 2026", "31 жел 2026 дейін", "until 31 Dec 2026")),
            .init(
                say("Смета", "Смета", "Estimate"),
                say(
                    "до 1 ч, согласование не нужно", "1 сағатқа дейін, келісу қажет емес",
                    "up to 1 h, no approval needed"), clause: clause("5.2")),
        ]
    }
}
