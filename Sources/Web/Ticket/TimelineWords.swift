/// What happened to a ticket, in the reader's terms: a line between the messages. Everything about
/// a fact stands in its row.
public struct TimelineFact: Sendable {
    let icon: Icon
    /// Colour of the line, where a clock changed.
    let state: ClockState?
    let said: @Sendable (Words) -> String
    /// By which it happened.
    private(set) var clauses: [String] = []

    init(_ icon: Icon, _ state: ClockState? = nil, said: @escaping @Sendable (Words) -> String) {
        self.icon = icon
        self.state = state
        self.said = said
    }

    /// The same in three languages, and what is to be said of it.
    init(
        _ icon: Icon, _ state: ClockState?, _ ru: String, _ kk: String, _ en: String,
        of what: String? = nil
    ) {
        self.init(icon, state) { words in words.say(ru, kk, en) + words.tail(what) }
    }

    init(_ icon: Icon, _ ru: String, _ kk: String, _ en: String, of what: String? = nil) {
        self.init(icon, nil, ru, kk, en, of: what)
    }

    func citing(_ clauses: [String]) -> TimelineFact {
        var fact = self
        fact.clauses = clauses
        return fact
    }

    /// A word, and what is to be said of it.
    static func told(
        _ word: Word, _ icon: Icon, _ state: ClockState? = nil, _ what: String? = nil
    ) -> TimelineFact {
        TimelineFact(icon, state) { words in words[word] + words.tail(what) }
    }
}

/// Of the clocks.
extension TimelineFact {
    static func clocksStarted(_ names: [String]) -> TimelineFact {
        TimelineFact(.running, .running) {
            $0.say(
                "Пошли часы: \($0.quoted(names))",
                "Мерзім басталды: \($0.quoted(names))",
                "Clocks started: \($0.quoted(names))")
        }
    }

    static func clockMet(_ name: String, used: TimeSpan, limit: TimeSpan?) -> TimelineFact {
        TimelineFact(.met, .met) { words in
            words.say(
                "«\(name)» за\u{a0}\(words.span(used))\(limit.map { " из\u{a0}" + words.span($0) } ?? "")",
                "«\(name)»: \(limit.map { words.span($0) + " ішінен " } ?? "")\(words.span(used))",
                "“\(name)” in \(words.span(used))\(limit.map { " of " + words.span($0) } ?? "")")
        }
    }

    static func clockMissed(_ name: String) -> TimelineFact {
        TimelineFact(
            .breached, .breached, "Срок нарушен: «\(name)»", "Мерзім бұзылды: «\(name)»",
            "Deadline breached: “\(name)”")
    }

    static func clockWarned(_ name: String) -> TimelineFact {
        TimelineFact(
            .warning, .warning, "Скоро срок: «\(name)»", "Мерзім жақын: «\(name)»",
            "Due soon: “\(name)”")
    }

    static func clockFoundLate(_ name: String) -> TimelineFact {
        TimelineFact(
            .breached, .breached,
            "Позже выяснилось: срок был нарушен: «\(name)»",
            "Кейін анықталды: мерзім бұзылған: «\(name)»",
            "Found late: the deadline was broken: “\(name)”")
    }

    static func clockMissWithdrawn(_ name: String) -> TimelineFact {
        TimelineFact(
            .met, .met,
            "Нарушение снято: «\(name)»",
            "Бұзу алынды: «\(name)»",
            "Breach withdrawn: “\(name)”")
    }

    /// A person says that it is not held against the desk, and why.
    static func breachWithdrawn(_ name: String, by person: String, why: String) -> TimelineFact {
        TimelineFact(
            .scale, .withdrawn,
            "\(person) снимает нарушение «\(name)»: \(why)",
            "\(person) «\(name)» бұзуын алып тастады: \(why)",
            "\(person) withdraws the breach of “\(name)”: \(why)")
    }

    /// It was kept, and goes on: the work was not the solution.
    static func clockRunsAgain(_ name: String) -> TimelineFact {
        TimelineFact(
            .running, .running,
            "Срок снова идёт: «\(name)»",
            "Мерзім қайта жүріп жатыр: «\(name)»",
            "The clock runs again: “\(name)”")
    }

    static func clockOverran(_ name: String) -> TimelineFact {
        TimelineFact(
            .warning, .warning,
            "Ориентировочный срок прошёл: «\(name)»",
            "Болжамды мерзім өтті: «\(name)»",
            "The indicative term has passed: “\(name)”")
    }

    /// A step after its due, with what follows by it.
    static func clockLateStep(_ name: String, _ what: String) -> TimelineFact {
        TimelineFact(
            .warning, .warning,
            "Срок «\(name)» прошёл, дальше: \(what)",
            "«\(name)» мерзімі өтті, әрі қарай: \(what)",
            "“\(name)” is past its due; what follows: \(what)")
    }

