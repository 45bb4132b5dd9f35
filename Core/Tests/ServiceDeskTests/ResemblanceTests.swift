import Testing
import WorkingTime

@testable import ServiceDesk

/// What is the same again, what may be, and what is another matter.
@Suite struct ResemblanceTests {
    private static let at = Instant(iso8601: "2025-10-07T09:00:00Z")!

    private static func side(
        _ text: String, subject: String = "", by person: String = "anna", category: String? = nil,
        project: String? = nil, after hours: Int64 = 0, files: Bool = false
    ) -> Resemblance.Side {
        .init(
            words: SaidWords(subject: subject, text: text), person: person, category: category,
            project: project,
            at: at + hours * 3600, hasFiles: files)
    }

    private static func likeness(
        _ contact: Resemblance.Side, _ ticket: Resemblance.Side, subjects: Bool = false
    )
        -> Resemblance
    { Resemblance.of(contact, to: ticket, subjects: subjects) }

    private static let till = "Касса не пробивает чеки, выдаёт ошибку связи"

    /// Text again, who says it, hours later, what it is.
    private static let table: [(text: String, by: String, hours: Int64, expected: Resemblance)] = [
        (till, "anna", 1, .same),
        ("Добрый день! Касса всё ещё не пробивает чеки, ошибка связи", "anna", 5, .same),
        ("Не пробивает чеки касса", "boris", 1, .same),
        ("Не пробивает чеки касса", "boris", 60, .none),
        (till, "anna", 15 * 24, .none),
        ("Чеки пробивает дважды", "anna", 1, .doubtful),
        ("Нужен отчёт за сентябрь по кассирам", "anna", 1, .none),
        ("", "anna", 1, .none),
        ("> \(till)\n> \(till)\nСпасибо, заработало принтером", "anna", 1, .none),
    ]

    @Test(arguments: table)
    func `likeness follows the words and the time`(
        text: String, by: String, hours: Int64, expected: Resemblance
    ) {
        let found = Self.likeness(Self.side(text, by: by, after: hours), Self.side(Self.till))
        #expect(found == expected, "\(text)")
    }

    @Test func `an urgent subject alone makes no repeat`() {
        let first = Self.side("Не открывается корзина на телефоне", subject: "СРОЧНО")
        let second = Self.side("Пропали картинки товаров в каталоге", subject: "СРОЧНО", after: 1)
        #expect(Self.likeness(second, first, subjects: true) == .none)
    }

    @Test func `the same words under another subject or with files are a question for a person`() {
        let words = "Во вложении заявка, просим выполнить на неделе"
        let first = Self.side(words, subject: "Баннер на главную")
        #expect(Self.likeness(Self.side(words, subject: "Баннер на главную"), first) == .same)
        #expect(Self.likeness(Self.side(words, subject: "Рассылка клиентам"), first) == .doubtful)
        #expect(
            Self.likeness(Self.side(words, subject: "Баннер на главную", files: true), first)
                == .doubtful)
        #expect(
            Self.likeness(
                Self.side(words, subject: "Баннер 2"), Self.side(words, subject: "Баннер 1"))
                == .none)
    }

    @Test func `the same subject with next to no words is a question for a person`() {
        let again = Self.side("?", subject: "Тариф", after: 1)
        #expect(Self.likeness(again, Self.side("", subject: "Тариф"), subjects: true) == .doubtful)
        #expect(
            Self.likeness(again, Self.side("", subject: "Тариф", by: "boris"), subjects: true)
                == .none)
    }

    @Test func `another order, host, category or project is another matter`() {
        let first = Self.side("Заказ 4711 не оплачивается картой", category: "bug", project: "shop")
        #expect(Self.likeness(Self.side("Заказ 4712 не оплачивается картой"), first) == .none)
        #expect(Self.likeness(Self.side("Заказ 4711 не оплачивается картой"), first) == .same)
        #expect(
            Self.likeness(
                Self.side("Заказ 4711 не оплачивается картой", category: "question"), first)
                == .none)
        #expect(
            Self.likeness(Self.side("Заказ 4711 не оплачивается картой", project: "blog"), first)
                == .none)
        let host = Self.side("Не открывается сайт shop.example утром")
        #expect(Self.likeness(Self.side("Не открывается сайт blog.example утром"), host) == .none)
    }

    @Test
    func `what is finished is not said again, and a copy of a letter is one until the second day`()
    {
        var done = Self.side(Self.till)
        done.state = .done
        #expect(Self.likeness(Self.side(Self.till), done) == .none)
        let (letter, other) = (Self.side("x", after: 47), Self.side("Отчёт"))
        #expect(Resemblance.of(letter, to: other, subjects: false, isCopy: true) == .same)
        let late = Self.side("x", after: 49)
        #expect(Resemblance.of(late, to: other, subjects: false, isCopy: true) == .none)
    }

    @Test func `one form filled in for two matters is two, by its subjects`() {
        let text = "Адрес страницы ниже, она не открывается"
        let first = Self.side(text, subject: "форма-заказ")
        let other = Self.side(text, subject: "форма-возврат")
        #expect(Resemblance.of(other, to: first, subjects: false, isCopy: true) == .doubtful)
        #expect(Resemblance.of(first, to: first, subjects: true, isCopy: true) == .same)
    }

    @Test
    func `two people about one failure within two hours are asked about whatever their words`() {
        let first = Self.side("Всё стоит", category: "site_down")
        #expect(
            Self.likeness(
                Self.side("Клиенты жалуются", by: "boris", category: "site_down", after: 1), first)
                == .doubtful)
        #expect(
            Self.likeness(
                Self.side("Клиенты жалуются", by: "boris", category: "site_down", after: 3), first)
                == .none)
    }

    /// Order of the words, letter case, greetings, endings and quotes change nothing.
    @Test(arguments: [
        "КАССА НЕ ПРОБИВАЕТ ЧЕКИ, ВЫДАЁТ ОШИБКУ СВЯЗИ",
        "ошибку связи выдаёт, чеки не пробивает касса",
        "Здравствуйте! \(till). Спасибо", "Кассы не пробивают чеки: выдают ошибки связью",
        "\(till)\n> как настроить принтер этикеток на складе",
    ])
    func `the same in other dress stays the same`(text: String) {
        #expect(Self.likeness(Self.side(text), Self.side(Self.till)) == .same)
    }

    @Test func `kazakh and english words are compared as well`() {
        let kazakh = Self.side("Сайт ашылмайды, сервер қатесі шығады")
        #expect(
            Self.likeness(
                Self.side("Сәлеметсіз бе! Сайтымыз ашылмай тұр, сервердің қатесі"), kazakh) == .same
        )
        let english = Self.side("The checkout page shows a blank screen")
        #expect(
            Self.likeness(Self.side("Checkout page still blank, just a screen"), english) == .same)
    }
}
