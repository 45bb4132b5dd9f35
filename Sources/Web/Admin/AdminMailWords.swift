/// Mail that leaves and comes.
extension Word {
    static let outgoing = Word("Исходящая почта", "Шығыс пошта", "Outgoing mail")
    static let transport = Word("Куда", "Қайда", "By way of")
    static let folderOnly = Word(
        "Письма не уходят, а пишутся в папку",
        "Хаттар жіберілмейді, папкаға жазылады",
        "Letters are not sent but written to a folder")
    static let waitingLetters = Word("Ждут отправки", "Жіберуді күтуде", "Waiting")
    static let lettersHeld = Word(
        "Письма не\u{a0}уходят, ждут отправки", "Хаттар кетпей тұр, күтуде",
        "No letter leaves, waiting")
    static let oldestWaiting = Word("Самое старое", "Ең ескісі", "Oldest")
    static let lastDelivery = Word("Последнее отправлено", "Соңғы жіберілген", "Last delivered")
    static let lastProblem = Word("Последняя ошибка", "Соңғы қате", "Last error")
    static let givenUp = Word("Не отправлены", "Жіберілмеген", "Given up")
    static let never = Word("ещё не было", "әлі болған жоқ", "not yet")
    static let spooled = Word(
        "Письма, принятые без сервера",
        "Серверсіз қабылданған хаттар",
        "Letters taken without a server")
    static let mailboxes = Word("Почтовые ящики", "Пошта жәшіктері", "Mailboxes")
    static let noMailboxes = Word(
        "Ящиков нет: письма передаёт почтовый сервер командой deliver.",
        "Жәшік жоқ: хаттарды пошта сервері deliver командасымен береді.",
        "No mailboxes: a mail server hands letters over with the deliver command.")
    static let server = Word("Сервер", "Сервері", "Server")
    static let lastLetter = Word("Последняя связь", "Соңғы байланыс", "Last success")
    static let lastError = Word("Последняя ошибка", "Соңғы қате", "Last error")
    static let taken = Word("Принято", "Қабылданды", "Taken")
    static let lag = Word("Задержка", "Кешігу", "Lag")
    static let nextAttempt = Word("Следующая попытка", "Келесі әрекет", "Next attempt")
    static let boxStarting = Word("Запускается", "Іске қосылуда", "Starting")
    static let boxConnecting = Word("Подключается", "Қосылуда", "Connecting")
    static let boxReading = Word("Читает письма", "Хат оқуда", "Reading")
    static let boxElsewhere = Word(
        "Читает другой узел", "Басқа торап оқиды", "Read by another node")
    static let boxListening = Word("Ждёт писем", "Хат күтуде", "Listening")
    static let boxFailing = Word("Не отвечает", "Жауап жоқ", "Failing")
    static let boxStopped = Word("Остановлен", "Тоқтатылған", "Stopped")
    static let lettersLead = Word(
        "Письма, которые не удалось отправить. Исправьте причину и отправьте снова или уберите.",
        "Жіберілмеген хаттар. Себебін түзетіп, қайта жіберіңіз немесе алып тастаңыз.",
        "Letters that could not be sent. Mend the cause and send them again, or put them away.")
    static let noLetters = Word(
        "Все письма отправлены", "Барлық хат жіберілді", "Every letter was sent")
    static let recipient = Word("Кому", "Кімге", "To")
    static let ticket = Word("Заявка", "Өтінім", "Ticket")
    static let why = Word("Причина", "Себебі", "Why")
    static let resend = Word("Отправить снова", "Қайта жіберу", "Send again")
    static let discard = Word("Убрать", "Алып тастау", "Put away")
    static let unreadable = Word(
        "Непрочитанные входящие письма", "Оқылмаған кіріс хаттар", "Letters that could not be read")
    static let noUnreadable = Word(
        "Все письма прочитаны", "Барлық хат оқылды", "Every letter was read")
    static let source = Word("Исходник", "Бастапқысы", "Source")
    static let twice = Word("Могли уйти дважды", "Екі рет кетуі мүмкін", "May have left twice")
    static let adminOlder = Word("Показать ещё", "Тағы көрсету", "Show more")
    static let reply = Word("ответ", "жауап", "reply")
    static let receipt = Word("расписка о приёме", "қабылдау хаты", "receipt")
    static let alert = Word("предупреждение", "ескерту", "alert")
    static let message = Word("письмо по регламенту", "регламент хаты", "message of the regulation")
}
