/// The statement of a month.
extension Word {
    static let statement = Word("Отчёт за месяц", "Ай есебі", "Statement")
    static let allStatements = Word(
        "Отчёты всех клиентов", "Барлық клиенттердің есептері", "Statements of all clients")
    static let statementLead = Word(
        "Работы и платежи месяца по тому, что известно сейчас",
        "Айдағы жұмыстар мен төлемдер, қазір белгілі деректер бойынша",
        "Work and charges of the month, by what is known now")
    static let statementSentLead = Word(
        "Работы и\u{a0}платежи месяца, как они отправлены клиенту",
        "Айдағы жұмыстар мен төлемдер, клиентке жіберілген күйінде",
        "Work and charges of the month, as they were sent to the client")
    static let hoursAndPayments = Word(
        "Часы и оплата", "Сағаттар мен төлем", "Hours and payments")
    static let workDay = Word("Дата", "Күні", "Date")
    static let charged = Word("Пакеты и постоянная плата", "Пакеттер мен тұрақты төлем", "Charges")
    static let worked = Word("Работали", "Жұмыс істелді", "Worked")
    static let factor = Word("Множитель", "Көбейткіш", "Factor")
    static let countedTime = Word("К\u{a0}учёту", "Есепке алынады", "Counted")
    static let fromPackageTime = Word("Из\u{a0}пакета", "Пакеттен", "From package")
    static let beyondPackage = Word("Сверх", "Одан тыс", "Beyond")
    static let amount = Word("Сумма", "Сома", "Amount")
    static let clauseOfLine = Word("Пункт", "Тармақ", "Clause")
    static let furtherBills = Word(
        "Дополнительные счета (их работа учтена выше)",
        "Қосымша шоттар (жұмысы жоғарыда есептелген)",
        "Further bills (their work is counted above)")
    static let packageHours = Word("Часы пакетов", "Пакет сағаттары", "Hours of packages")
    static let granted = Word("Дано", "Берілді", "Granted")
    static let leftOver = Word("Осталось", "Қалды", "Left")
    static let expired = Word("Сгорело", "Жанып кетті", "Expired")
    static let sum = Word("Сумма работ и платежей", "Жұмыс пен төлем сомасы", "Work and charges")
    static let tax = Word("Налог", "Салық", "Tax")
    static let taxInside = Word("Налог, в\u{a0}том числе", "Салық, оның ішінде", "Tax, included")
    static let toPay = Word("К\u{a0}оплате", "Төлеуге", "To be paid")
    static let units = Word("Единиц", "Бірлік", "Units")
    static let noCharges = Word("Платежей нет", "Төлем жоқ", "No charges")
    static let noWork = Word("Работ нет", "Жұмыс жоқ", "No work")
    static let noPackages = Word("Пакетов нет", "Пакет жоқ", "No packages")
    static let asCSV = Word("Скачать CSV", "CSV жүктеу", "Download CSV")
    static let asXLSX = Word("Скачать XLSX", "XLSX жүктеу", "Download XLSX")
    static let asPDF = Word("Скачать PDF", "PDF жүктеу", "Download PDF")
    static let asCommerceML = Word(
        "Счета 1С (CommerceML, не\u{a0}проверено)",
        "1С шоты (CommerceML, тексерілмеген)",
        "Bills for 1C (CommerceML, unverified)")
    static let pdfBusy = Word(
        "Сейчас делается слишком много документов, попробуйте через минуту.",
        "Қазір тым көп құжат жасалып жатыр, бір минуттан кейін қайталаңыз.",
        "Too many documents are being made; please try again in a minute.")
    static let pdfAbsent = Word(
        "На\u{a0}этом сервере нет программы, которая делает PDF: скачайте XLSX или напечатайте страницу.",
        "Бұл серверде PDF жасайтын бағдарлама жоқ: XLSX жүктеңіз немесе бетті басып шығарыңыз.",
        "This server has no program that makes PDF: download the XLSX, or print the page.")
    static let pdfSlow = Word(
        "PDF делался слишком долго и\u{a0}не\u{a0}готов: скачайте XLSX или напечатайте страницу.",
        "PDF тым ұзақ жасалды, дайын емес: XLSX жүктеңіз немесе бетті басып шығарыңыз.",
        "The PDF took too long and is not ready: download the XLSX, or print the page.")
    static let pdfBroken = Word(
        "PDF сделать не\u{a0}удалось: скачайте XLSX или напечатайте эту страницу.",
        "PDF жасалмады: XLSX жүктеңіз немесе осы бетті басып шығарыңыз.",
        "No PDF could be made: download the XLSX, or print the page.")
    static let sealOfStatement = Word("Печать истории", "Тарих мөрі", "Seal of the history")
    static let notSealedYet = Word(
        "ставится после конца дня", "күн аяқталған соң қойылады", "set after the end of the day")
    static let workInStatement = Word(
        "часы пакетов клиента расходуются на слишком многих заявках; цену работы скажет отчёт за месяц",
        "клиенттің пакет сағаттары тым көп өтінімге жұмсалады; жұмыс бағасын ай есебі айтады",
        "the client's packages are used up on too many tickets; the statement of the month says the price"
    )
    static let tooManyTickets = Word(
        "Заявок за это время больше, чем сводит один отчёт.",
        "Бұл мерзімдегі өтінімдер бір есепке сыймайды.",
        "There are more tickets in this time than one statement takes.")
}
