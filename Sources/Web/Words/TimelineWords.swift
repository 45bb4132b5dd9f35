/// Words of the lines between the messages.
extension Words {
    subscript(_ fact: TimelineFact) -> String {
        switch language {
        case .ru: russian(fact)
        case .kk: kazakh(fact)
        case .en: english(fact)
        }
    }

    private func tail(_ text: String?) -> String { text.map { ": \($0)" } ?? "" }
    private func lasting(_ length: TimeSpan?) -> String { length.map { ", " + span($0) } ?? "" }

    private func russian(_ fact: TimelineFact) -> String {
        switch fact {
        case .clocksStarted(let names): "Пошли часы: \(quoted(names))"
        case .clockMet(let name, let used, let limit):
            "«\(name)» за\u{a0}\(span(used))\(limit.map { " из\u{a0}" + span($0) } ?? "")"
        case .clockMissed(let name, let over):
            "Срок нарушен: «\(name)»\(over.map { ", +" + span($0) } ?? "")"
        case .clockWarned(let name, let left):
            "Скоро срок: «\(name)»\(left.map { ", осталось " + span($0) } ?? "")"
        case .clockPaused(let names, let why, let length):
            "Пауза \(quoted(names))\(lasting(length))\(tail(why))"
        case .clockResumed(let names): "Часы идут снова: \(quoted(names))"
        case .clockCancelled(let names): "Обещание снято: \(quoted(names))"
        case .registered: "Заявка зарегистрирована"
        case .admitted: "Заявка принята"
        case .receipted: "Клиенту отправлена квитанция"
        case .receiptWithheld(let why): "Квитанция не\u{a0}отправлена: \(why)"
        case .receiptToRead(let text):
            "Письмом до\u{a0}клиента не\u{a0}дойти, квитанцию прочитайте ему: «\(text)»"
        case .held(let why): "Отложена до\u{a0}решения человека\(tail(why))"
        case .returned(let why): "Возвращена клиенту на\u{a0}дополнение\(tail(why))"
        case .refused(let why): "Отказано\(tail(why))"
        case .postponed(let until, let why):
            "Отложена\(until.map { " до\u{a0}" + $0 } ?? "")\(tail(why))"
        case .taken(let person): "В\u{a0}работе: \(person)"
        case .assigned(let person): "Исполнитель: \(person)"
        case .prioritised(let name): "Приоритет: \(name)"
        case .categorised(let name): "Категория: \(name)"
        case .placed(let whose): "Чей запрос: \(whose)"
        case .hinted(let text): text
        case .filled(let text): "Записано: \(text)"
        case .handedOver(let whom): "Передана: \(whom)"
        case .done: "Работа завершена"
        case .signedOff: "Клиент принял работу"
        case .closed: "Заявка закрыта"
        case .reopened: "Заявка открыта снова"
        case .clockFoundLate(let name): "Позже выяснилось: срок был нарушен: «\(name)»"
        case .clockMissWithdrawn(let name): "Нарушение снято: «\(name)»"
        case .breachWithdrawn(let name, let person, let why):
            "\(person) снимает нарушение «\(name)»: \(why)"
        case .clockRunsAgain(let name): "Срок снова идёт: «\(name)»"
        case .waiting(let what, let until): "\(what)\(until.map { ", ждём " + $0 } ?? "")"
        case .resumed: "Работа продолжена"
        case .putOutOfTurn: "Поставлена вне очереди"
        case .putInTurn: "Возвращена в\u{a0}общую очередь"
        case .logged(let person, let length): "Работа записана: \(person), \(length)"
        case .logCorrected(let length): "Запись о\u{a0}работе исправлена: \(length)"
        case .mergedInto(let number): "Объединена с\u{a0}№\(number)"
        case .absorbed(let number): "Сюда объединена №\(number)"
        case .estimated(let version, let text): "Оценка\u{a0}\(version): \(text)"
        case .approved(let version): "Оценка\u{a0}\(version) согласована"
        case .declined(let version): "Оценка\u{a0}\(version) отклонена"
        case .subtaskOpened(let text): "Подзадача: \(text)"
        case .subtaskDone(let text): "Подзадача выполнена: \(text)"
        case .subtaskPrioritised(let text, let priority):
            "Приоритет подзадачи: \(priority) (\(text))"
        case .expectedDayCame: "Наступил ожидаемый день"
        case .escalated(let whom): "Обращение передано выше: \(whom)"
        case .decided(let granted): "\(granted ? "Решено: удовлетворить" : "Решено: отказать")"
        case .defectReported: "Клиент нашёл дефект"
        case .clockOverran(let name): "Ориентировочный срок прошёл: «\(name)»"
        case .clockLateStep(let name, let what): "Срок «\(name)» прошёл, дальше: \(what)"
        case .clockMoved(let name, let from, let to):
            "Новые данные календаря перенесли срок «\(name)»: был \(from), стал \(to)"
        case .released: "Возвращена в\u{a0}пул"
        case .published: "Опубликовано сообщение"
        case .possiblyTwice: self[Word.possiblyTwice] + ": " + self[.possiblyTwiceWhy]
        }
    }

