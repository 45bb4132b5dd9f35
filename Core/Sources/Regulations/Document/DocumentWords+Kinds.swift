// Words of the language, as the printed document says them.

extension Commitment.About {
    var words: Trilingual {
        switch self {
        case .ticket: Trilingual("по обращению", "өтініш бойынша", "of a ticket")
        case .project: Trilingual("по проекту", "жоба бойынша", "of a project")
        case .client: Trilingual("по клиенту", "клиент бойынша", "of a client")
        }
    }
}

extension Role.Per {
    var words: Trilingual {
        switch self {
        case .desk: Trilingual("во всей службе", "бүкіл қызметте", "of the whole desk")
        case .project: Trilingual("в каждом проекте", "әр жобада", "in each project")
        case .client: Trilingual("у каждого клиента", "әр клиентте", "with each client")
        case .department:
            Trilingual("в каждом отделе клиента", "клиенттің әр бөлімінде", "in each department")
        }
    }
}

extension Agreement.Bound {
    var words: Trilingual {
        switch self {
        case .shorter: Trilingual("только короче", "тек қысқарақ", "only shorter")
        case .longer: Trilingual("только длиннее", "тек ұзағырақ", "only longer")
        case .lower: Trilingual("только меньше", "тек төмен", "only lower")
        case .higher: Trilingual("только больше", "тек жоғары", "only higher")
        }
    }
}

/// What of an item an agreement may change.
enum ChangedKey {
    static func words(_ key: String) -> Trilingual {
        switch key {
        case "within", "until": Trilingual("срок", "мерзім", "the limit")
        case "calendar", "week": Trilingual("часы", "уақыты", "the hours")
        case "amount": Trilingual("цена", "бағасы", "the price")
        case "hours": Trilingual("часов в пакете", "пакеттегі сағат", "hours of the package")
        case "hour_price": Trilingual("цена часа", "сағат бағасы", "the price of an hour")
        case "minutes": Trilingual("единица учёта", "есеп бірлігі", "the unit")
        case "holidays": Trilingual("праздники", "мерекелер", "the holidays")
        case "times": Trilingual("множитель", "көбейткіш", "the factor")
        case "address": Trilingual("адрес", "мекенжай", "the address")
        case "stands_in": Trilingual("кто замещает", "кім алмастырады", "who stands in")
        default: Trilingual("значение", "мәні", "the value")
        }
    }
}

extension Channel.Kind {
    var words: Trilingual {
        switch self {
        case .email: Trilingual("почта", "пошта", "mail")
        case .phone: Trilingual("телефон", "телефон", "telephone")
        case .sms: Trilingual("СМС", "СМС", "text message")
        case .messenger: Trilingual("мессенджер", "мессенджер", "messenger")
        case .chat: Trilingual("чат", "чат", "chat")
        case .social: Trilingual("социальная сеть", "әлеуметтік желі", "social network")
        case .portal: Trilingual("портал", "портал", "portal")
        case .form: Trilingual("форма", "нысан", "form")
        case .meeting: Trilingual("встреча", "кездесу", "meeting")
        case .monitor: Trilingual("наблюдение", "бақылау", "monitoring")
        case .post: Trilingual("бумажная почта", "қағаз пошта", "post")
        }
    }
}

extension Field.Kind {
    /// What a value of the kind is.
    public var words: Trilingual {
        switch self {
        case .text: Trilingual("текст", "мәтін", "text")
        case .link: Trilingual("ссылка", "сілтеме", "link")
        case .file: Trilingual("файл", "файл", "file")
        case .number: Trilingual("число", "сан", "number")
        case .choice: Trilingual("выбор", "таңдау", "choice")
        case .flag: Trilingual("да или нет", "иә немесе жоқ", "yes or no")
        case .date: Trilingual("день", "күн", "day")
        case .moment: Trilingual("день и час", "күн мен сағат", "day and hour")
        case .consent: Trilingual("согласие", "келісім", "consent")
        case .secret: Trilingual("секрет", "құпия", "secret")
        case .ticket: Trilingual("номер обращения", "өтініш нөмірі", "number of a ticket")
        }
    }
}

extension Roll {
    var words: Trilingual {
        switch self {
        case .nextBusinessDay:
            Trilingual(
                "с выходного на следующий рабочий день", "демалыстан келесі жұмыс күніне",
                "off a day off to the next business day")
        case .previousBusinessDay:
            Trilingual(
                "с выходного на предыдущий рабочий день", "демалыстан алдыңғы жұмыс күніне",
                "off a day off to the previous business day")
        }
    }
}

extension Warning {
    func words(in language: String) -> String {
        switch self {
        case .percent(let percent): "\(percent) %"
        case .before(let limit):
            Trilingual(
                "за \(limit.words(in: "ru"))", "\(limit.words(in: "kk")) бұрын",
                "\(limit.words(in: "en")) before")[
                    language]
        }
    }
}

extension Effects.Invoice {
    var words: Trilingual {
        switch self {
        case .total: Trilingual("счёт на всю сумму", "толық сомаға шот", "invoice of the total")
        case .difference: Trilingual("счёт на разницу", "айырмаға шот", "invoice of the difference")
        }
    }
}

