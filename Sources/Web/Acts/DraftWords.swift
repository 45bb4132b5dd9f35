/// Words that wait: drafts, news, lost sessions; and who will read them.
extension Word {
    static let draftKept = Word("есть черновик", "жоба бар", "draft kept")
    static let newsMark = Word(
        "Новое, пока вы писали", "Сіз жазғанда келгені", "New while you were writing")
    static let newsShow = Word("К\u{a0}новому", "Жаңасына", "To what is new")
    static let newsText = Word(
        "Пока вы писали, пришло новое. Ничего не\u{a0}отправлено: прочтите и\u{a0}отправьте всё равно или поправьте.",
        "Сіз жазғанша жаңа хабар келді. Ештеңе жіберілген жоқ: оқып, бәрібір жіберіңіз немесе түзетіңіз.",
        """
        Something new came while you were writing. Nothing was sent: read it, then send all the same or change \
        your words.
        """)
    static let newsForm = Word(
        "Пока вы заполняли форму, пришло новое, оно выше. Ничего не\u{a0}сделано: прочтите и\u{a0}повторите.",
        "Форманы толтырғанша жаңа хабар келді, ол жоғарыда. Ештеңе жасалған жоқ: оқып, қайталаңыз.",
        """
        Something new came while you filled in the form; it stands above. Nothing was done: read it, then \
        press again.
        """)
    static let keptAfterSignIn = Word(
        "Вход закончился раньше, чем вы отправили. Слова на\u{a0}месте, ничего не\u{a0}отправлено.",
        "Жібергенге дейін кіру мерзімі аяқталды. Сөздер орнында, ештеңе жіберілген жоқ.",
        "Your session ended before you sent this. The words are in place, nothing was sent.")
    static let keptExpired = Word(
        "Форма устарела: вход с\u{a0}тех пор сменился. Слова на\u{a0}месте, ничего не\u{a0}отправлено.",
        "Форма ескірді: содан бері кіру ауысты. Сөздер орнында, ештеңе жіберілген жоқ.",
        "The form is out of date: you have signed in anew since. The words are in place, nothing was sent."
    )
    static let filesAgain = Word(
        "Файлы приложите ещё раз.", "Файлдарды қайта тіркеңіз.", "Attach the files again.")
    static let sessionOver = Word(
        "Вход закончился", "Кіру мерзімі аяқталды", "Your session has ended")
    static let sessionOverKept = Word(
        """
        Написанное не\u{a0}пропало: войдите под тем\u{a0}же именем, и\u{a0}оно вернётся в\u{a0}форму. \
        Отправлено ничего не\u{a0}было.
        """,
        "Жазғаныңыз жоғалған жоқ: сол атпен кіріңіз, ол формаға қайтады. Ештеңе жіберілген жоқ.",
        "What you wrote is not lost: sign in under the same name, and it returns to its form. Nothing was sent."
    )
    static let clientReads = Word(
        "Клиент получит эти слова и\u{a0}увидит их в\u{a0}кабинете.",
        "Клиент бұл сөздерді алады және кабинетте көреді.",
        "The client gets these words and sees them in the portal.")
    static let clientReadsNot = Word(
        "Клиент этих слов не\u{a0}увидит.",
        "Клиент бұл сөздерді көрмейді.",
        "The client does not see these words.")
    static let pressBelow = Word(
        "Ничего не\u{a0}отправлено: нажмите кнопку под текстом.",
        "Ештеңе жіберілген жоқ: мәтін астындағы түймені басыңыз.",
        "Nothing was sent: press the button below the text.")
}
