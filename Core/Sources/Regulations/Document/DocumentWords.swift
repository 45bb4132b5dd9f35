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
