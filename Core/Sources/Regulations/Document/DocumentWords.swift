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
        case .waited: Trilingual("начало ожидания", "күтудің басталуы", "beginning of a wait")
        case .resumed: Trilingual("конец ожидания", "күтудің аяқталуы", "end of the wait")
        }
    }
}

extension TicketState {
    /// How the document calls an event, as what has happened.
    public var words: Trilingual {
        switch self {
        case .received: Trilingual("получено", "алынды", "received")
        case .held:
            Trilingual("задержано до решения", "шешімге дейін кідірді", "held for a decision")
        case .admitted: Trilingual("принято", "қабылданды", "admitted")
        case .inProgress: Trilingual("в работе", "жұмыста", "in progress")
        case .waitingClient:
            Trilingual("ждём клиента", "клиентті күтудеміз", "waiting for the client")
        case .waitingThirdParty:
            Trilingual(
                "ждём третью сторону", "үшінші тарапты күтудеміз", "waiting for a third party")
        case .waitingApproval:
            Trilingual("ждём согласия", "келісімді күтудеміз", "waiting for approval")
        case .handedOver: Trilingual("передано", "тапсырылды", "handed over")
        case .postponed: Trilingual("отложено", "кейінге қалдырылды", "postponed")
        case .done: Trilingual("выполнено", "орындалды", "done")
        case .signedOff: Trilingual("принято клиентом", "клиент қабылдады", "signed off")
        case .closed: Trilingual("закрыто", "жабылды", "closed")
        case .refused: Trilingual("отказано", "бас тартылды", "refused")
        case .notAdmitted: Trilingual("не принято", "қабылданбады", "not admitted")
        }
    }
}

extension Verdict {
    /// What the document says a rule with this verdict does.
    public var words: Trilingual {
        switch self {
        case .refuse: Trilingual("не происходит", "болмайды", "refused")
        case .record: Trilingual("только записывается", "тек жазылады", "recorded only")
        case .merge:
            Trilingual(
                "присоединяется к открытому обращению", "ашық өтінішке қосылады",
                "added to the open ticket")
        case .giveBack:
            Trilingual(
                "возвращается на дополнение", "толықтыруға қайтарылады", "returned for completion")
        case .hold: Trilingual("ждёт решения", "шешімді күтеді", "held for a decision")
        case .handOver: Trilingual("передаётся", "тапсырылады", "handed over")
        case .hint:
            Trilingual("происходит с подсказкой", "ескертумен болады", "allowed, with a hint")
        }
    }
}

extension Commitment.Nature {
    /// How the document calls the nature of a promise.
    public var words: Trilingual {
        switch self {
        case .binding: Trilingual("обязательный срок", "міндетті мерзім", "binding")
        case .indicative: Trilingual("ориентировочный срок", "болжамды мерзім", "indicative")
        case .notGuaranteed:
            Trilingual("срок не гарантируется", "мерзімге кепілдік жоқ", "not guaranteed")
        case .unregulated:
            Trilingual("срок не установлен", "мерзім белгіленбеген", "no term is set")
        case .cap: Trilingual("не чаще", "одан жиі емес", "not more often")
        }
    }
}
