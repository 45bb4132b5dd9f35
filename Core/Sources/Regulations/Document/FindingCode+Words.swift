extension FindingCode {
    /// What the code means; the message of a finding says the rest.
    public var words: Trilingual {
        Self.catalogue[self] ?? Trilingual(rawValue, rawValue, rawValue)
    }

    /// A test holds that each code has its words.
    static let catalogue: [FindingCode: Trilingual] = [
        .S001: Trilingual("неверная форма", "пішіні дұрыс емес", "wrong shape"),
        .S002:
            Trilingual(
                "неизвестный ключ или слово", "белгісіз кілт немесе сөз", "unknown key or word"),
        .S003: Trilingual("ключ стоит дважды", "кілт екі рет тұр", "key twice"),
        .S004: Trilingual("превышен предел", "шектен асты", "over a limit"),
        .S101: Trilingual("нет такого имени", "мұндай атау жоқ", "no such name"),
        .S102: Trilingual("нет такого пункта", "мұндай тармақ жоқ", "no such clause"),
        .S103:
            Trilingual("по этому пути ничего нет", "бұл жолда ештеңе жоқ", "nothing at that path"),
        .S104:
            Trilingual(
                "слишком глубокая вложенность", "тым терең кірістірілген",
                "nested or chained too far"),
        .S105:
            Trilingual(
                "приоритеты без одного основного или с равными рангами",
                "бір негізгісі жоқ немесе дәрежелері тең басымдықтар",
                "priorities without one default or distinct ranks"),
        .S106: Trilingual("имя занято языком", "атауды тілдің өзі алған", "name is built in"),
        .S107: Trilingual("неизвестная переменная", "белгісіз айнымалы", "unknown variable"),
        .S108:
            Trilingual(
                "сообщение никто не отправляет", "хабарламаны ешкім жібермейді",
                "message never sent"),
        .S109:
            Trilingual(
                "нет слов на языке регламента", "регламент тілінде сөз жоқ", "language missing"),
        .C101:
            Trilingual(
                "пункт ничем не исполняется", "тармақ ештеңемен орындалмайды",
                "clause carried out by nothing"),
        .C102:
            Trilingual(
                "на справочный пункт ссылается правило", "мәлімет тармағына ереже сілтейді",
                "informative clause cited by a rule"),
        .C103:
            Trilingual(
                "два пункта с одним номером каталога", "екі тармақта бір каталог нөмірі",
                "two clauses have one catalogue id"),
        .T101: Trilingual("обещание без срока", "мерзімсіз уәде", "promise without limit"),
        .T102:
            Trilingual(
                "срок у нерегулируемого", "реттелмегенде мерзім бар", "unregulated with limit"),
        .T103:
            Trilingual(
                "обещание ничем не исполняется", "уәдені ештеңе тоқтатпайды", "nothing stops it"),
        .T104:
            Trilingual(
                "данные о праздниках кончаются в течение года",
                "мереке деректері бір жыл ішінде аяқталады",
                "holiday data end within a year"),
        .T105: Trilingual("срок не помещается", "мерзім сыймайды", "limit never fits"),
        .T106:
            Trilingual(
                "один пункт сказан по-разному", "бір тармақ әртүрлі айтылған",
                "one clause stated in two ways"),
        .T107:
            Trilingual(
                "о часах сказано то, что никогда не наступит",
                "сағат туралы ешқашан болмайтын нәрсе айтылған",
                "said of a clock, and never takes effect"),
        .I101:
            Trilingual(
                "вместо адреса заглушка", "мекенжай орнында толтырғыш", "address is a placeholder"),
        .I102:
            Trilingual(
                "бывает час без открытого канала", "ашық арна жоқ сағат бар",
                "no channel is open at some hour"),
        .I103:
            Trilingual(
                "обязательная роль никем не занята", "міндетті рөлде ешкім жоқ",
                "a required role has no holder"),
        .I104:
            Trilingual(
                "условие не выполнится никогда", "шарт ешқашан орындалмайды",
                "a condition can never hold"),
        .R101:
            Trilingual(
                "выбранное прочтение стоит среди иных", "таңдалған оқылым басқалардың арасында тұр",
                "chosen among alternatives"),
        .R102:
            Trilingual(
                "путь прочтения никуда не ведёт", "оқылым жолы ешқайда апармайды",
                "path leads nowhere"),
        .R103:
            Trilingual(
                "иное прочтение ничего не меняет", "басқа оқылым ештеңені өзгертпейді",
                "alternative changes nothing"),
        .R104: Trilingual("прочтение не выбрано", "оқылым таңдалмаған", "undecided"),
        .R105:
            Trilingual(
                "пункт можно прочесть иначе", "тармақты басқаша оқуға болады",
                "a clause can be read otherwise"),
        .M101:
            Trilingual(
                "часы на цену не дают суммы", "сағаттың бағаға көбейтіндісі сомаға тең емес",
                "hours × price is not the amount"),
        .M102:
            Trilingual("подходят две ставки", "екі мөлшерлеме сай келеді", "two rates match"),
        .M103:
            Trilingual(
                "час пакета дороже часа сверх него", "пакет сағаты одан тыс сағаттан қымбат",
                "package hour dearer than beyond"),
        .M104:
            Trilingual(
                "цена по договору, а договор её не задаёт", "баға шартпен, ал шарт оны қоймайды",
                "price by agreement, and no agreement sets it"),
        .D101:
            Trilingual(
                "пока не исполняется программой", "бағдарлама әзірге орындамайды",
                "not executed yet"),
        .V101:
            Trilingual(
                "действует задним числом", "өткен күннен күшіне енеді", "reaches back into force"),
        .V102:
            Trilingual(
                "договор вышел за дозволенное", "шарт рұқсаттан шықты",
                "agreement's change out of its bound"),
        .V103:
            Trilingual(
                "опубликованная редакция теперь говорит иное",
                "жарияланған басылым енді басқаша айтады",
                "a published version says otherwise now"),
        .V104:
            Trilingual("чужой регламент", "бөтен регламент", "another regulation than the desk’s"),
        .X101:
            Trilingual(
                "сценарий не ждал срока", "сценарий мерзім күтпеген",
                "scenario expects none, got a date"),
        .X102: Trilingual("ожидание не сбылось", "күту орындалмады", "expectation differs"),
        .X103: Trilingual("шаги не по порядку", "қадамдар ретімен емес", "steps out of order"),
        .X104:
            Trilingual(
                "письмо сценария говорит больше письма", "сценарийдің хаты хаттан артық айтады",
                "a letter of the scenario states what no letter carries"),
    ]
}
