/// The frame of the clients’ side.
extension Word {
    static let notFoundHere = Word(
        "Проверьте адрес или вернитесь к\u{a0}списку заявок. Заявки коллег видны, если компания открыла их вам.",
        "Мекенжайды тексеріңіз немесе тізімге оралыңыз. Әріптестердің өтінімі компания ашса көрінеді.",
        "Check the address or go back to your tickets. Colleagues’ tickets are seen if your company lets you."
    )
    static let brokenHere = Word(
        "Мы записали ошибку. Повторите; если не\u{a0}поможет, напишите в\u{a0}поддержку.",
        "Қатені жазып алдық. Қайталаңыз; көмектеспесе, қолдауға жазыңыз.",
        "We have logged the error. Try again; if that fails, write to support.")
    static let tickets = Word("Заявки", "Өтінімдер", "Tickets")
    static let newTicket = Word("Новая заявка", "Жаңа өтінім", "New ticket")
    static let person = Word("Мой доступ", "Менің кіруім", "My access")
    static let toHead = Word("Письмо руководителю", "Басшыға хат", "Letter to the head")
    static let home = Word("К заявкам", "Өтінімдерге", "To the tickets")
}
