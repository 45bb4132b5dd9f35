/// Acts on a ticket: what their buttons are called, and what they ask.
extension Word {
    static let actTake = Word("Взять в\u{a0}работу", "Жұмысқа алу", "Take it on")
    static let actCompletion = Word("Завершить", "Аяқтау", "Finish")
    static let actPostponement = Word("Отложить", "Кейінге қалдыру", "Postpone")
    static let actRefusal = Word("Отказать", "Бас тарту", "Refuse")
    static let actPriority = Word("Приоритет", "Басымдық", "Priority")
    static let actCategory = Word("Категория", "Санат", "Category")
    static let actPlacement = Word("Чей запрос", "Кімнің өтінімі", "Whose it is")
    static let askPlacement = Word(
        "Указать клиента, контакт и проект",
        "Клиентті, байланыс тұлғасын және жобаны көрсету",
        "Set the client, contact and project")
    static let actSave = Word("Сохранить", "Сақтау", "Save")
    static let askTake = Word(
        "Взять заявку в\u{a0}работу?", "Өтінімді жұмысқа аласыз ба?", "Take the ticket on?")
    static let askCompletion = Word(
        "Завершить заявку?", "Өтінімді аяқтайсыз ба?", "Finish the ticket?")
    static let askPostponement = Word(
        "Отложить заявку?", "Өтінімді кейінге қалдырасыз ба?", "Postpone the ticket?")
    static let askRefusal = Word(
        "Отказать клиенту?", "Клиентке бас тартасыз ба?", "Refuse the client?")
    static let askPriority = Word("Изменить приоритет", "Басымдықты өзгерту", "Change the priority")
    static let askCategory = Word("Изменить категорию", "Санатты өзгерту", "Change the category")
    static let askReply = Word("Ответ клиенту", "Клиентке жауап", "Reply to the client")
    static let askQuestion = Word("Вопрос клиенту", "Клиентке сұрақ", "Question to the client")
    static let askNote = Word("Внутренняя заметка", "Ішкі жазба", "Internal note")
    static let actEstimate = Word("Оценка", "Баға", "Estimate")
    static let askEstimate = Word("Оценка для клиента", "Клиентке баға", "Estimate for the client")
    static let actApproval = Word("Ответ клиента", "Клиент жауабы", "Client’s answer")
    static let askApproval = Word(
        "Что клиент ответил на\u{a0}оценку?",
        "Клиент бағаға не деді?",
        "What did the client answer to the estimate?")
    static let actWorklog = Word("Записать работу", "Жұмысты жазу", "Log work")
    static let askWorklog = Word(
        "Сколько работали?", "Қанша жұмыс істедіңіз?", "How long did you work?")
    static let actWait = Word("Ждать", "Күту", "Wait")
    static let askWait = Word(
        "Кого и\u{a0}до\u{a0}какого дня ждём?",
        "Кімді, қай күнге дейін күтеміз?",
        "Whom do we wait for, and until when?")
    static let actResumption = Word("Продолжить", "Жалғастыру", "Go on")
    static let askResumption = Word(
        "Продолжить работу?", "Жұмысты жалғастыру керек\u{a0}пе?", "Go on with the work?")
    static let actHandover = Word("Передать", "Беру", "Hand over")
    static let askHandover = Word("Кому передать?", "Кімге беру керек?", "Hand over to whom?")
    static let actSubtask = Word("Подзадача", "Ішкі тапсырма", "Subtask")
    static let askSubtask = Word("Новая подзадача", "Жаңа ішкі тапсырма", "New subtask")
    static let actSubtaskResult = Word("Подзадача готова", "Ішкі тапсырма дайын", "Subtask done")
    static let askSubtaskResult = Word(
        "Какая подзадача готова?", "Қай ішкі тапсырма дайын?", "Which subtask is done?")
    static let actSplit = Word("Разделить", "Бөлу", "Split off")
    static let askSplit = Word(
        "Какое сообщение выделить в\u{a0}отдельную заявку?",
        "Қай хабарлама жеке өтінім болады?",
        "Which message goes on as a ticket of its own?")
    static let nothingToChoose = Word(
        "Здесь для этого ничего нет", "Мұнда бұл үшін ештеңе жоқ",
        "There is nothing here to do it with")
    static let splitMessage = Word(
        "Сообщение клиента", "Клиенттің хабарламасы", "The client’s message")
    static let splitFrom = Word("Выделена из", "Мынадан бөлінді", "Split off from")
    static let actMerge = Word("Объединить", "Біріктіру", "Merge")
    static let askMerge = Word(
        "С\u{a0}какой заявкой объединить?",
        "Қай өтініммен біріктіру керек?",
        "Merge into which ticket?")
    static let actTurn = Word("Вернуть в\u{a0}очередь", "Кезекке қайтару", "Back in turn")
    static let askTurn = Word(
        "Вернуть на\u{a0}своё место в\u{a0}очереди?",
        "Кезектегі өз орнына қайтару керек пе?",
        "Put it back in turn?")
    static let actWatch = Word("Следить", "Бақылау", "Watch")
    static let askWatch = Word(
        "Получать письма об\u{a0}этой заявке?",
        "Осы өтінім туралы хат алу керек\u{a0}пе?",
        "Get letters about this ticket?")
    static let actUnwatch = Word("Не\u{a0}следить", "Бақыламау", "Stop watching")
    static let askUnwatch = Word(
        "Больше не\u{a0}получать письма?", "Хат алуды тоқтату керек\u{a0}пе?", "Stop the letters?")
    static let actSnooze = Word("Напомнить мне", "Еске салу", "Remind me")
    static let askSnooze = Word("Когда напомнить?", "Қашан еске салу керек?", "Remind me when?")
    static let actClosure = Word("Закрыть", "Жабу", "Close")
    static let askClosure = Word(
        "Закрыть заявку?", "Өтінімді жабу керек\u{a0}пе?", "Close the ticket?")
    static let actReopening = Word("Открыть снова", "Қайта ашу", "Reopen")
    static let askReopening = Word(
        "Открыть заявку снова?", "Өтінімді қайта ашу керек\u{a0}пе?", "Reopen the ticket?")
    static let actDecision = Word("Решить", "Шешу", "Decide")
    static let askDecision = Word(
        "Что решено по\u{a0}письму клиента?",
        "Клиент хаты бойынша не\u{a0}шешілді?",
        "What is decided on the client’s letter?")
    static let actRelease = Word("Вернуть в\u{a0}пул", "Ортақ кезекке қайтару", "Give back")
    static let askRelease = Word(
        "Вернуть заявку в\u{a0}общий пул?",
        "Өтінімді ортақ кезекке қайтару керек пе?",
        "Give the ticket back to the pool?")
    static let actStart = Word("Начать работу", "Жұмысты бастау", "Start work")
    static let askStart = Word(
        "Начать работу по\u{a0}заявке?",
        "Өтінім бойынша жұмысты бастау керек пе?",
        "Start to work on the ticket?")
    static let actAssignment = Word("Назначить", "Тағайындау", "Assign")
    static let askAssignment = Word(
        "Кто занимается заявкой?", "Өтініммен кім айналысады?", "Who works on the ticket?")
    static let actDetails = Word("Сведения", "Мәліметтер", "Details")
    static let askDetails = Word(
        "Сведения по\u{a0}заявке", "Өтінім мәліметтері", "Details of the ticket")
    static let actPublication = Word("Опубликовать", "Жариялау", "Publish")
    static let askPublication = Word(
        "Текст сообщения для всех", "Барлығына арналған хабарлама", "Text of the public notice")
    static let actAcceptance = Word("Принять работу", "Жұмысты қабылдау", "Accept the work")
    static let askAcceptance = Word(
        "Клиент принял работу?",
        "Клиент жұмысты қабылдады\u{a0}ма?",
        "Has the client accepted the work?")
    static let actDefect = Word("Записать неисправность", "Ақауды жазу", "Record a defect")
    static let askDefect = Word(
        "Что не\u{a0}работает после сдачи?",
        "Тапсырғаннан кейін не істемейді?",
        "What does not work after delivery?")
    static let actApproveWork = Word("Подтвердить работу", "Жұмысты растау", "Approve work")
    static let askApproveWork = Word(
        "Какую работу подтверждаете?", "Қай жұмысты растайсыз?", "Which work do you approve?")
    static let actCorrection = Word(
        "Исправить запись времени", "Уақыт жазбасын түзету", "Correct logged time")
    static let askCorrection = Word(
        "Какую запись исправить? Ноль минут её убирает",
        "Қай жазба түзетіледі? Нөл минут оны алып тастайды",
        "Which entry is wrong? Zero minutes take it out")
    static let actEscalation = Word("Поднять по\u{a0}лестнице", "Сатымен көтеру", "Escalate")
    static let askEscalation = Word(
        "На\u{a0}каком основании поднять?",
        "Қандай негізбен көтеріледі?",
        "On what ground is it escalated?")
    static let actWithdrawal = Word("Снять нарушение", "Бұзуды алып тастау", "Withdraw a breach")
    static let askWithdrawal = Word(
        "Какое нарушение не ставится в вину и почему?",
        "Қай бұзу кінәға саналмайды және неге?",
        "Which breach is not held against the desk, and why?")
    static let actAdmission = Word("Принять", "Қабылдау", "Admit")
    static let askAdmission = Word(
        "Принять без подтверждения?", "Растаусыз қабылдайсыз ба?", "Admit without a receipt?")
    static let actPrecedence = Word("Вне очереди", "Кезексіз", "Out of turn")
    static let askPrecedence = Word(
        "Поставить вне очереди?", "Кезектен тыс қоясыз ба?", "Put it out of turn?")
}

