import Regulations

/// States as the one who waits would say them, and what happened.
extension Word {
    static let clientReceived = Word("Получена", "Алынды", "Received", label: "received")
    static let clientHeld = Word("Ждёт решения", "Шешім күтуде", "Awaits a decision", label: "held")
    static let clientAdmitted = Word("В очереди", "Кезекте", "In the queue", label: "admitted")
    static let clientInProgress = Word("В работе", "Жұмыста", "In progress", label: "in_progress")
    static let clientWaitingYou = Word(
        "Ждём вас", "Сізді күтеміз", "Waiting for you", label: "waiting_client")
    static let clientWaitingThirdParty = Word(
        "Ждём другую компанию",
        "Басқа компанияны күтеміз",
        "Waiting for another company", label: "waiting_third_party")
    static let clientWaitingApproval = Word(
        "Ждём согласования", "Келісімді күтеміз", "Waiting for approval", label: "waiting_approval")
    static let clientHandedOver = Word("Передана", "Берілді", "Handed over", label: "handed_over")
    static let clientPostponed = Word("Отложена", "Кейінге қалды", "Postponed", label: "postponed")
    static let clientDone = Word(
        "Готова, проверьте", "Дайын, тексеріңіз", "Done, please check", label: "done")
    static let clientSignedOff = Word("Принята", "Қабылданды", "Accepted", label: "signed_off")
    static let clientClosed = Word("Закрыта", "Жабық", "Closed", label: "closed")
    static let clientRefused = Word("Отказано", "Бас тартылды", "Refused", label: "refused")
    static let clientNotAdmitted = Word(
        "Не принята", "Қабылданбады", "Not admitted", label: "not_admitted")
    static let happenedRegistered = Word(
        "Заявка зарегистрирована", "Өтінім тіркелді", "Ticket registered")
    static let happenedTaken = Word("Взята в работу", "Жұмысқа алынды", "Taken on")
    static let happenedDone = Word("Работа закончена", "Жұмыс аяқталды", "Work finished")
    static let happenedSignedOff = Word("Работа принята", "Жұмыс қабылданды", "Work accepted")
    static let happenedClosed = Word("Заявка закрыта", "Өтінім жабылды", "Ticket closed")
    static let happenedReopened = Word(
        "Заявка открыта снова", "Өтінім қайта ашылды", "Ticket opened again")
    static let happenedHeld = Word("Ждёт решения", "Шешім күтуде", "Awaits a decision")
    static let happenedReturned = Word(
        "Просим дополнить", "Толықтыруды сұраймыз", "Please add what is missing")
    static let happenedRefused = Word("Отказ", "Бас тарту", "Refused")
    static let happenedPostponed = Word("Отложена", "Кейінге қалды", "Postponed")
    static let happenedFilled = Word("Записано", "Жазылды", "Recorded")
    static let happenedHandedOver = Word("Передана дальше", "Әрі қарай берілді", "Handed over")
}

extension Words {
    /// A state as the one who waits would say it.
    func clientState(_ state: TicketState) -> String { self[state.clientWord] }
}

extension TicketState {
    fileprivate var clientWord: Word {
        switch self {
        case .received: .clientReceived
        case .held: .clientHeld
        case .admitted: .clientAdmitted
        case .inProgress: .clientInProgress
        case .waitingClient: .clientWaitingYou
        case .waitingThirdParty: .clientWaitingThirdParty
        case .waitingApproval: .clientWaitingApproval
        case .handedOver: .clientHandedOver
        case .postponed: .clientPostponed
        case .done: .clientDone
        case .signedOff: .clientSignedOff
        case .closed: .clientClosed
        case .refused: .clientRefused
        case .notAdmitted: .clientNotAdmitted
        }
    }
}
