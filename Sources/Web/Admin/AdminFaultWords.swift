/// What is wrong in a form of the administration.
extension Word {
    static let faultName = Word(
        "Напишите от 1 до 200 знаков в одну строку",
        "Бір жолға 1–200 таңба жазыңыз",
        "Write 1 to 200 characters on one line")
    static let faultID = Word(
        "Строчные латинские буквы, цифры, - и _, до 48 знаков",
        "Латынның кіші әріптері, цифрлар, - және _, 48 таңбаға дейін",
        "Lower-case letters, digits, - and _, up to 48")
    static let faultTaken = Word(
        "Такое обозначение уже занято", "Мұндай белгі бос емес", "This identifier is taken")
    static let faultMail = Word(
        "Это не похоже на адрес почты",
        "Бұл пошта мекенжайына ұқсамайды",
        "This is not a mail address")
    static let faultAddress = Word(
        "Каждый адрес — от 1 до 200 знаков в своей строке",
        "Әр мекенжай өз жолында, 1–200 таңба",
        "Every address has 1 to 200 characters on its own line")
    static let faultAddressTaken = Word(
        "Этот адрес уже есть у человека:",
        "Бұл мекенжай мына адамда бар:",
        "This address already belongs to")
    static let faultElsewhere = Word(
        "Если это так и задумано, отметьте общий адрес",
        "Әдейі солай болса, ортақ мекенжайды белгілеңіз",
        "If that is meant, tick the shared address")
    static let sharedAddress = Word(
        "Общий адрес с другим клиентом",
        "Басқа клиентпен ортақ мекенжай",
        "An address shared with another client")
    static let sharedAddressHint = Word(
        "Письмо с\u{a0}такого адреса относится к\u{a0}клиенту, чьё обозначение первое по алфавиту",
        "Мұндай мекенжайдан келген хат белгісі әліпби бойынша бірінші тұрған клиентке жатады",
        "A letter from it is taken for the client whose identifier comes first in the alphabet")
    static let faultLanguage = Word(
        "Выберите русский, казахский или английский",
        "Орысша, қазақша не ағылшынша таңдаңыз",
        "Choose Russian, Kazakh or English")
    static let faultRole = Word(
        "Такой роли в регламенте нет",
        "Регламентте мұндай рөл жоқ",
        "The regulation has no such role")
    static let faultSeat = Word(
        "По регламенту больше никто не может иметь эту роль. Сначала снимите её:",
        "Регламент бойынша бұл рөлді басқа ешкім ала алмайды. Алдымен одан алыңыз:",
        "The regulation lets nobody else have this role. First take it from:")
    static let faultDepartment = Word(
        "Это роль отдела: укажите отдел",
        "Бұл бөлімнің рөлі: бөлімді көрсетіңіз",
        "This is a role of a department: name the department")
    static let faultSeatClosed = Word(
        "Сейчас регламент не позволяет дать эту роль: проверьте соглашения клиента",
        "Қазір регламент бұл рөлді беруге рұқсат етпейді: клиенттің келісімдерін тексеріңіз",
        "The regulation does not let this role be given now: look at the client's agreements")
    static let faultStaff = Word(
        "Среди сотрудников такого человека нет",
        "Қызметкерлер арасында мұндай адам жоқ",
        "There is no such person among the staff")
    static let faultAgreement = Word(
        "Такого вида договора в регламенте нет",
        "Регламентте мұндай шарт түрі жоқ",
        "The regulation has no such kind of agreement")
    static let faultPeriod = Word(
        "Укажите начало, и конец позже начала",
        "Басын және одан кейінгі соңын жазыңыз",
        "Give a beginning, and an end after it")
    static let faultServices = Word(
        "До 50 услуг, по одной в строке, до 200 знаков",
        "50 қызметке дейін, әр жолда біреуден, 200 таңбаға дейін",
        "Up to 50 services, one in a line, 200 characters each")
    static let faultSite = Word(
        "Домен пишется как shop.example, без https:// и пути; не больше 20",
        "Домен shop.example түрінде жазылады, https:// мен жолсыз; 20-дан артық емес",
        "A domain is written like shop.example, without https:// and path; at most 20")
    static let faultMany = Word(
        "Не больше 20 адресов", "20 мекенжайдан артық емес", "At most 20 addresses")
    static let faultLast = Word(
        "Это последний администратор: сначала назначьте другого",
        "Бұл соңғы әкімші: алдымен басқасын тағайындаңыз",
        "This is the last administrator: name another first")
    static let faultChange = Word(
        "Проверка регламента это не допускает:",
        "Регламент тексерісі бұған жол бермейді:",
        "The regulation’s own check does not allow it:")
    static let faultLogin = Word(
        "С этим адресом входит другой сотрудник",
        "Бұл мекенжаймен басқа қызметкер кіреді",
        "Somebody else signs in with this address")
    static let movedTitle = Word(
        "Это изменил кто-то ещё, пока вы писали",
        "Сіз жазғанда мұны басқа біреу өзгертті",
        "Somebody else changed this while you were writing")
    static let movedText = Word(
        "Проверьте поля и сохраните ещё раз.",
        "Өрістерді тексеріп, қайта сақтаңыз.",
        "Check the fields and save again.")
    static let invitationTitle = Word(
        "Придумайте пароль", "Құпиясөз ойлап табыңыз", "Choose a password")
    static let invitationLead = Word(
        "Для входа служит адрес", "Кіру мекенжайы:", "You will sign in with")
    static let invitationGone = Word(
        "Ссылка уже не действует. Попросите администратора сделать новую.",
        "Сілтеме жарамсыз. Әкімшіден жаңасын сұраңыз.",
        "The link no longer works. Ask the administrator for a new one.")
}
