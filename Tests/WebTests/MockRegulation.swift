import WorkingTime

@testable import Web

extension MockDesk {
    var regulation: RegulationPage.Model {
        var frame = frame
        frame.section = .regulation
        let edition = RegulationPage.Edition(
            regulation: "veha", version: "4", inForce: CivilDate(year: 2026, month: 9, day: 1)!)
        let older = RegulationPage.Edition(
            regulation: "veha", version: "3", inForce: CivilDate(year: 2025, month: 1, day: 12)!)
        return RegulationPage.Model(
            frame: frame, title: "Регламент поддержки", edition: edition,
            editions: [edition, older],
            sections: [
                .init(number: "2", title: "Время и календари", clauses: time),
                .init(number: "4", title: "Сроки", clauses: terms),
            ])
    }

    private var ru: Language? { language == .ru ? nil : .ru }

    private var time: [RegulationPage.Clause] {
        [
            .init(
                number: "2.1",
                paragraphs: [
                    "Заявка считается поступившей, когда письмо доставлено в ящик support@veha.example."
                ],
                language: ru),
            .init(
                number: "2.2",
                paragraphs: [
                    "Стандартная поддержка работает по рабочим дням с 9:00 до 18:00, кроме праздников."
                ],
                language: ru,
                readings: [
                    .init(
                        id: "short_day",
                        question: say(
                            "Короче ли день перед праздником?", "Мереке алдындағы күн қысқа ма?",
                            "Is the day before a holiday shorter?"),
                        isContradiction: false,
                        ways: [
                            .init(
                                letter: say("А", "А", "A"),
                                text: say(
                                    "день полный, до 18:00", "толық күн, 18:00-ге дейін",
                                    "a full day, until 18:00"),
                                isChosen: false),
                            .init(
                                letter: say("Б", "Б", "B"),
                                text: say(
                                    "день короткий, до 17:00", "қысқа күн, 17:00-ге дейін",
                                    "a short day, until 17:00"),
                                isChosen: true),
                        ])
                ]),
        ]
    }

    private var terms: [RegulationPage.Clause] {
        [
            .init(
                number: "4.1",
                paragraphs: ["Наибольшее время реакции на заявку — 8 рабочих часов."], language: ru),
            .init(
                number: "4.3",
                paragraphs: [
                    "Задача «Ценная» устраняется в течение 24 рабочих часов с поступления заявки."
                ],
                language: ru),
            .init(
                number: "4.9", paragraphs: ["Ежемесячно стороны сверяют список открытых заявок."],
                language: ru,
                mark: .manual),
        ]
    }
}
