/// A ticket as its client sees it.
extension Word {
    static let now = Word("Сейчас", "Қазір", "Now")
    static let weWait = Word("Ждём", "Күтеміз", "We wait for")
    static let next = Word("Дальше", "Одан әрі", "Next")
    static let promises = Word("Что обещано", "Не уәде етілді", "What is promised")
    static let noPromises = Word(
        "Срок по этой заявке регламент не ставит.",
        "Бұл өтінімге регламент мерзім қоймайды.",
        "The regulation sets no deadline here.")
    static let you = Word("вы", "сіз", "you")
    static let support = Word("поддержка", "қолдау", "support")
    static let facts = Word("О заявке", "Өтінім туралы", "About the ticket")
    static let answer = Word("Ответить", "Жауап беру", "Answer")
    static let answerLead = Word("Ответ", "Жауап", "Your answer")
    static let sendAnswer = Word("Отправить", "Жіберу", "Send")
    static let files = Word("Файлы", "Файлдар", "Files")
    static let filesHint = Word(
        "Снимки экрана, документы, архивы.",
        "Экран суреттері, құжаттар, мұрағаттар.",
        "Screenshots, documents, archives.")
    static let accept = Word("Принять работу", "Жұмысты қабылдау", "Accept the work")
    static let acceptLead = Word(
        "Заявка закроется как принятая. Если что-то не так, опишите ниже: работа продолжится.",
        "Өтінім қабылданған болып жабылады. Бірдеңе дұрыс болмаса, төменде жазыңыз: жұмыс жалғасады.",
        "The ticket is closed as accepted. If something is wrong, say what below, and the work goes on."
    )
    static let rate = Word("Оценка", "Баға", "Rating")
    static let consent = Word("Согласен на цену", "Бағаға келісемін", "I agree to the price")
    static let reopen = Word("Открыть снова", "Қайта ашу", "Open again")
    static let reopenLead = Word(
        "Что осталось не так?", "Не дұрыс болмады?", "What is still wrong?")
    static let openAnew = Word("Открыть новую заявку", "Жаңа өтінім ашу", "Open a new ticket")
    static let anewLead = Word(
        "Эта заявка завершена и снова не открывается. Что осталось не так? Ответ станет новой заявкой.",
        "Бұл өтінім аяқталды, қайта ашылмайды. Не дұрыс болмады? Жауабыңыз жаңа өтінім болады.",
        "This ticket is finished and is not opened again. What is still wrong? Your answer opens a new one."
    )
    static let ladderSteps = Word("Кто решает", "Кім шешеді", "Who decides")
    static let ladderLead = Word(
        "Что не так и чего вы просите?",
        "Не дұрыс емес, не сұрайсыз?",
        "What is wrong, and what do you ask for?")
    static let ladderSend = Word("Отправить выше", "Жоғары жіберу", "Send it up")
    static let details = Word("Дополнить", "Толықтыру", "Add")
    static let detailsLead = Word("Чего не хватает", "Не жетпейді", "What is missing")
    static let save = Word("Сохранить", "Сақтау", "Save")
    static let asked = Word("Вопрос", "Сұрақ", "Question")
    static let cameBy = Word("Как пришла", "Қалай келді", "Came by")
    static let clientCategory = Word("О чём", "Не туралы", "Subject matter")
    static let level = Word("Уровень", "Деңгейі", "Level")
    static let approve = Word("Согласовано", "Келісілді", "Approve")
    static let reject = Word("Не согласовано", "Келісілмеді", "Decline")
    static let estimateLead = Word(
        "Смета ждёт вашего решения",
        "Смета шешіміңізді күтеді",
        "The estimate awaits your decision")
    static let defect = Word("Есть замечание", "Ескертпе бар", "Something is wrong")
    static let defectLead = Word(
        "Что не так в\u{a0}сделанном?",
        "Істелген жұмыста не дұрыс емес?",
        "What is wrong with the work?")
    static let remark = Word("Комментарий", "Түсініктеме", "Comment")
    static let judgedBy = Word(
        "Сроки этой заявки:", "Бұл өтінімнің мерзімдері:", "Deadlines of this ticket:")
    static let clientMerged = Word("Объединена", "Біріктірілді", "Merged")
    static let clientApproved = Word("Смета согласована", "Смета келісілді", "Estimate approved")
    static let clientDeclined = Word("Смета отклонена", "Смета қабылданбады", "Estimate declined")
    /// An estimate without one.
    static let noSum = Word("сумма не названа", "сомасы аталмаған", "no sum is named")
    static let priceUnread = Word(
        "Отметьте, что прочли цену: она могла измениться",
        "Бағаны оқығаныңызды белгілеңіз: ол өзгерген болуы мүмкін",
        "Tick that you have read the price: it may have changed")
    /// Under a letter that carries the client's address, and perhaps is not the client's.
    static let unprovenWhy = Word(
        "Мы не\u{a0}уверены, что письмо от\u{a0}вас: согласовать, принять или открыть заново можно только здесь.",
        "Хаттың сізден екеніне сенімді емеспіз: келісу, қабылдау немесе қайта ашу тек осы жерде.",
        "We cannot tell whether this letter is yours: approve, accept or reopen here only.")
}
