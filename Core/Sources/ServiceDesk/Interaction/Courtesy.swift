/// What people write around an answer, in the three languages; upper case, as `TextMarks` reads
/// words.
struct Courtesy: Sendable {
    private let words: [String]

    private init(_ phrase: String) { words = TextMarks.words(of: phrase) }

    /// What follows the phrase; nil: the words begin otherwise.
    func rest(of words: [String]) -> [String]? {
        words.starts(with: self.words) ? Array(words.dropFirst(self.words.count)) : nil
    }

    private static func table(_ phrases: String...) -> [Courtesy] {
        // The longest first: "good morning" before "good".
        phrases.map { Courtesy($0) }.sorted { $0.words.count > $1.words.count }
    }

    private static func begins(_ words: [String], with table: [Courtesy]) -> Bool {
        table.contains { $0.rest(of: words) != nil }
    }

    static let greetings = table(
        "Здравствуйте", "Добрый день", "Доброе утро", "Добрый вечер", "Доброго дня", "Приветствую",
        "Привет",
        "Уважаемые коллеги", "Коллеги", "Сәлеметсіз бе", "Сәлем", "Қайырлы күн", "Қайырлы таң",
        "Қайырлы кеш",
        "Құрметті әріптестер", "Hello", "Hi", "Good morning", "Good afternoon", "Good evening",
        "Good day", "Dear")

    static let thanks = table(
        "Спасибо", "Спасибо большое", "Большое спасибо", "Заранее спасибо", "Благодарю",
        "Благодарим", "Рахмет",
        "Көп рахмет", "Рақмет", "Thanks", "Many thanks", "Thank you", "Thank you very much",
        "Хорошего дня",
        "Всего доброго", "Всего хорошего", "Сәттілік", "Have a nice day", "Have a good day")

    private static let closings = table(
        "С уважением", "С наилучшими пожеланиями", "Искренне ваш", "Құрметпен", "Ізгі ниетпен",
        "Best regards",
        "Kind regards", "Best wishes", "Regards", "Yours sincerely", "Sincerely", "Cheers")

    /// Perhaps with the name behind it.
    static func isClosing(_ words: [String]) -> Bool {
        closings.contains { ($0.rest(of: words)?.count ?? .max) <= nameWords }
    }

    /// Words of somebody's name.
    static let nameWords = 3

    private static let devices = table(
        "Отправлено с", "Отправлено из", "Sent from", "Get Outlook for", "Скачать Outlook для",
        "iPhone нан жіберілді",
        "iPhone құрылғысынан жіберілді")

    static func isOfDevice(_ words: [String]) -> Bool { begins(words, with: devices) }

    private static let disclaimers = table(
        "Это сообщение", "Это письмо", "Данное сообщение", "Данное письмо", "Настоящее сообщение",
        "Настоящее письмо",
        "Конфиденциальн", "This message", "This email", "This e-mail", "Confidential",
        "Осы хабарлама", "Бұл хабарлама")

    static func isDisclaimer(_ words: [String]) -> Bool { begins(words, with: disclaimers) }

    private static let postscripts = table("P S", "PS", "P P S", "PPS", "З Ы", "ЗЫ", "П С")

    static func isPostscript(_ words: [String]) -> Bool { begins(words, with: postscripts) }

    private static let reservations = table(
        "но", "однако", "только", "кроме", "если", "при", "без", "правда", "не", "нет", "зато",
        "but", "however",
        "only", "except", "if", "unless", "provided", "without", "not", "бірақ", "алайда", "тек",
        "егер", "жоқ")

    /// The words begin what limits an answer, so that a person has to read it.
    static func takesBack(_ words: [String]) -> Bool {
        isPostscript(words) || begins(words, with: reservations)
    }

    /// `-- ` above a signature (RFC 3676, 4.3).
    static func isSignatureMark(_ line: Substring) -> Bool { line.trimmed == "--" }

    /// A line of dashes or underscores.
    static func isRuler(_ line: Substring) -> Bool {
        let marks = line.trimmed
        return marks.count > 1 && marks.allSatisfy { "-_—–=*".contains($0) } || marks == "—"
    }
}
