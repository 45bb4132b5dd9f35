import Testing

@testable import ServiceDesk

/// Which letters say no more than one word, whatever stands around it.
@Suite struct PlainAnswerTests {
    private static let phrases = ["Согласовано", "Келісілді", "Approved"]

    private func says(_ letter: String) -> Bool {
        let answer = PlainAnswer(letter, names: ["Олег Петров", "Кирилл", "Oleg Petrov"])
        return Self.phrases.contains { answer.says(TextMarks.words(of: $0)) }
    }

    private static let answers = [
        "Согласовано", "СОГЛАСОВАНО!", "согласовано.", "«Согласовано»", "Согласовано 👍",
        "Добрый день!\n\nСогласовано.", "Добрый день, Кирилл!\nСогласовано",
        "Здравствуйте, Кирилл Олегович. Согласовано.",
        "Добрый день, согласовано", "Кирилл, согласовано.", "Коллеги, согласовано",
        "Согласовано, спасибо!",
        "Согласовано. Спасибо, Кирилл!",
        "Согласовано\n\nС уважением,\nОлег Петров\nООО «Омега», отдел закупок",
        "Согласовано. С уважением, Олег", "Согласовано\n\nОлег",
        "Согласовано\n\n--\nОлег Петров\n+7 495 123-45-67",
        "Согласовано\n\n-- \nОлег Петров\n\nЕсли вы получили это письмо по ошибке",
        "Согласовано\n\nОтправлено с iPhone",
        """
        Согласовано

        С уважением, Олег

        Данное сообщение содержит конфиденциальную информацию. Если оно не для вас,
        удалите его
        """,
        "Согласовано\n\n> Согласуете 60 минут?\n> Кирилл", "> Согласуете?\n\nСогласовано",
        "Согласовано\n\nпн, 13 окт. 2025 г. в 10:30, Интегратор <desk@omega.example>:\n\n> Согласуете? Но дороже.",
        "Согласовано\n\n13 октября 2025 г., Интегратор\n<desk@omega.example> написал(а):\n> Согласуете?",
        "Согласовано\n\nПонедельник, 13 октября 2025, 10:30 +03:00 от Интегратор <desk@omega.example>:\nСогласуете?",
        """
        Согласовано

        С уважением,
        Олег

        ________________________________
        От: Интегратор <d@omega.example>
        Отправлено: 13 октября 2025 г. 10:30
        Кому: Олег
        Тема: Оценка

        Согласуете? Но дороже.
        """,
        "Добрый день!\nСогласовано.\n\n-----Исходное сообщение-----\nFrom: d@omega.example\nНо дороже",
        "Сәлеметсіз бе!\n\nКелісілді.\n\nҚұрметпен,\nОлег",
        "Қайырлы күн, Кирилл!\nКелісілді, рахмет",
        "Келісілді\n\n2025 ж. 13 қаз., дс. 10:30, Интегратор <d@omega.example> деп жазды:\n> Келісесіз бе?",
        "Hello Kirill,\n\nApproved.\n\nBest regards,\nOleg Petrov\nHead of purchasing\nomega.example",
        "Hi,\napproved, thank you!\n\nOn Mon, Oct 13, 2025 at 10:30 AM Desk <d@omega.example>\nwrote:\n\n> Approve?",
        "Approved\n\nFrom: Desk <d@omega.example>\nSent: October 13, 2025 10:30 AM\nTo: Oleg\n\nBut dearer",
        "Approved\r\n\r\nSent from my iPhone",
    ]

    @Test(arguments: answers) func `a plain answer is told whatever stands around it`(
        letter: String
    ) {
        #expect(says(letter))
    }

    private static let others = [
        "", "Согласовано?", "Согласовано?!", "Не согласовано", "Нет, согласовано",
        "Согласовано, но дешевле",
        "Согласовано. Но дешевле", "Согласовано\nНо без второй части",
        "Согласовано, если до пятницы",
        "Согласовано по первой части", "Согласовано с директором, он против",
        "Согласовано. Когда начнёте?",
        "Добрый день!\nНе согласовано.",
        "Добрый день, коллеги и все остальные сотрудники, согласовано",
        "Согласовано\n\nС уважением,\nОлег\n\nP.S. Только без второй части",
        "Согласовано\n\nС уважением,\nОлег\nНо не дороже",
        "Согласовано\n\nС уважением, Олег. Только без второй части",
        "Согласовано\n\n--\nТолько без второй части",
        "Согласовано\n\n--\nОлег\nP.S. дешевле", "Согласовано\n---\nТолько без второй части",
        "Согласовано\n\nОлег\nбез второй части",
        "Спасибо!\n\n> Согласовано", "> Согласовано",
        "Посмотрю.\n\n13.10.2025, Олег <o@omega.example>:\n> Согласовано",
        "-----Исходное сообщение-----\nСогласовано",
        "Согласовано. Спасибо, что не тянули, сделайте дешевле",
        "Келісілді, бірақ арзанырақ", "Келісілді\n\nҚұрметпен, Олег\nТек екінші бөлімсіз",
        "Approved, but cheaper",
        "Approved. Best do it in May", "Approved if it is done by Friday", "Is it approved",
        "Not approved",
        "Hello,\nI have approved the other one", "Согласовано ли это", "Согласовано согласовано",
    ]

    @Test(arguments: others) func `whoever says more is read by a person`(letter: String) {
        #expect(!says(letter))
    }

    @Test func `what is too long is no plain answer, and a long quotation does not matter`() {
        #expect(!says("Согласовано" + String(repeating: "\nстрока", count: 2_000)))
        #expect(says("Согласовано\n\n" + String(repeating: "> строка\n", count: 20_000)))
    }
}