    private func kazakh(_ fact: TimelineFact) -> String {
        switch fact {
        case .clocksStarted(let names): "Мерзім басталды: \(quoted(names))"
        case .clockMet(let name, let used, let limit):
            "«\(name)»: \(limit.map { span($0) + " ішінен " } ?? "")\(span(used))"
        case .clockMissed(let name, let over):
            "Мерзім бұзылды: «\(name)»\(over.map { ", +" + span($0) } ?? "")"
        case .clockWarned(let name, let left):
            "Мерзім жақын: «\(name)»\(left.map { ", \(span($0)) қалды" } ?? "")"
        case .clockPaused(let names, let why, let length):
            "Кідіріс \(quoted(names))\(lasting(length))\(tail(why))"
        case .clockResumed(let names): "Мерзім жалғасты: \(quoted(names))"
        case .clockCancelled(let names): "Уәде алынды: \(quoted(names))"
        case .registered: "Өтінім тіркелді"
        case .admitted: "Өтінім қабылданды"
        case .receipted: "Клиентке түбіртек жіберілді"
        case .receiptWithheld(let why): "Түбіртек жіберілмеді: \(why)"
        case .receiptToRead(let text):
            "Клиентке хат жетпейді, түбіртекті оқып беріңіз: «\(text)»"
        case .held(let why): "Адам шешкенше тоқтатылды\(tail(why))"
        case .returned(let why): "Толықтыруға клиентке қайтарылды\(tail(why))"
        case .refused(let why): "Бас тартылды\(tail(why))"
        case .postponed(let until, let why):
            "Кейінге қалдырылды\(until.map { ", \($0) дейін" } ?? "")\(tail(why))"
        case .taken(let person): "Жұмысқа алды: \(person)"
        case .assigned(let person): "Орындаушы: \(person)"
        case .prioritised(let name): "Басымдық: \(name)"
        case .categorised(let name): "Санат: \(name)"
        case .placed(let whose): "Кімнің өтінімі: \(whose)"
        case .hinted(let text): text
        case .filled(let text): "Жазылды: \(text)"
        case .handedOver(let whom): "Берілді: \(whom)"
        case .done: "Жұмыс аяқталды"
        case .signedOff: "Клиент жұмысты қабылдады"
        case .closed: "Өтінім жабылды"
        case .reopened: "Өтінім қайта ашылды"
        case .clockFoundLate(let name): "Кейін анықталды: мерзім бұзылған: «\(name)»"
        case .clockMissWithdrawn(let name): "Бұзу алынды: «\(name)»"
        case .breachWithdrawn(let name, let person, let why):
            "\(person) «\(name)» бұзуын алып тастады: \(why)"
        case .clockRunsAgain(let name): "Мерзім қайта жүріп жатыр: «\(name)»"
        case .waiting(let what, let until): "\(what)\(until.map { ", күтеміз: " + $0 } ?? "")"
        case .resumed: "Жұмыс жалғасты"
        case .putOutOfTurn: "Кезектен тыс қойылды"
        case .putInTurn: "Жалпы кезекке қайтарылды"
        case .logged(let person, let length): "Жұмыс жазылды: \(person), \(length)"
        case .logCorrected(let length): "Жұмыс жазбасы түзетілді: \(length)"
        case .mergedInto(let number): "№\(number) өтініммен біріктірілді"
        case .absorbed(let number): "№\(number) осында біріктірілді"
        case .estimated(let version, let text): "\(version)-баға: \(text)"
        case .approved(let version): "\(version)-баға келісілді"
        case .declined(let version): "\(version)-баға қабылданбады"
        case .subtaskOpened(let text): "Ішкі тапсырма: \(text)"
        case .subtaskDone(let text): "Ішкі тапсырма орындалды: \(text)"
        case .subtaskPrioritised(let text, let priority):
            "Ішкі тапсырманың басымдығы: \(priority) (\(text))"
        case .expectedDayCame: "Күткен күн келді"
        case .escalated(let whom): "Жоғары жіберілді: \(whom)"
        case .decided(let granted): "\(granted ? "Шешім: қанағаттандыру" : "Шешім: бас тарту")"
        case .defectReported: "Клиент ақау тапты"
        case .clockOverran(let name): "Болжамды мерзім өтті: «\(name)»"
        case .clockLateStep(let name, let what): "«\(name)» мерзімі өтті, әрі қарай: \(what)"
        case .clockMoved(let name, let from, let to):
            "Күнтізбенің жаңа дерегі «\(name)» мерзімін жылжытты: бұрын \(from), енді \(to)"
        case .released: "Ортақ кезекке қайтарылды"
        case .published: "Хабарлама жарияланды"
        case .possiblyTwice: self[Word.possiblyTwice] + ": " + self[.possiblyTwiceWhy]
        }
    }

