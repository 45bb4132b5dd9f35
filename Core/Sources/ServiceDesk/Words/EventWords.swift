import Regulations

/// Events of the vocabulary in words.
public enum EventWords {
    /// How people call the event.
    public static func words(_ event: EventName) -> Trilingual {
        switch event {
        case .arrived: Trilingual("обращение поступило", "өтініш түсті", "the request arrived")
        case .registered:
            Trilingual(
                "обращение зарегистрировано", "өтініш тіркелді", "the request was registered")
        case .admitted:
            Trilingual("обращение принято", "өтініш қабылданды", "the request was admitted")
        case .admissionFailed:
            Trilingual("подтверждение не дошло", "растау жетпеді", "the receipt bounced")
        case .returned:
            Trilingual("вернули на уточнение", "нақтылауға қайтарылды", "returned for completion")
        case .refused: Trilingual("отказано", "бас тартылды", "refused")
        case .postponed: Trilingual("отложено", "кейінге қалдырылды", "postponed")
        case .prioritised:
            Trilingual("назначен приоритет", "басымдық белгіленді", "priority was set")
        case .assigned: Trilingual("назначен исполнитель", "орындаушы тағайындалды", "assigned")
        case .taken: Trilingual("взято", "алынды", "taken")
        case .released:
            Trilingual("возвращено в пул", "ортақ кезекке қайтарылды", "given back to the pool")
        case .started: Trilingual("работа начата", "жұмыс басталды", "work began")
        case .logged: Trilingual("внесено время", "уақыт енгізілді", "time was logged")
        case .firstReply: Trilingual("первый ответ", "алғашқы жауап", "first reply")
        case .replied: Trilingual("ответ клиенту", "клиентке жауап", "reply to the client")
        case .askedClient: Trilingual("вопрос клиенту", "клиентке сұрақ", "question to the client")
        case .clientWrote: Trilingual("клиент написал", "клиент жазды", "the client wrote")
        case .handedOver: Trilingual("передано", "тапсырылды", "handed over")
        case .estimated: Trilingual("дана оценка", "баға берілді", "estimated")
        case .approved: Trilingual("согласовано", "келісілді", "approved")
        case .declined: Trilingual("отклонено", "қабылданбады", "declined")
        case .invoiced: Trilingual("выставлен счёт", "шот қойылды", "invoiced")
        case .published: Trilingual("опубликовано", "жарияланды", "published")
        case .done: Trilingual("выполнено", "орындалды", "done")
        case .signedOff:
            Trilingual(
                "работа принята клиентом", "клиент жұмысты қабылдады", "signed off by the client")
        case .defectReported: Trilingual("найден дефект", "ақау табылды", "a defect was reported")
        case .closed: Trilingual("закрыто", "жабылды", "closed")
        case .reopened: Trilingual("открыто снова", "қайта ашылды", "reopened")
        case .putInTurn:
            Trilingual("возвращено в очередь", "кезегіне қайтарылды", "put back in turn")
        case .expedited: Trilingual("вне очереди", "кезексіз", "put out of turn")
        case .escalated: Trilingual("эскалация", "эскалация", "escalated")
        case .decided: Trilingual("принято решение", "шешім қабылданды", "decided")
        case .waited: Trilingual("началось ожидание", "күту басталды", "a wait began")
        case .resumed: Trilingual("ожидание кончилось", "күту аяқталды", "the wait ended")
        case .measured: Trilingual("записан показатель", "көрсеткіш жазылды", "measured")
        }
    }
}
