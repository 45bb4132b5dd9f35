import Regulations

/// Events of the vocabulary in words.
public enum EventWords {
    /// How people call the event, in the language `ru`, `kk` or `en`.
    public static func words(_ event: EventName, in language: String) -> String {
        let (russian, kazakh, english) = table(event)
        switch language {
        case "ru": return russian
        case "kk": return kazakh
        default: return english
        }
    }

    private static func table(_ event: EventName) -> (String, String, String) {
        switch event {
        case .arrived: ("обращение поступило", "өтініш түсті", "the request arrived")
        case .registered:
            ("обращение зарегистрировано", "өтініш тіркелді", "the request was registered")
        case .admitted: ("обращение принято", "өтініш қабылданды", "the request was admitted")
        case .admissionFailed: ("подтверждение не дошло", "растау жетпеді", "the receipt bounced")
        case .returned: ("вернули на уточнение", "нақтылауға қайтарылды", "returned for completion")
        case .refused: ("отказано", "бас тартылды", "refused")
        case .postponed: ("отложено", "кейінге қалдырылды", "postponed")
        case .prioritised: ("назначен приоритет", "басымдық белгіленді", "priority was set")
        case .assigned: ("назначен исполнитель", "орындаушы тағайындалды", "assigned")
        case .taken: ("взято", "алынды", "taken")
        case .released: ("возвращено в пул", "ортақ кезекке қайтарылды", "given back to the pool")
        case .started: ("работа начата", "жұмыс басталды", "work began")
        case .logged: ("внесено время", "уақыт енгізілді", "time was logged")
        case .firstReply: ("первый ответ", "алғашқы жауап", "first reply")
        case .replied: ("ответ клиенту", "клиентке жауап", "reply to the client")
        case .askedClient: ("вопрос клиенту", "клиентке сұрақ", "question to the client")
        case .clientWrote: ("клиент написал", "клиент жазды", "the client wrote")
        case .handedOver: ("передано", "тапсырылды", "handed over")
        case .estimated: ("дана оценка", "баға берілді", "estimated")
        case .approved: ("согласовано", "келісілді", "approved")
        case .declined: ("отклонено", "қабылданбады", "declined")
        case .invoiced: ("выставлен счёт", "шот қойылды", "invoiced")
        case .published: ("опубликовано", "жарияланды", "published")
        case .done: ("выполнено", "орындалды", "done")
        case .signedOff:
            ("работа принята клиентом", "клиент жұмысты қабылдады", "signed off by the client")
        case .defectReported: ("найден дефект", "ақау табылды", "a defect was reported")
        case .closed: ("закрыто", "жабылды", "closed")
        case .reopened: ("открыто снова", "қайта ашылды", "reopened")
        case .putInTurn: ("возвращено в очередь", "кезегіне қайтарылды", "put back in turn")
        case .expedited: ("вне очереди", "кезексіз", "put out of turn")
        case .escalated: ("эскалация", "эскалация", "escalated")
        case .decided: ("принято решение", "шешім қабылданды", "decided")
        case .waited: ("началось ожидание", "күту басталды", "a wait began")
        case .resumed: ("ожидание кончилось", "күту аяқталды", "the wait ended")
        case .measured: ("записан показатель", "көрсеткіш жазылды", "measured")
        }
    }
}
