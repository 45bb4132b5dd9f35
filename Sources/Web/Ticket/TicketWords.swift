/// The page of a ticket: its conversation and what stands around it.
extension Word {
    static let path = Word("Путь", "Жол", "Path")
    static let conversation = Word("Переписка", "Хат алмасу", "Conversation")
    static let ticketClocks = Word("Часы заявки", "Өтінім мерзімдері", "Clocks of the ticket")
    static let clocks = Word("Часы", "Мерзімдер", "Clocks")
    static let clocksAndFacts = Word(
        "Часы и\u{a0}сведения", "Мерзімдер мен мәліметтер", "Clocks and facts")
    static let noClocks = Word(
        "Обещаний по\u{a0}этой заявке нет",
        "Бұл өтінім бойынша уәде жоқ",
        "Nothing is promised on this ticket")
    static let assignee = Word("Исполнитель", "Орындаушы", "Assignee")
    static let roleClient = Word("клиент", "клиент", "client", label: Words.aClient)
    static let clientTerm = Word("Клиент", "Клиент", "Client", label: "client")
    static let roleStaff = Word("поддержка", "қолдау", "support")
    static let roleRobot = Word("автоответ", "автожауап", "automatic")
    static let noteUnseen = Word(
        "заметка, клиент не\u{a0}видит",
        "жазба, клиент көрмейді",
        "note, the client does not see it")
    static let replyTab = Word("Ответ клиенту", "Клиентке жауап", "Reply")
    static let questionTab = Word("Вопрос клиенту", "Клиентке сұрақ", "Ask the client")
    static let noteTab = Word("Заметка", "Жазба", "Note")
    static let toWhom = Word("Кому", "Кімге", "To whom")
    static let replyText = Word("Текст ответа", "Жауап мәтіні", "Text")
    static let send = Word("Отправить", "Жіберу", "Send")
    static let ask = Word("Спросить", "Сұрау", "Ask")
    static let saveNote = Word("Сохранить заметку", "Жазбаны сақтау", "Save note")
    static let clientWontSee = Word(
        "Клиент не\u{a0}увидит, часы не\u{a0}изменятся",
        "Клиент көрмейді, мерзім өзгермейді",
        "The client will not see it, clocks stay")
    static let stopsNothing = Word(
        "Часов не\u{a0}остановит", "Мерзімді тоқтатпайды", "Stops no clock")
    static let actions = Word("Действия", "Әрекеттер", "Actions")
    static let mayRepeat = Word("Возможно, повтор", "Қайталау болуы мүмкін", "May be a repeat of")
    static let reason = Word("Причина", "Себебі", "Reason")
    static let reasonHint = Word(
        "Клиент увидит это вместе с\u{a0}пунктом регламента",
        "Клиент оны регламент тармағымен бірге көреді",
        "The client sees it together with the clause")
    static let untilWhen = Word("До\u{a0}какого времени", "Қай уақытқа дейін", "Until when")
    static let comment = Word(
        "Комментарий клиенту", "Клиентке түсініктеме", "Comment for the client")
    static let outOfTurnReason = Word("Почему вне очереди", "Неге кезектен тыс", "Why out of turn")
    static let result = Word("Что сделано", "Не істелді", "What was done")
    static let hints = Word("Подсказки регламента", "Регламент кеңестері", "The regulation’s hints")
    static let letterAsSent = Word(
        "Письмо в\u{a0}исходном виде", "Хаттың бастапқы түрі", "The letter as it was sent")
    static let letterFrameTitle = Word(
        "Письмо клиента в\u{a0}изолированном окне",
        "Клиенттің хаты оқшауланған терезеде",
        "The client’s letter in an isolated frame")
    static let letterBroken = Word(
        "Письмо не\u{a0}удалось разобрать, ниже его исходный текст.",
        "Хатты талдау мүмкін болмады, төменде бастапқы мәтіні.",
        "The letter could not be parsed; its source is below.")
    static let textCut = Word(
        "Текст длинный: здесь его начало, целиком он в\u{a0}файле text.txt.",
        "Мәтін ұзын: бұл тек басы, толық мәтіні text.txt файлында.",
        "The text is long: this is its beginning, the file text.txt holds the whole.")
    static let senderUnproven = Word(
        "Отправитель не\u{a0}подтверждён", "Жіберуші расталмаған", "Sender not proven")
    static let senderUnprovenWhy = Word(
        """
        Наш почтовый сервер не\u{a0}подтвердил, что письмо пришло с\u{a0}указанного адреса. Оно принято, \
        но\u{a0}согласования, согласия с\u{a0}ценой, приёмки и\u{a0}открытия заново не\u{a0}даёт. Попросите \
        клиента подтвердить в\u{a0}кабинете или по\u{a0}телефону.
        """,
        """
        Пошта серверіміз хаттың көрсетілген мекенжайдан келгенін растамады. Хат қабылданды, бірақ ол келісім, \
        бағаға ризалық, жұмысты қабылдау немесе қайта ашу болып саналмайды. Клиенттен кабинетте немесе \
        телефонмен растауды сұраңыз.
        """,
        """
        Our mail server does not confirm that this letter comes from the address it names. It is taken in, but \
        gives no approval, consent, acceptance or reopening. Ask the client to confirm in the portal or by \
        phone.
        """)
    static let formerContact = Word("бывший контакт", "бұрынғы байланыс тұлғасы", "former contact")
    static let movedFrom = Word(
        "Раньше писал(а) от клиента", "Бұрын мына клиенттен жазған", "Wrote before for")
    static let movedFromWhy = Word(
        """
        Этот адрес был у\u{a0}человека того клиента, и\u{a0}его заявка там ещё открыта. Прежде чем \
        действовать, спросите, чьи это слова; заявку поправит «Чей запрос».
        """,
        """
        Бұл мекенжай сол клиенттің адамына тиесілі болған және оның ашық өтінімі әлі бар. Әрекет етпес бұрын \
        бұл кімнің сөзі екенін сұраңыз; өтінімді «Кімнің өтінімі» түзетеді.
        """,
        """
        The same address belonged to a contact of that client, and a ticket of theirs is still open there. Ask \
        whose words these are before you act on them; “Whose it is” puts a ticket right.
        """)
    static let answersEnded = Word(
        "Ответ на\u{a0}завершённое", "Аяқталған өтінішке жауап", "In answer to")
    static let attachments = Word("Файлы", "Файлдар", "Files")
    static let explainAlone = Word(
        "Для клиента и\u{a0}печати", "Клиентке және басып шығаруға", "For the client and print")
    static let thirdParty = Word("Третье лицо", "Үшінші тұлға", "Third party")
    static let machineWrote = Word("автоматическое письмо", "автоматты хат", "automatic letter")
    static let byMail = Word("письмом", "хатпен", "by mail")
    static let writtenDownBy = Word(
        "Записано сотрудником", "Жазып алған қызметкер", "Written down by")
    static let undelivered = Word("Письмо не\u{a0}дошло", "Хат жетпеді", "Not delivered")
    static let deliveryDelayed = Word(
        "Доставка задерживается", "Жеткізу кешігуде", "Delivery is delayed")
    static let answersAt = Word(
        "Просит отвечать по\u{a0}адресу",
        "Жауапты мына мекенжайға жазуды сұрайды",
        "Asks for answers at")
    static let sentBy = Word(
        "Отправлено от\u{a0}имени автора с\u{a0}адреса", "Автор атынан жіберген мекенжай",
        "Sent for them by")
    static let inCopy = Word(
        "В\u{a0}копии, здесь не\u{a0}известны", "Көшірмеде, мұнда белгісіз",
        "In copy, unknown here")
    static let erased = Word("Текст удалён", "Мәтін жойылды", "The text was erased")
    static let textWithheld = Word(
        "Переписка видна другим ролям", "Хат алмасуды басқа рөлдер көреді",
        "Correspondence is for other roles")
    static let showSecret = Word("Показать", "Көрсету", "Reveal")
    static let secretUnreadable = Word(
        "Секрет не\u{a0}открывается: он удалён, или серверу не\u{a0}указан ключ. Сообщите администратору.",
        "Құпия ашылмайды: ол жойылған немесе серверге кілт көрсетілмеген. Әкімшіге айтыңыз.",
        "The secret cannot be opened: it was erased, or the server has no key. Tell an administrator."
    )
    static let readBy = Word("Кто читал", "Кім оқыды", "Read by")
    static let damaged = Word(
        "Текст повреждён: в\u{a0}хранилище не\u{a0}то, что было написано. Сообщите администратору.",
        "Мәтін бүлінген: қоймада жазылғаннан басқа нәрсе тұр. Әкімшіге айтыңыз.",
        "The text is damaged: the store holds something else than was written. Tell an administrator."
    )
    static let otherChannel = Word("Неофициальный канал", "Ресми емес арна", "Unofficial channel")
    static let sender = Word("Адрес отправителя", "Жіберуші мекенжайы", "Sender’s address")
    static let meeting = Word("Встреча", "Кездесу", "Meeting")
    static let meetingFile = Word(
        "В календарь (.ics)", "Күнтізбеге (.ics)", "Add to calendar (.ics)")
    static let meetingHeld = Word("Состоялась", "Өтті", "Held")
    static let meetingCancelled = Word("Отменена", "Болмайды", "Called off")
    static let gap = Word("Регламент молчит", "Регламент үнсіз", "The regulation is silent")
    static let noSubject = Word("Без темы", "Тақырыпсыз", "No subject")
}

extension Words {
    func number(_ number: Int) -> String {
        say("№\u{a0}\(number)", "№\u{a0}\(number)", "No.\u{a0}\(number)")
    }

    func size(kilobytes: Int) -> String {
        say("\(kilobytes)\u{a0}КБ", "\(kilobytes)\u{a0}КБ", "\(kilobytes)\u{a0}KB")
    }
}
