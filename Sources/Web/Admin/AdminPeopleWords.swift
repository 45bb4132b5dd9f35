/// People, clients, their agreements and projects.
extension Word {
    static let adminTitle = Word("Управление", "Басқару", "Administration")
    static let overview = Word("Обзор", "Шолу", "Overview")
    static let staff = Word("Сотрудники", "Қызметкерлер", "Staff")
    static let clients = Word("Клиенты", "Клиенттер", "Clients")
    static let letters = Word("Неотправленное", "Жіберілмегендер", "Not sent")
    static let audit = Word("Журнал действий", "Әрекеттер журналы", "Audit")
    static let addStaff = Word("Добавить сотрудника", "Қызметкер қосу", "Add staff")
    static let addClient = Word("Добавить клиента", "Клиент қосу", "Add a client")
    static let addContact = Word("Добавить человека", "Адам қосу", "Add a contact")
    static let addAgreement = Word("Добавить договор", "Шарт қосу", "Add an agreement")
    static let addProject = Word("Добавить проект", "Жоба қосу", "Add a project")
    static let findClients = Word(
        "Название, человек, адрес или проект",
        "Атауы, адам, мекенжай немесе жоба",
        "Title, person, address or project")
    static let findStaff = Word(
        "Имя, адрес или роль", "Аты-жөні, мекенжайы немесе рөлі", "Name, address or role")
    static let nextPage = Word("Дальше", "Әрі қарай", "Next")
    static let nobodyFound = Word("Никого не\u{a0}нашлось", "Ешкім табылмады", "Nobody found")
    static let allTeams = Word("Все проекты", "Барлық жоба", "All projects")
    static let create = Word("Добавить", "Қосу", "Add")
    static let withdraw = Word("Убрать", "Алып тастау", "Withdraw")
    static let noValue = Word("нет", "жоқ", "none")
    static let name = Word("Имя", "Аты-жөні", "Name")
    static let title = Word("Название", "Атауы", "Title")
    static let identifier = Word("Обозначение", "Белгісі", "Identifier")
    static let identifierHint = Word(
        "Строчные латинские буквы, цифры, - и _. Потом не меняется.",
        "Латынның кіші әріптері, цифрлар, - және _. Кейін өзгермейді.",
        "Lower-case letters, digits, - and _. It never changes.")
    static let address = Word("Адрес почты", "Пошта мекенжайы", "Mail address")
    static let letterLanguage = Word("Язык писем", "Хат тілі", "Language of letters")
    static let administratorHint = Word(
        "Меняет людей, договоры и почту. Ролей регламента это не даёт.",
        "Адамдарды, шарттар мен поштаны өзгертеді. Регламент рөлін бермейді.",
        "Changes people, agreements and mail. It gives no role of the regulation.")
    static let addresses = Word(
        "Адреса и телефоны", "Мекенжайлар мен телефондар", "Addresses and phones")
    static let department = Word("Отдел", "Бөлім", "Department")
    static let departmentHint = Word(
        "Отдел клиента, если роль даётся по отделам.",
        "Рөл бөлім бойынша берілсе, клиенттің бөлімі.",
        "The client's department, where a role is given by department.")
    static let addressesHint = Word(
        "По одному на строке: почта, телефон, имя в мессенджере.",
        "Әр жолға біреуден: пошта, телефон, мессенджердегі аты.",
        "One on a line: mail, phone, messenger name.")
    static let services = Word("Услуги", "Қызметтер", "Services")
    static let servicesHint = Word(
        "По одной в строке, как их называет поле «услуга» заявки. Без них договор не ограничивает услуг",
        "Әр жолда біреуден, өтінімнің «қызмет» өрісінде аталғандай. Бос болса, шарт қызметтерді шектемейді",
        "One in a line, as the field 'service' of a request calls them. Without any the agreement names none"
    )
    static let sites = Word("Домены", "Домендер", "Domains")
    static let sitesHint = Word(
        "По одному в строке, например shop.example. По адресу страницы в письме выбирается проект.",
        "Жолға біреуден, мысалы shop.example. Хаттағы бет мекенжайы бойынша жоба таңдалады.",
        "One on each line, such as shop.example. A page’s address in a letter chooses the project.")
    static let team = Word("Команда", "Команда құрамы", "Team")
    static let teams = Word("Проекты", "Жобалар", "Projects")
    static let contacts = Word("Люди", "Адамдар", "Contacts")
    static let agreements = Word("Договоры", "Шарттар", "Agreements")
    static let noRows = Word("Пока никого и ничего нет", "Әзірге ештеңе жоқ", "Nothing here yet")
    static let state = Word("Состояние", "Күйі", "State")
    static let here = Word("Работает", "Жұмыста", "At work")
    static let awayNow = Word("Отсутствует", "Орнында жоқ", "Away")
    static let awayUntil = Word("Отсутствует до", "Мына күнге дейін жоқ:", "Away until")
    static let leftDesk = Word("Больше не работает", "Енді жұмыс істемейді", "Left")
    static let absence = Word("Отметить отсутствие", "Болмауын белгілеу", "Note an absence")
    static let absences = Word("Отсутствия", "Болмаған кездер", "Absences")
    static let absenceHint = Word(
        "На это время заявки не ждут этого человека, письма о сроках ему не идут.",
        "Бұл уақытта өтінімдер бұл адамды күтпейді, мерзім хаттары келмейді.",
        "Meanwhile tickets do not wait for this person, and no letters about deadlines come.")
    static let from = Word("Начало", "Басталуы", "From")
    static let until = Word("Конец", "Аяқталуы", "Until")
    static let untilHint = Word(
        "Пусто: пока не вернётся", "Бос: оралғанша", "Empty: until they are back")
    static let comeback = Word("Уже вернулся", "Оралды", "Back already")
    static let leave = Word("Закрыть доступ", "Қолжетімділікті жабу", "Close access")
    static let returnHint = Word(
        "Чтобы вернуть доступ, сохраните карточку.",
        "Қайтару үшін карточканы сақтаңыз.",
        "Save the card to give access back.")
    static let sessions = Word("Открытые входы", "Ашық кірулер", "Open sessions")
    static let noSessions = Word("Сейчас вход не выполнен", "Қазір кірген жоқ", "Not signed in now")
    static let endSessions = Word("Завершить все входы", "Барлық кіруді аяқтау", "End all sessions")
    static let invite = Word(
        "Сделать ссылку для пароля", "Құпиясөз сілтемесін жасау", "Make a password link")
    static let inviteHint = Word(
        "Ссылка действует сутки и один раз. Прежние ссылки перестают действовать.",
        "Сілтеме бір тәулік, бір рет жарайды. Бұрынғылары күшін жояды.",
        "The link works once, for a day. Earlier ones stop working.")
    static let inviteLink = Word("Ссылка для пароля", "Құпиясөз сілтемесі", "Password link")
    static let inviteOnce = Word(
        "Передайте её лично: она показана один раз и действует сутки.",
        "Өз қолына беріңіз: бір рет көрсетіледі, бір тәулік жарайды.",
        "Hand it over yourself: it is shown once and works for a day.")
    static let noMail = Word(
        "Сначала укажите адрес почты: он служит для входа.",
        "Алдымен пошта мекенжайын жазыңыз: ол кіруге керек.",
        "Give a mail address first: it is used to sign in.")
    static let access = Word("Доступ", "Қолжетімділік", "Access")
    static let kind = Word("Вид договора", "Шарт түрі", "Kind of agreement")
    static let lastDay = Word("Последний день", "Соңғы күні", "Last day")
    static let lastDayHint = Word(
        "Пусто: бессрочно. Без времени: весь день.",
        "Бос: мерзімсіз. Уақытсыз: күні бойы.",
        "Empty: open-ended. Without a time: the whole day.")
    static let fromHint = Word(
        "Пусто: действовал всегда. Без времени: с начала дня.",
        "Бос: бұрыннан. Уақытсыз: күн басынан.",
        "Empty: it always was. Without a time: from the beginning of the day.")
    static let change = Word("Вместо", "Орнына", "Instead of")
    static let changeEmpty = Word(
        "Пусто: как в регламенте", "Бос: регламенттегідей", "Empty: as in the regulation")
    static let onlyShorter = Word("только короче", "тек қысқарақ", "shorter only")
    static let onlyLonger = Word("только длиннее", "тек ұзағырақ", "longer only")
    static let onlyLower = Word("только меньше", "тек азырақ", "lower only")
    static let onlyHigher = Word("только больше", "тек көбірек", "higher only")
    static let openEnd = Word("бессрочно", "мерзімсіз", "open-ended")
    static let inForce = Word("Действует", "Күшінде", "In force")
    static let ended = Word("Закончился", "Аяқталған", "Ended")
    static let ahead = Word("Ещё не начался", "Әлі басталмаған", "Not begun yet")
}
