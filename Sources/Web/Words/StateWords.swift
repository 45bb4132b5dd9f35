/// States of a ticket, which a regulation may call otherwise.
extension Word {
    static let stateReceived = Word("Новая", "Жаңа", "New", label: "received")
    static let stateHeld = Word("На\u{a0}проверке", "Тексеруде", "Held", label: "held")
    static let stateAdmitted = Word("Принята", "Қабылданды", "Admitted", label: "admitted")
    static let stateInProgress = Word(
        "В\u{a0}работе", "Жұмыста", "In progress", label: "in_progress")
    static let stateWaitingClient = Word(
        "Ждём клиента", "Клиентті күтеміз", "Waiting for client", label: "waiting_client")
    static let stateWaitingThirdParty = Word(
        "Третья сторона", "Үшінші тарап", "Third party", label: "waiting_third_party")
    static let stateWaitingApproval = Word(
        "На\u{a0}согласовании", "Келісуде", "Awaiting approval", label: "waiting_approval")
    static let stateHandedOver = Word("Передана", "Берілді", "Handed over", label: "handed_over")
    static let statePostponed = Word("Отложена", "Кейінге қалды", "Postponed", label: "postponed")
    static let stateDone = Word("Решена", "Шешілді", "Done", label: "done")
    static let stateSignedOff = Word(
        "Работа принята", "Жұмыс қабылданды", "Signed off", label: "signed_off")
    static let stateClosed = Word("Закрыта", "Жабылды", "Closed", label: "closed")
    static let stateRefused = Word("Отказано", "Бас тартылды", "Refused", label: "refused")
    static let stateNotAdmitted = Word(
        "Не\u{a0}принята", "Қабылданбады", "Not admitted", label: "not_admitted")
    static let waitsTurn = Word("Ждёт очереди", "Кезек күтуде", "Waits its turn")
}