extension Words {
    func replyStops(_ clocks: [String]) -> String {
        say("Остановит \(quoted(clocks))", "\(quoted(clocks)) тоқтатады", "Stops \(quoted(clocks))")
    }

    func questionPauses(_ clocks: [String]) -> String {
        say(
            "Поставит на\u{a0}паузу \(quoted(clocks))",
            "\(quoted(clocks)) кідіртеді",
            "Pauses \(quoted(clocks))")
    }

    func actionStops(_ clocks: [String]) -> String {
        say(
            "Часы остановятся: \(quoted(clocks)).",
            "Мерзімдер тоқтайды: \(quoted(clocks)).",
            "Clocks that stop: \(quoted(clocks)).")
    }

    func actionCancels(_ clocks: [String]) -> String {
        say(
            "Обещания отменятся: \(quoted(clocks)).",
            "Уәделер күшін жояды: \(quoted(clocks)).",
            "Promises that end: \(quoted(clocks)).")
    }

    func actionPauses(_ clocks: [String]) -> String {
        say(
            "Часы встанут на\u{a0}паузу: \(quoted(clocks)). Срок сдвинется на\u{a0}время ожидания.",
            "Мерзімдер кідіреді: \(quoted(clocks)). Мерзім күту уақытына жылжиды.",
            "Clocks that pause: \(quoted(clocks)). The due time moves by the wait.")
    }

    func firstTake(_ number: Int) -> String {
        say(
            "Сначала берут №\u{a0}\(number): её приоритет выше.",
            "Алдымен №\u{a0}\(number) алынады: оның басымдығы жоғары.",
            "No.\u{a0}\(number) comes first: its priority is higher.")
    }

    /// At a field that is filled in wrongly.
    func ask(of field: String, _ fault: InputFault) -> String { "\(field): \(cure(fault))" }
}