    /// Newer data of the calendar came.
    static func clockMoved(_ name: String, from: String, to: String) -> TimelineFact {
        TimelineFact(
            .book, .indicative,
            "Новые данные календаря перенесли срок «\(name)»: был \(from), стал \(to)",
            "Күнтізбенің жаңа дерегі «\(name)» мерзімін жылжытты: бұрын \(from), енді \(to)",
            "Newer data of the calendar moved “\(name)”: due \(to) instead of \(from)")
    }
}

/// Of the work and of what people do.
extension TimelineFact {
    static let registered = TimelineFact(
        .pen, "Заявка зарегистрирована", "Өтінім тіркелді", "Ticket registered")
    static let admitted = TimelineFact(
        .met, "Заявка принята", "Өтінім қабылданды", "Ticket admitted")
    static let receipted = TimelineFact(
        .mail,
        "Клиенту отправлена квитанция",
        "Клиентке түбіртек жіберілді",
        "Receipt sent to the client")

    static func receiptWithheld(_ why: String) -> TimelineFact {
        TimelineFact(
            .mail,
            "Квитанция не\u{a0}отправлена: \(why)",
            "Түбіртек жіберілмеді: \(why)",
            "Receipt withheld: \(why)")
    }

    /// No letter reaches the client: the words are to be read out.
    static func receiptToRead(_ text: String) -> TimelineFact {
        TimelineFact(
            .mail, .indicative,
            "Письмом до\u{a0}клиента не\u{a0}дойти, квитанцию прочитайте ему: «\(text)»",
            "Клиентке хат жетпейді, түбіртекті оқып беріңіз: «\(text)»",
            "No letter reaches the client; read the receipt out: “\(text)”")
    }

    static func held(_ why: String?) -> TimelineFact {
        TimelineFact(
            .lock,
            "Отложена до\u{a0}решения человека",
            "Адам шешкенше тоқтатылды",
            "Held for a person to decide", of: why)
    }

    static func returned(_ why: String?) -> TimelineFact {
        TimelineFact(
            .mail, .paused,
            "Возвращена клиенту на\u{a0}дополнение",
            "Толықтыруға клиентке қайтарылды",
            "Returned to the client for more", of: why)
    }

    static func refused(_ why: String?) -> TimelineFact {
        TimelineFact(.cross, .breached, "Отказано", "Бас тартылды", "Refused", of: why)
    }

    static func postponed(until: String?, why: String?) -> TimelineFact {
        TimelineFact(.paused, .paused) { words in
            words.say(
                "Отложена\(until.map { " до\u{a0}" + $0 } ?? "")\(words.tail(why))",
                "Кейінге қалдырылды\(until.map { ", \($0) дейін" } ?? "")\(words.tail(why))",
                "Postponed\(until.map { " until " + $0 } ?? "")\(words.tail(why))")
        }
    }

    static func taken(by person: String) -> TimelineFact {
        TimelineFact(
            .user, .running,
            "В\u{a0}работе: \(person)",
            "Жұмысқа алды: \(person)",
            "Taken on by \(person)")
    }

    static func assigned(to person: String) -> TimelineFact {
        TimelineFact(
            .user, "Исполнитель: \(person)", "Орындаушы: \(person)", "Assigned to \(person)")
    }

    static func prioritised(_ name: String) -> TimelineFact {
        TimelineFact(.queue, "Приоритет: \(name)", "Басымдық: \(name)", "Priority: \(name)")
    }

    static func categorised(_ name: String) -> TimelineFact {
        TimelineFact(.pen, "Категория: \(name)", "Санат: \(name)", "Category: \(name)")
    }

    /// Client, project and contact.
    static func placed(_ whose: String) -> TimelineFact {
        TimelineFact(
            .pen, "Чей запрос: \(whose)", "Кімнің өтінімі: \(whose)", "Whose it is: \(whose)")
    }

    static func filled(_ text: String) -> TimelineFact {
        TimelineFact(.pen, "Записано: \(text)", "Жазылды: \(text)", "Recorded: \(text)")
    }

    static func handedOver(_ whom: String) -> TimelineFact {
        TimelineFact(.user, "Передана: \(whom)", "Берілді: \(whom)", "Handed over to \(whom)")
    }

    static let done = TimelineFact(
        .met, .met, "Работа завершена", "Жұмыс аяқталды", "Work finished")
    static let signedOff = TimelineFact(
        .met, .met,
        "Клиент принял работу",
        "Клиент жұмысты қабылдады",
        "The client signed the work off")
    static let closed = TimelineFact(.cross, "Заявка закрыта", "Өтінім жабылды", "Ticket closed")
    static let reopened = TimelineFact(
        .plus, "Заявка открыта снова", "Өтінім қайта ашылды", "Ticket reopened")

    static func waiting(_ what: String, until: String?) -> TimelineFact {
        TimelineFact(.paused, .paused) { words in
            words.say(
                "\(what)\(until.map { ", ждём " + $0 } ?? "")",
                "\(what)\(until.map { ", күтеміз: " + $0 } ?? "")",
                "\(what)\(until.map { ", expected " + $0 } ?? "")")
        }
    }