    private func english(_ fact: TimelineFact) -> String {
        switch fact {
        case .clocksStarted(let names): "Clocks started: \(quoted(names))"
        case .clockMet(let name, let used, let limit):
            "“\(name)” in \(span(used))\(limit.map { " of " + span($0) } ?? "")"
        case .clockMissed(let name, let over):
            "Deadline breached: “\(name)”\(over.map { ", +" + span($0) } ?? "")"
        case .clockWarned(let name, let left):
            "Due soon: “\(name)”\(left.map { ", \(span($0)) left" } ?? "")"
        case .clockPaused(let names, let why, let length):
            "Paused \(quoted(names))\(lasting(length))\(tail(why))"
        case .clockResumed(let names): "Clocks run again: \(quoted(names))"
        case .clockCancelled(let names): "Promise withdrawn: \(quoted(names))"
        case .registered: "Ticket registered"
        case .admitted: "Ticket admitted"
        case .receipted: "Receipt sent to the client"
        case .receiptWithheld(let why): "Receipt withheld: \(why)"
        case .receiptToRead(let text):
            "No letter reaches the client; read the receipt out: “\(text)”"
        case .held(let why): "Held for a person to decide\(tail(why))"
        case .returned(let why): "Returned to the client for more\(tail(why))"
        case .refused(let why): "Refused\(tail(why))"
        case .postponed(let until, let why):
            "Postponed\(until.map { " until " + $0 } ?? "")\(tail(why))"
        case .taken(let person): "Taken on by \(person)"
        case .assigned(let person): "Assigned to \(person)"
        case .prioritised(let name): "Priority: \(name)"
        case .categorised(let name): "Category: \(name)"
        case .placed(let whose): "Whose it is: \(whose)"
        case .hinted(let text): text
        case .filled(let text): "Recorded: \(text)"
        case .handedOver(let whom): "Handed over to \(whom)"
        case .done: "Work finished"
        case .signedOff: "The client signed the work off"
        case .closed: "Ticket closed"
        case .reopened: "Ticket reopened"
        case .clockFoundLate(let name): "Found late: the deadline was broken: “\(name)”"
        case .clockMissWithdrawn(let name): "Breach withdrawn: “\(name)”"
        case .breachWithdrawn(let name, let person, let why):
            "\(person) withdraws the breach of “\(name)”: \(why)"
        case .clockRunsAgain(let name): "The clock runs again: “\(name)”"
        case .waiting(let what, let until): "\(what)\(until.map { ", expected " + $0 } ?? "")"
        case .resumed: "Work goes on"
        case .putOutOfTurn: "Put out of turn"
        case .putInTurn: "Put back in turn"
        case .logged(let person, let length): "Work logged: \(person), \(length)"
        case .logCorrected(let length): "Worklog corrected: \(length)"
        case .mergedInto(let number): "Merged into No.\u{a0}\(number)"
        case .absorbed(let number): "No.\u{a0}\(number) was merged into this one"
        case .estimated(let version, let text): "Estimate \(version): \(text)"
        case .approved(let version): "Estimate \(version) approved"
        case .declined(let version): "Estimate \(version) declined"
        case .subtaskOpened(let text): "Subtask: \(text)"
        case .subtaskDone(let text): "Subtask done: \(text)"
        case .subtaskPrioritised(let text, let priority):
            "Priority of the subtask: \(priority) (\(text))"
        case .expectedDayCame: "The expected day has come"
        case .escalated(let whom): "Escalated to: \(whom)"
        case .decided(let granted): "\(granted ? "Decided: granted" : "Decided: declined")"
        case .defectReported: "The client found a fault"
        case .clockOverran(let name): "The indicative term has passed: “\(name)”"
        case .clockLateStep(let name, let what): "“\(name)” is past its due; what follows: \(what)"
        case .clockMoved(let name, let from, let to):
            "Newer data of the calendar moved “\(name)”: due \(to) instead of \(from)"
        case .released: "Given back to the pool"
        case .published: "A notice was published"
        case .possiblyTwice: self[Word.possiblyTwice] + ": " + self[.possiblyTwiceWhy]
        }
    }

    /// Newer data of a calendar have moved a due: when, and from where to where.
    func moved(at: String, from: String, to: String) -> String {
        switch language {
        case .ru: "\(at) — новые данные календаря: срок был \(from), стал \(to)"
        case .kk: "\(at) — күнтізбенің жаңа дерегі: мерзім бұрын \(from), енді \(to)"
        case .en: "\(at) — newer data of the calendar: due \(to) instead of \(from)"
        }
    }
}
