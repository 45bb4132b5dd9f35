// Events of the vocabulary in words. A new event has its row in both lists.

extension EventName {
    /// As in "before …", "from …".
    public var words: Trilingual {
        switch self {
        case .arrived: Trilingual("поступление", "келіп түсу", "arrival")
        case .registered: Trilingual("регистрация", "тіркеу", "registration")
        case .admitted: Trilingual("приём", "қабылдау", "admission")
        case .admissionFailed:
            Trilingual("неудача приёма", "қабылдаудың сәтсіздігі", "failed admission")
        case .returned:
            Trilingual("возврат на дополнение", "толықтыруға қайтару", "return for completion")
        case .refused: Trilingual("отказ", "бас тарту", "refusal")
        case .postponed: Trilingual("отсрочка", "кейінге қалдыру", "postponement")
        case .prioritised: Trilingual("выбор приоритета", "басымдық қою", "setting of the priority")
        case .assigned: Trilingual("назначение", "тағайындау", "assignment")
        case .taken: Trilingual("взятие в работу", "жұмысқа алу", "taking")
        case .released: Trilingual("возврат в пул", "ортақ кезекке қайтару", "return to the pool")
        case .started: Trilingual("начало работы", "жұмысты бастау", "start of work")
        case .logged: Trilingual("запись времени", "уақытты жазу", "logging of time")
        case .firstReply: Trilingual("первый ответ", "алғашқы жауап", "first answer")
        case .replied: Trilingual("ответ", "жауап", "answer")
        case .askedClient: Trilingual("вопрос клиенту", "клиентке сұрақ", "question to the client")
        case .clientWrote:
            Trilingual("сообщение клиента", "клиенттің хабары", "message of the client")
        case .handedOver: Trilingual("передача", "тапсыру", "hand-over")
        case .estimated: Trilingual("оценка", "бағалау", "estimate")
        case .approved: Trilingual("согласие клиента", "клиенттің келісімі", "client's approval")
        case .declined:
            Trilingual("несогласие клиента", "клиенттің бас тартуы", "client's disapproval")
        case .invoiced: Trilingual("счёт", "шот", "invoice")
        case .published: Trilingual("публикация", "жариялау", "publication")
        case .done: Trilingual("сдача результата", "нәтижені тапсыру", "delivery of the result")
        case .signedOff:
            Trilingual("приёмка клиентом", "клиенттің қабылдап алуы", "client's sign-off")
        case .defectReported:
            Trilingual("сообщение о дефекте", "ақау туралы хабар", "report of a defect")
        case .closed: Trilingual("закрытие", "жабу", "closing")
        case .reopened: Trilingual("возобновление", "қайта ашу", "reopening")
        case .putInTurn: Trilingual("возврат в очередь", "кезекке қайтару", "putting back in turn")
        case .expedited:
            Trilingual("пропуск вне очереди", "кезектен тыс өткізу", "putting out of turn")
        case .escalated: Trilingual("эскалация", "эскалация", "escalation")
        case .decided:
            Trilingual(
                "решение по эскалации", "эскалация бойынша шешім", "decision of an escalation")
        case .measured: Trilingual("измерение", "өлшеу", "measurement")
        case .packageReached:
            Trilingual(
                "расход доли пакета", "пакет үлесінің жұмсалуы", "use of a part of a package")
        case .waited: Trilingual("начало ожидания", "күтудің басталуы", "beginning of a wait")
        case .resumed: Trilingual("конец ожидания", "күтудің аяқталуы", "end of the wait")
        }
    }

    /// What happened.
    public var told: Trilingual {
        switch self {
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
        case .packageReached:
            Trilingual(
                "израсходована доля пакета", "пакет үлесі жұмсалды",
                "a part of a package is used up")
        }
    }
}
