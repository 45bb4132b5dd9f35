import Store

extension Words {
    /// The mark and the cause in the reader's words; what a mail server said stays as it said it.
    func callAsFunction(_ problem: LetterProblem) -> String {
        let cause = problem.cause.map(words)
        guard problem.isPossiblyTwice else { return cause ?? "—" }
        return cause.map { "\(self[.possiblyTwice]): \($0)" } ?? self[.possiblyTwice]
    }

    private func words(_ cause: LetterProblem.Cause) -> String {
        switch cause {
        case .noRecipient: self[.noRecipient]
        case .noAddress: self[.noAddressKnown]
        case .gone: self[.requesterGone]
        case .damaged: self[.damaged]
        case .noWords: self[.noWordsLeft]
        case .budget: self[.letterBudget]
        case .automaticSender: self[.automaticSender]
        case .stopped: self[.stoppedSending]
        case .restored: self[.restoredWaiting]
        case .bounced(let report): "\(self[.cameBack]): \(report)"
        case .unreachable(let words): "\(self[.serverAway]): \(words)"
        case .said(let words): words
        }
    }
}

extension Word {
    static let serverAway = Word(
        "почтовый сервер не\u{a0}отвечает, письмо ждёт",
        "пошта сервері жауап бермейді, хат күтуде",
        "the mail server does not answer, the letter waits")
    static let requesterGone = Word(
        "кто просил, больше не\u{a0}контакт клиента",
        "сұраған адам енді клиенттің байланыс тұлғасы емес",
        "who asked is no longer a contact of the client")
    static let possiblyTwice = Word(
        "Могло уйти дважды", "Екі рет кетуі мүмкін", "May have left twice")
    static let possiblyTwiceWhy = Word(
        """
        Программа остановилась, пока почтовый сервер отвечал. Письмо отправлено снова под тем\u{a0}же \
        Message-ID, получатель мог получить его два раза. Делать ничего не\u{a0}нужно.
        """,
        """
        Пошта сервері жауап беріп жатқанда бағдарлама тоқтады. Хат сол Message-ID-мен қайта жіберілді, алушыға \
        ол екі рет келуі мүмкін. Ештеңе істеу қажет емес.
        """,
        """
        The program stopped while the mail server was answering. The letter was sent again under the same \
        Message-ID, so the receiver may have got it twice. There is nothing to do.
        """)
    static let noRecipient = Word(
        "некому отправить", "жіберетін адам жоқ", "there is nobody to send it to")
    static let automaticSender = Word(
        "письмо написала программа, ей не\u{a0}отвечаем",
        "хатты бағдарлама жазған, оған жауап берілмейді",
        "a program wrote the letter and gets no answer")
    static let noAddressKnown = Word(
        "адрес почты неизвестен", "пошта мекенжайы белгісіз", "no mail address is known")
    static let noWordsLeft = Word(
        "отправлять нечего: текст стёрт или повреждён",
        "жіберетін ештеңе жоқ: мәтін өшірілген немесе бүлінген",
        "what should be sent was erased or is damaged")
    static let letterBudget = Word(
        "за\u{a0}час на\u{a0}этот адрес ушло слишком много автоматических писем",
        "бір сағатта бұл мекенжайға тым көп автоматты хат кетті",
        "too many automatic letters went to this address within an hour")
    static let stoppedSending = Word(
        "сервер остановился, пока почтовый сервер отвечал",
        "пошта сервері жауап беріп жатқанда сервер тоқтады",
        "the desk stopped while the mail server was answering")
    static let restoredWaiting = Word(
        "служба восстановлена из\u{a0}резервной копии, где письмо ещё ждало",
        "қызмет хат әлі күтіп тұрған сақтық көшірмеден қалпына келтірілді",
        "the desk was restored from a backup in which it waited")
    static let cameBack = Word("письмо вернулось", "хат қайтып келді", "it came back")
}