extension Measure.Formula {
    var words: Trilingual {
        switch self {
        case .kept:
            Trilingual("доля исполненных в срок", "мерзімінде орындалғандар үлесі", "share kept")
        case .average: Trilingual("среднее", "орташа", "average")
        case .value: Trilingual("значение", "мәні", "value")
        case .ratio: Trilingual("отношение", "қатынас", "ratio")
        case .gain: Trilingual("прирост", "өсім", "gain")
        case .share: Trilingual("доля событий", "оқиғалар үлесі", "share of events")
        case .mean: Trilingual("среднее время", "орташа уақыт", "mean time")
        case .longest: Trilingual("самое долгое время", "ең ұзақ уақыт", "longest time")
        case .worst: Trilingual("самое большое опоздание", "ең ұзақ кешігу", "longest delay")
        }
    }
}

extension Measure.Unit {
    var words: Trilingual {
        switch self {
        case .money: Trilingual("деньги", "ақша", "money")
        case .percent: Trilingual("проценты", "пайыз", "percent")
        case .count: Trilingual("штуки", "дана", "a count")
        case .time: Trilingual("время", "уақыт", "time")
        case .workingTime: Trilingual("рабочее время", "жұмыс уақыты", "working time")
        case .elapsedTime: Trilingual("время по часам", "сағат бойынша уақыт", "time by the clock")
        }
    }
}

extension Prices.Rounding {
    var words: Trilingual {
        switch self {
        case .up: Trilingual("с округлением вверх", "жоғары дөңгелектенеді", "rounded up")
        case .nearest:
            Trilingual(
                "с округлением до ближайшего", "жақынына дөңгелектенеді", "rounded to the nearest")
        case .none: Trilingual("без округления", "дөңгелектеусіз", "not rounded")
        }
    }
}

extension Prices.Unit.Per {
    var words: Trilingual {
        switch self {
        case .ticket: Trilingual("по обращению", "өтініш бойынша", "per ticket")
        case .entry: Trilingual("по каждой записи", "әр жазба бойынша", "per entry")
        }
    }
}

extension Prices.Begun {
    /// nil: nothing is said of the default.
    var words: Trilingual? {
        switch self {
        case .whole: nil
        case .byDay:
            Trilingual(
                "неполный период - по дням", "толық емес кезең - күндер бойынша",
                "a part of a period by its days")
        }
    }
}

extension Prices.Paid {
    /// nil: nothing is said of the default.
    var words: Trilingual? {
        switch self {
        case .advance: nil
        case .arrears:
            Trilingual(
                "платится в конце периода", "кезең соңында төленеді",
                "paid at the end of the period")
        }
    }
}

extension Prices.Tax.Stands {
    var words: Trilingual {
        switch self {
        case .inside: Trilingual("входит в цены", "бағаға кіреді", "included in the prices")
        case .onTop: Trilingual("сверх цен", "бағаның үстіне", "on top of the prices")
        }
    }
}

extension Prices.Rate.Per {
    var words: Trilingual {
        switch self {
        case .hour: Trilingual("за час", "сағатына", "per hour")
        case .unit: Trilingual("за единицу учёта", "есеп бірлігіне", "per unit")
        case .ticket: Trilingual("за обращение", "өтінішке", "per ticket")
        }
    }
}

/// Kinds of work.
enum Work {
    static func words(_ work: String) -> Trilingual {
        switch work {
        case "execution": Trilingual("исполнение", "орындау", "execution")
        case "analysis": Trilingual("анализ", "талдау", "analysis")
        case "consulting": Trilingual("консультация", "кеңес", "consulting")
        case "estimating": Trilingual("оценка", "бағалау", "estimating")
        case "testing": Trilingual("проверка", "тексеру", "testing")
        default: Trilingual("ведение", "басқару", "management")
        }
    }
}

/// Places of a message that are filled when it is sent.
enum Variables {
    /// `Ticket {ticket.number}` → `Ticket ‹number of the ticket›`.
    ///
    /// - Parameter called: how a field or a channel of the regulation is called.
    static func said(_ text: String, _ language: String, called: (String) -> String?) -> String {
        var (out, rest) = ("", text[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            out +=
                rest[..<open] + "‹"
                + said(of: String(rest[rest.index(after: open)..<close]), language, called) + "›"
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }

    private static func said(of name: String, _ language: String, _ called: (String) -> String?)
        -> String
    {
        words(name)?[language] ?? called(name) ?? "…"
    }

    private static func words(_ name: String) -> Trilingual? {

        switch name {
        case "ticket.number": Trilingual("номер", "нөмір", "number")
        case "ticket.title": Trilingual("тема", "тақырып", "title")
        case "ticket.link":
            Trilingual("ссылка на обращение", "өтініш сілтемесі", "link to the ticket")
        case "client.name": Trilingual("клиент", "клиент", "client")
        case "provider.name": Trilingual("исполнитель", "орындаушы", "provider")
        case "sender": Trilingual("отправитель", "жіберуші", "sender")
        case "version": Trilingual("версия", "нұсқа", "version")
        case "due": Trilingual("срок", "мерзім", "due")
        case "date": Trilingual("дата", "күні", "date")
        case "clause": Trilingual("пункт", "тармақ", "clause")
        case "reason": Trilingual("причина", "себеп", "reason")
        case "missing": Trilingual("чего не хватает", "не жетіспейді", "what is missing")
        case "question": Trilingual("вопрос", "сұрақ", "question")
        case "estimate": Trilingual("оценка", "бағалау", "estimate")
        case "price": Trilingual("цена часа", "сағат бағасы", "price of an hour")
        case "priority": Trilingual("приоритет", "басымдық", "priority")
        case "admitted_by": Trilingual("кто принял", "кім қабылдады", "who admitted it")
        case "link":
            Trilingual("ссылка на регламент", "регламент сілтемесі", "link to the regulation")
        default: nil
        }
    }
}