    static let resumed = TimelineFact(
        .running, .running, "Работа продолжена", "Жұмыс жалғасты", "Work goes on")
    static let putOutOfTurn = TimelineFact(
        .queue, "Поставлена вне очереди", "Кезектен тыс қойылды", "Put out of turn")
    static let putInTurn = TimelineFact(
        .queue, "Возвращена в\u{a0}общую очередь", "Жалпы кезекке қайтарылды", "Put back in turn")

    static func logged(by person: String, _ length: String) -> TimelineFact {
        TimelineFact(
            .pen,
            "Работа записана: \(person), \(length)",
            "Жұмыс жазылды: \(person), \(length)",
            "Work logged: \(person), \(length)")
    }

    static func logCorrected(_ length: String) -> TimelineFact {
        TimelineFact(
            .pen,
            "Запись о\u{a0}работе исправлена: \(length)",
            "Жұмыс жазбасы түзетілді: \(length)",
            "Worklog corrected: \(length)")
    }

    static func mergedInto(_ number: Int) -> TimelineFact {
        TimelineFact(
            .plus,
            "Объединена с\u{a0}№\(number)",
            "№\(number) өтініммен біріктірілді",
            "Merged into No.\u{a0}\(number)")
    }

    static func splitOff(_ number: Int) -> TimelineFact {
        TimelineFact(
            .plus,
            "Сообщение продолжено отдельной заявкой №\(number)",
            "Хабарлама жеке №\(number) өтінім болып жалғасты",
            "A message goes on as No.\u{a0}\(number)")
    }

    static func absorbed(_ number: Int) -> TimelineFact {
        TimelineFact(
            .plus,
            "Сюда объединена №\(number)",
            "№\(number) осында біріктірілді",
            "No.\u{a0}\(number) was merged into this one")
    }

    static func estimated(version: Int, _ text: String) -> TimelineFact {
        TimelineFact(
            .scale,
            "Оценка\u{a0}\(version): \(text)",
            "\(version)-баға: \(text)",
            "Estimate \(version): \(text)")
    }

    static func approved(version: Int) -> TimelineFact {
        TimelineFact(
            .met, .met,
            "Оценка\u{a0}\(version) согласована",
            "\(version)-баға келісілді",
            "Estimate \(version) approved")
    }

    static func declined(version: Int) -> TimelineFact {
        TimelineFact(
            .cross,
            "Оценка\u{a0}\(version) отклонена",
            "\(version)-баға қабылданбады",
            "Estimate \(version) declined")
    }

    static func subtaskOpened(_ text: String) -> TimelineFact {
        TimelineFact(.plus, "Подзадача: \(text)", "Ішкі тапсырма: \(text)", "Subtask: \(text)")
    }

    static func subtaskDone(_ text: String) -> TimelineFact {
        TimelineFact(
            .met,
            "Подзадача выполнена: \(text)",
            "Ішкі тапсырма орындалды: \(text)",
            "Subtask done: \(text)")
    }

    static func subtaskPrioritised(_ text: String, _ priority: String) -> TimelineFact {
        TimelineFact(
            .queue,
            "Приоритет подзадачи: \(priority) (\(text))",
            "Ішкі тапсырманың басымдығы: \(priority) (\(text))",
            "Priority of the subtask: \(priority) (\(text))")
    }

    static let expectedDayCame = TimelineFact(
        .warning, .warning,
        "Наступил ожидаемый день",
        "Күткен күн келді",
        "The expected day has come")

    static func escalated(to whom: String) -> TimelineFact {
        TimelineFact(
            .user,
            "Обращение передано выше: \(whom)",
            "Жоғары жіберілді: \(whom)",
            "Escalated to: \(whom)")
    }

    static func decided(granted: Bool) -> TimelineFact {
        TimelineFact(
            .scale,
            granted ? "Решено: удовлетворить" : "Решено: отказать",
            granted ? "Шешім: қанағаттандыру" : "Шешім: бас тарту",
            granted ? "Decided: granted" : "Decided: declined")
    }

    static let released = TimelineFact(
        .queue, "Возвращена в\u{a0}пул", "Ортақ кезекке қайтарылды", "Given back to the pool")
    static let published = TimelineFact(
        .mail, "Опубликовано сообщение", "Хабарлама жарияланды", "A notice was published")

    /// A letter of the desk's own.
    static let possiblyTwice = TimelineFact(.mail, .warning) {
        "\($0[.possiblyTwice]): \($0[.possiblyTwiceWhy])"
    }
}

extension Words {
    fileprivate func tail(_ text: String?) -> String { text.map { ": \($0)" } ?? "" }

    /// Newer data of a calendar have moved a due: when, and from where to where.
    func moved(at: String, from: String, to: String) -> String {
        say(
            "\(at) — новые данные календаря: срок был \(from), стал \(to)",
            "\(at) — күнтізбенің жаңа дерегі: мерзім бұрын \(from), енді \(to)",
            "\(at) — newer data of the calendar: due \(to) instead of \(from)")
    }
}
