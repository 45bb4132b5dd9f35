/// What provider and client do about the statement of a month.
extension Word {
    static let settlementDraft = Word("Не\u{a0}отправлен", "Жіберілмеген", "Not sent")
    static let settlementSent = Word(
        "Ждёт согласования клиентом", "Клиенттің келісімін күтеді", "Waits for the client")
    static let settlementDisputed = Word("Есть спорные строки", "Даулы жолдар бар", "Disputed")
    static let settlementAgreed = Word("Согласован", "Келісілген", "Agreed")
    static let settlementClosed = Word(
        "Закрыт без согласования", "Келісімсіз жабылған", "Closed without agreement")

    static let sendStatement = Word("Отправить клиенту", "Клиентке жіберу", "Send to the client")
    static let recallStatement = Word("Отозвать", "Кері алу", "Take back")
    static let answerDispute = Word("Ответить по\u{a0}строке", "Жол бойынша жауап беру", "Answer")
    static let closeStatement = Word(
        "Закрыть без согласования", "Келісімсіз жабу", "Close without agreement")
    static let disputeLine = Word(
        "Не\u{a0}согласны со\u{a0}строкой", "Жолмен келіспеу", "Dispute a line")
    static let agreeStatement = Word("Согласовать", "Келісу", "Agree")

    static let sendLead = Word(
        "Клиент получит письмо и\u{a0}увидит отчёт таким, какой он сейчас. Письмо уйдёт:",
        "Клиент хат алып, есепті қазіргі күйінде көреді. Хат алатындар:",
        "The client gets a letter and sees the statement as it is now. The letter goes to:")
    static let sendsToNobody = Word(
        "никому: ни\u{a0}один контакт клиента не\u{a0}видит все заявки компании",
        "ешкімге: клиенттің бірде-бір байланысы компанияның бүкіл өтінімін көрмейді",
        "nobody: no contact of the client sees all of the company's tickets")
    static let recallLead = Word(
        "Клиент больше не\u{a0}увидит этот отчёт. Напишите ему, что вы исправите.",
        "Клиент бұл есепті енді көрмейді. Нені түзететініңізді жазыңыз.",
        "The client no longer sees this statement. Tell them what you will correct.")
    static let closeLead = Word(
        "Отчёт больше не\u{a0}изменится, исправления войдут в\u{a0}следующие. Напишите клиенту основание.",
        "Есеп енді өзгермейді, түзетулер кейінгілеріне енеді. Клиентке негізін жазыңыз.",
        "The statement will not change any more; corrections go into later ones. Tell the client the ground."
    )
    static let agreeLead = Word(
        "Вы согласны с\u{a0}каждой строкой; исправления войдут в\u{a0}следующие отчёты. К\u{a0}оплате:",
        "Сіз әр жолмен келісесіз; түзетулер кейінгі есептерге енеді. Төлеуге:",
        "You agree to every line; corrections go into later statements. To be paid:")
    static let disputeLead = Word(
        "Напишите, что не\u{a0}так. Мы ответим по\u{a0}этой строке или пришлём исправленный отчёт.",
        "Не дұрыс емес екенін жазыңыз. Біз осы жол бойынша жауап береміз немесе түзетілген есеп жібереміз.",
        "Say what is wrong. We answer on this line or send a corrected statement.")
    static let lineOfStatement = Word("Строка", "Жол", "Line")
    static let statementWords = Word("Что сообщить", "Не хабарлау керек", "Your words")
    static let settleStatement = Word(
        "Согласуйте отчёт", "Есепті келісіңіз", "Agree to the statement")
    static let statementHistory = Word("Согласование", "Келісу", "Settlement")
    static let disputedLines = Word("Спорные строки", "Даулы жолдар", "Disputed lines")

    static let statementWasSent = Word("Отправлен", "Жіберілді", "Sent")
    static let statementWasRecalled = Word("Отозван", "Кері алынды", "Taken back")
    static let statementWasAgreed = Word("Согласован", "Келісілді", "Agreed")
    static let statementWasClosed = Word(
        "Закрыт без согласования", "Келісімсіз жабылды", "Closed without agreement")
    static let wordsErased = Word("слова удалены", "сөздер жойылды", "the words were erased")

    static let changedSince = Word(
        "С\u{a0}отправки отчёта стало известно другое. Сейчас вышло бы:",
        "Есеп жіберілгеннен бері деректер өзгерді. Қазір былай болар еді:",
        "Something else is known since it was sent. Now it would be:")
    static let adjustments = Word(
        "Исправления прошлых месяцев", "Өткен айлардың түзетулері", "Corrections of earlier months")
    static let noAdjustments = Word("Исправлений нет", "Түзету жоқ", "No corrections")
    static let adjustedMonth = Word("Месяц", "Ай", "Month")

    static let refusedOtherSide = Word(
        "Это делает другая сторона.", "Мұны екінші тарап жасайды.",
        "This is for the other side to do.")
    static let refusedNotNow = Word(
        "Сейчас этого сделать нельзя: посмотрите, что стало с\u{a0}отчётом.",
        "Қазір бұлай істеуге болмайды: есептің күйін қараңыз.",
        "This cannot be done now: see what has become of the statement.")
    static let refusedSuperseded = Word(
        "Отчёт отправлен заново или отозван, пока вы смотрели. Проверьте его ещё раз.",
        "Сіз қарап отырғанда есеп қайта жіберілді немесе кері алынды. Тағы бір тексеріңіз.",
        "The statement was sent again or taken back while you looked. Please look through it again."
    )
    static let refusedMonthRuns = Word(
        "Месяц ещё идёт: отправить отчёт можно после его конца.",
        "Ай әлі біткен жоқ: есепті ай біткен соң жіберуге болады.",
        "The month is not over yet: the statement can be sent after its end.")
    static let refusedNoSum = Word(
        "У\u{a0}отчёта нет суммы: у\u{a0}строки нет цены. Укажите её в\u{a0}договоре клиента.",
        "Есептің сомасы жоқ: бір жолдың бағасы жоқ. Оны клиенттің шартында көрсетіңіз.",
        "The statement has no sum: a line has no price. State it in the client's agreement.")
    static let refusedNoLine = Word(
        "Такой строки нет.", "Мұндай жол жоқ.", "There is no such line.")
    static let refusedNoWords = Word(
        "Напишите хотя бы слово.", "Кемінде бір сөз жазыңыз.", "Please write a word.")
    static let refusedNotOpen = Word(
        "По\u{a0}этой строке ответа не\u{a0}ждут.", "Бұл жол бойынша жауап күтілмейді.",
        "Nobody waits for an answer on this line.")
}
