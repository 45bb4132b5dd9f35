/// Interactions that became no ticket.
extension Word {
    static let unticketed = Word(
        "Контакты без заявки", "Өтінімсіз байланыстар", "Contacts without a ticket")
    static let unticketedLead = Word(
        "Что пришло и не стало заявкой: неофициальный канал, повтор, нечитаемое письмо, сверх квоты.",
        "Келген, бірақ өтінім болмаған: ресми емес арна, қайталау, оқылмайтын хат, квотадан тыс.",
        "What came in and became no ticket: an unofficial channel, a repeat, unreadable, beyond a quota."
    )
    static let unticketedNone = Word(
        "Все контакты стали заявками.",
        "Барлық байланыс өтінім болды.",
        "Every contact became a ticket.")
    static let unticketedRecorded = Word(
        "Записан, не заявка", "Жазылды, өтінім емес", "Recorded, no ticket")
    static let unticketedDuplicate = Word(
        "Повтор того же письма", "Сол хат қайталанды", "The same letter again")
    static let unticketedUnreadable = Word("Не читается", "Оқылмайды", "Unreadable")
    static let unticketedBeyondQuota = Word(
        "Сверх квоты, отложен", "Квотадан тыс, кейінге қалдырылды", "Over the quota, kept aside")
    static let unticketedWaiting = Word("Ждёт разбора", "Талдауды күтеді", "Not judged yet")
    static let unticketedRefused = Word("Отказано", "Бас тартылды", "Refused")
    static let unticketedSource = Word("Исходник", "Бастапқы мәтін", "Source")
    static let unticketedTold = Word("Клиенту говорят", "Клиентке айтылады", "The client is told")
    static let unticketedJudge = Word("Рассмотреть сейчас", "Қазір қарау", "Judge now")
    static let unticketedJudgeSender = Word(
        "Все от этого отправителя", "Осы жіберушінің барлығы", "All of this sender")
}

extension Words {
    /// Interactions that were kept aside.
    func unticketedJudged(_ count: Int) -> String {
        say("Рассмотрено: \(count)", "Қаралды: \(count)", "Judged: \(count)")
    }
}
