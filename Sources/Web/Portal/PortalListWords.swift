/// A client’s tickets.
extension Word {
    static let viewCompany = Word("Компании", "Компанияның", "The company’s")
    static let viewEnded = Word("Закрытые", "Жабылған", "Closed")
    static let views = Word(
        "Какие заявки показать", "Қай өтінімдерді көрсету", "Which tickets to show")
    static let columnTicket = Word("Заявка", "Өтінім", "Ticket")
    static let columnState = Word("Состояние", "Күйі", "State")
    static let columnDue = Word("Срок", "Мерзімі", "Due")
    static let columnPerson = Word("Кто обратился", "Кім жазды", "Who asked")
    static let clientEmptyMine = Word("Открытых заявок нет", "Ашық өтінім жоқ", "No open tickets")
    static let emptyCompany = Word(
        "У компании нет открытых заявок",
        "Компанияның ашық өтінімі жоқ",
        "The company has no open tickets")
    static let emptyEnded = Word("Закрытых заявок нет", "Жабылған өтінім жоқ", "No closed tickets")
    static let emptyHint = Word(
        "Новую заявку примем здесь или почтой.",
        "Жаңа өтінімді осы жерден немесе поштамен қабылдаймыз.",
        "We take a new one here or by mail.")
    static let decisions = Word("Ждём вас", "Сізді күтеміз", "We wait for you")
    static let answerQuestion = Word(
        "Ответьте на вопрос", "Сұраққа жауап беріңіз", "Answer a question")
    static let acceptWork = Word("Примите работу", "Жұмысты қабылдаңыз", "Accept the work")
    static let approveEstimate = Word(
        "Согласуйте смету", "Сметаны келісіңіз", "Approve the estimate")
    static let clientTeam = Word(
        "Кто с вами работает", "Сізбен кім жұмыс істейді", "Who works with you")
}
