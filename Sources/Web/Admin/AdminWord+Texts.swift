extension AdminWord {
    typealias Text = (ru: String, kk: String, en: String)

    static let people: [AdminWord: Text] = [
        .adminTitle: ("Управление", "Басқару", "Administration"),
        .overview: ("Обзор", "Шолу", "Overview"),
        .staff: ("Сотрудники", "Қызметкерлер", "Staff"),
        .clients: ("Клиенты", "Клиенттер", "Clients"),
        .mail: ("Почта", "Пошта", "Mail"),
        .letters: ("Неотправленное", "Жіберілмегендер", "Not sent"),
        .audit: ("Журнал действий", "Әрекеттер журналы", "Audit"),
        .addStaff: ("Добавить сотрудника", "Қызметкер қосу", "Add staff"),
        .addClient: ("Добавить клиента", "Клиент қосу", "Add a client"),
        .addContact: ("Добавить человека", "Адам қосу", "Add a contact"),
        .addAgreement: ("Добавить договор", "Шарт қосу", "Add an agreement"),
        .addProject: ("Добавить проект", "Жоба қосу", "Add a project"),
        .findClients: (
            "Название, человек, адрес или проект", "Атауы, адам, мекенжай немесе жоба",
            "Title, person, address or project"
        ),
        .findStaff: (
            "Имя, адрес или роль", "Аты-жөні, мекенжайы немесе рөлі", "Name, address or role"
        ),
        .find: ("Найти", "Табу", "Find"),
        .nextPage: ("Дальше", "Әрі қарай", "Next"),
        .nobodyFound: ("Никого не\u{a0}нашлось", "Ешкім табылмады", "Nobody found"),
        .allTeams: ("Все проекты", "Барлық жоба", "All projects"),
        .save: ("Сохранить", "Сақтау", "Save"),
        .create: ("Добавить", "Қосу", "Add"),
        .withdraw: ("Убрать", "Алып тастау", "Withdraw"),
        .none: ("нет", "жоқ", "none"),
        .name: ("Имя", "Аты-жөні", "Name"),
        .title: ("Название", "Атауы", "Title"),
        .identifier: ("Обозначение", "Белгісі", "Identifier"),
        .identifierHint: (
            "Строчные латинские буквы, цифры, - и _. Потом не меняется.",
            "Латынның кіші әріптері, цифрлар, - және _. Кейін өзгермейді.",
            "Lower-case letters, digits, - and _. It never changes."
        ),
        .address: ("Адрес почты", "Пошта мекенжайы", "Mail address"),
        .language: ("Язык писем", "Хат тілі", "Language of letters"),
        .administrator: ("Администратор", "Әкімші", "Administrator"),
        .administratorHint: (
            "Меняет людей, договоры и почту. Ролей регламента это не даёт.",
            "Адамдарды, шарттар мен поштаны өзгертеді. Регламент рөлін бермейді.",
            "Changes people, agreements and mail. It gives no role of the regulation."
        ),
        .addresses: ("Адреса и телефоны", "Мекенжайлар мен телефондар", "Addresses and phones"),
        .department: ("Отдел", "Бөлім", "Department"),
        .departmentHint: (
            "Отдел клиента, если роль даётся по отделам.",
            "Рөл бөлім бойынша берілсе, клиенттің бөлімі.",
            "The client's department, where a role is given by department."
        ),
        .addressesHint: (
            "По одному на строке: почта, телефон, имя в мессенджере.",
            "Әр жолға біреуден: пошта, телефон, мессенджердегі аты.",
            "One on a line: mail, phone, messenger name."
        ),
        .services: ("Услуги", "Қызметтер", "Services"),
        .servicesHint: (
            "По одной в строке, как их называет поле «услуга» заявки. Без них договор не ограничивает услуг",
            "Әр жолда біреуден, өтінімнің «қызмет» өрісінде аталғандай. Бос болса, шарт қызметтерді шектемейді",
            "One in a line, as the field 'service' of a request calls them. Without any the agreement names none"
        ),
        .sites: ("Домены", "Домендер", "Domains"),
        .sitesHint: (
            "По одному в строке, например shop.example. По адресу страницы в письме выбирается проект.",
            "Жолға біреуден, мысалы shop.example. Хаттағы бет мекенжайы бойынша жоба таңдалады.",
            "One on each line, such as shop.example. A page’s address in a letter chooses the project."
        ),
        .team: ("Команда", "Команда құрамы", "Team"),
        .teams: ("Проекты", "Жобалар", "Projects"),
        .projects: ("Проекты", "Жобалар", "Projects"),
        .contacts: ("Люди", "Адамдар", "Contacts"),
        .agreements: ("Договоры", "Шарттар", "Agreements"),
        .noRows: ("Пока никого и ничего нет", "Әзірге ештеңе жоқ", "Nothing here yet"),
        .state: ("Состояние", "Күйі", "State"),
        .here: ("Работает", "Жұмыста", "At work"),
        .awayNow: ("Отсутствует", "Орнында жоқ", "Away"),
        .awayUntil: ("Отсутствует до", "Мына күнге дейін жоқ:", "Away until"),
        .leftDesk: ("Больше не работает", "Енді жұмыс істемейді", "Left"),
        .absence: ("Отметить отсутствие", "Болмауын белгілеу", "Note an absence"),
        .absences: ("Отсутствия", "Болмаған кездер", "Absences"),
        .absenceHint: (
            "На это время заявки не ждут этого человека, письма о сроках ему не идут.",
            "Бұл уақытта өтінімдер бұл адамды күтпейді, мерзім хаттары келмейді.",
            "Meanwhile tickets do not wait for this person, and no letters about deadlines come."
        ),
        .from: ("Начало", "Басталуы", "From"),
        .until: ("Конец", "Аяқталуы", "Until"),
        .untilHint: ("Пусто: пока не вернётся", "Бос: оралғанша", "Empty: until they are back"),
        .comeback: ("Уже вернулся", "Оралды", "Back already"),
        .leave: ("Закрыть доступ", "Қолжетімділікті жабу", "Close access"),
        .leaveHint: (
            "Человек больше не работает: входы завершатся, заявки останутся за ним до передачи.",
            "Адам енді жұмыс істемейді: кірулері аяқталады, өтінімдері берілгенше өзінде қалады.",
            "The person left: sessions end, tickets stay theirs until handed over."
        ),
        .returnHint: (
            "Чтобы вернуть доступ, сохраните карточку.", "Қайтару үшін карточканы сақтаңыз.",
            "Save the card to give access back."
        ),
        .sessions: ("Открытые входы", "Ашық кірулер", "Open sessions"),
        .noSessions: ("Сейчас вход не выполнен", "Қазір кірген жоқ", "Not signed in now"),
        .endSessions: ("Завершить все входы", "Барлық кіруді аяқтау", "End all sessions"),
        .invite: ("Сделать ссылку для пароля", "Құпиясөз сілтемесін жасау", "Make a password link"),
        .inviteHint: (
            "Ссылка действует сутки и один раз. Прежние ссылки перестают действовать.",
            "Сілтеме бір тәулік, бір рет жарайды. Бұрынғылары күшін жояды.",
            "The link works once, for a day. Earlier ones stop working."
        ),
        .inviteLink: ("Ссылка для пароля", "Құпиясөз сілтемесі", "Password link"),
        .inviteOnce: (
            "Передайте её лично: она показана один раз и действует сутки.",
            "Өз қолына беріңіз: бір рет көрсетіледі, бір тәулік жарайды.",
            "Hand it over yourself: it is shown once and works for a day."
        ),
        .noMail: (
            "Сначала укажите адрес почты: он служит для входа.",
            "Алдымен пошта мекенжайын жазыңыз: ол кіруге керек.",
            "Give a mail address first: it is used to sign in."
        ),
        .access: ("Доступ", "Қолжетімділік", "Access"),
        .account: ("Учётная запись", "Тіркелгі", "Account"),
        .kind: ("Вид договора", "Шарт түрі", "Kind of agreement"),
        .lastDay: ("Последний день", "Соңғы күні", "Last day"),
        .lastDayHint: (
            "Пусто: бессрочно. Без времени: весь день.", "Бос: мерзімсіз. Уақытсыз: күні бойы.",
            "Empty: open-ended. Without a time: the whole day."
        ),
        .fromHint: (
            "Пусто: действовал всегда. Без времени: с начала дня.",
            "Бос: бұрыннан. Уақытсыз: күн басынан.",
            "Empty: it always was. Without a time: from the beginning of the day."
        ),
        .change: ("Вместо", "Орнына", "Instead of"),
        .changeEmpty: (
            "Пусто: как в регламенте", "Бос: регламенттегідей", "Empty: as in the regulation"
        ),
        .unchanged: ("как в регламенте", "регламенттегідей", "as in the regulation"),
        .onlyShorter: ("только короче", "тек қысқарақ", "shorter only"),
        .onlyLonger: ("только длиннее", "тек ұзағырақ", "longer only"),
        .onlyLower: ("только меньше", "тек азырақ", "lower only"),
        .onlyHigher: ("только больше", "тек көбірек", "higher only"),
        .openEnd: ("бессрочно", "мерзімсіз", "open-ended"),
        .inForce: ("Действует", "Күшінде", "In force"),
        .ended: ("Закончился", "Аяқталған", "Ended"),
        .ahead: ("Ещё не начался", "Әлі басталмаған", "Not begun yet"),
    ]

    static let mailAndAudit: [AdminWord: Text] = [
        .outgoing: ("Исходящая почта", "Шығыс пошта", "Outgoing mail"),
        .transport: ("Куда", "Қайда", "By way of"),
        .folderOnly: (
            "Письма не уходят, а пишутся в папку", "Хаттар жіберілмейді, папкаға жазылады",
            "Letters are not sent but written to a folder"
        ),
        .waitingLetters: ("Ждут отправки", "Жіберуді күтуде", "Waiting"),
        .oldestWaiting: ("Самое старое", "Ең ескісі", "Oldest"),
        .lastDelivery: ("Последнее отправлено", "Соңғы жіберілген", "Last delivered"),
        .lastProblem: ("Последняя ошибка", "Соңғы қате", "Last error"),
        .givenUp: ("Не отправлены", "Жіберілмеген", "Given up"),
        .never: ("ещё не было", "әлі болған жоқ", "not yet"),
        .spooled: (
            "Письма, принятые без сервера", "Серверсіз қабылданған хаттар",
            "Letters taken without a server"
        ),
        .mailboxes: ("Почтовые ящики", "Пошта жәшіктері", "Mailboxes"),
        .noMailboxes: (
            "Ящиков нет: письма передаёт почтовый сервер командой deliver.",
            "Жәшік жоқ: хаттарды пошта сервері deliver командасымен береді.",
            "No mailboxes: a mail server hands letters over with the deliver command."
        ),
        .server: ("Сервер", "Сервері", "Server"),
        .lastLetter: ("Последняя связь", "Соңғы байланыс", "Last success"),
        .lastError: ("Последняя ошибка", "Соңғы қате", "Last error"),
        .taken: ("Принято", "Қабылданды", "Taken"),
        .lag: ("Задержка", "Кешігу", "Lag"),
        .nextAttempt: ("Следующая попытка", "Келесі әрекет", "Next attempt"),
        .boxStarting: ("Запускается", "Іске қосылуда", "Starting"),
        .boxConnecting: ("Подключается", "Қосылуда", "Connecting"),
        .boxReading: ("Читает письма", "Хат оқуда", "Reading"),
        .boxElsewhere: ("Читает другой узел", "Басқа торап оқиды", "Read by another node"),
        .boxListening: ("Ждёт писем", "Хат күтуде", "Listening"),
        .boxFailing: ("Не отвечает", "Жауап жоқ", "Failing"),
        .boxStopped: ("Остановлен", "Тоқтатылған", "Stopped"),
        .lettersLead: (
            "Письма, которые не удалось отправить. Исправьте причину и отправьте снова или уберите.",
            "Жіберілмеген хаттар. Себебін түзетіп, қайта жіберіңіз немесе алып тастаңыз.",
            "Letters that could not be sent. Mend the cause and send them again, or put them away."
        ),
        .noLetters: ("Все письма отправлены", "Барлық хат жіберілді", "Every letter was sent"),
        .recipient: ("Кому", "Кімге", "To"),
        .ticket: ("Заявка", "Өтінім", "Ticket"),
        .why: ("Причина", "Себебі", "Why"),
        .resend: ("Отправить снова", "Қайта жіберу", "Send again"),
        .discard: ("Убрать", "Алып тастау", "Put away"),
        .unreadable: (
            "Непрочитанные входящие письма", "Оқылмаған кіріс хаттар",
            "Letters that could not be read"
        ),
        .noUnreadable: ("Все письма прочитаны", "Барлық хат оқылды", "Every letter was read"),
        .source: ("Исходник", "Бастапқысы", "Source"),
        .twice: ("Могли уйти дважды", "Екі рет кетуі мүмкін", "May have left twice"),
        .noRecipient: ("некому отправить", "жіберетін адам жоқ", "nobody to send it to"),
        .older: ("Показать ещё", "Тағы көрсету", "Show more"),
        .reply: ("ответ", "жауап", "reply"),
        .receipt: ("расписка о приёме", "қабылдау хаты", "receipt"),
        .alert: ("предупреждение", "ескерту", "alert"),
        .message: ("письмо по регламенту", "регламент хаты", "message of the regulation"),
        .auditLead: (
            "Кто, что и когда изменил: люди, входы, письма, регламенты. Действия по заявкам — в самих заявках.",
            "Кім, нені, қашан өзгертті: адамдар, кірулер, хаттар, регламенттер. Өтінім әрекеттері өтінімнің өзінде.",
            "Who changed what and when: people, sign-ins, letters, regulations. Acts on tickets stand in the tickets."
        ),
        .noAudit: ("Записей нет", "Жазба жоқ", "No entries"),
        .when: ("Когда", "Қашан", "When"),
        .whoDid: ("Кто", "Кім", "Who"),
        .what: ("Что", "Не", "What"),
        .whom: ("Кого или чего касается", "Кімге не неге қатысты", "On whom or what"),
        .everybody: ("все", "барлығы", "everybody"),
        .show: ("Показать", "Көрсету", "Show"),
        .machine: ("команда на сервере", "сервердегі команда", "command on the machine"),
        .nobodyKnown: ("неизвестно кто", "белгісіз", "nobody known"),
        .signedIn: ("Вход", "Кіру", "Signed in"),
        .signInFailed: ("Неверный пароль", "Қате құпиясөз", "Wrong password"),
        .signedOut: ("Выход", "Шығу", "Signed out"),
        .sessionsEnded: ("Входы завершены", "Кірулер аяқталды", "Sessions ended"),
        .passwordSet: ("Пароль задан", "Құпиясөз қойылды", "Password set"),
        .invited: ("Ссылка для пароля", "Құпиясөз сілтемесі", "Password link"),
        .staffChanged: ("Сотрудник", "Қызметкер", "Staff"),
        .clientChanged: ("Клиент", "Клиентке", "Client"),
        .published: ("Регламент опубликован", "Регламент жарияланды", "Regulation published"),
        .letterResent: ("Письмо отправлено снова", "Хат қайта жіберілді", "Letter sent again"),
        .letterDiscarded: ("Письмо убрано", "Хат алып тасталды", "Letter put away"),
        .contactJudged: (
            "Отложенное рассмотрено", "Кейінге қалдырылған қаралды", "Kept-aside contact judged"
        ),
        .erased: ("Тексты стёрты", "Мәтіндер өшірілді", "Texts erased"),
        .tokenMade: ("Выдан токен API", "API токені берілді", "API token made"),
        .tokenRevoked: ("Токен API отозван", "API токені қайтарып алынды", "API token revoked"),
        .webhookMade: ("Добавлен вебхук", "Вебхук қосылды", "Webhook added"),
        .webhookRemoved: ("Вебхук удалён", "Вебхук жойылды", "Webhook removed"),
        .cardStated: ("карточка", "карточкасы", "card"),
        .wentAway: ("отсутствие", "болмауы", "absence"),
        .cameBack: ("возвращение", "оралуы", "return"),
        .leftForGood: ("доступ закрыт", "қолжетімділік жабылды", "access closed"),
        .named: ("название", "атауы", "title"),
        .contactStated: ("человек", "адам", "contact"),
        .contactWithdrawn: ("человек убран", "адам алып тасталды", "contact withdrawn"),
        .agreementStated: ("договор", "шарт", "agreement"),
        .agreementWithdrawn: ("договор убран", "шарт алып тасталды", "agreement withdrawn"),
        .projectStated: ("проект", "жоба", "project"),
        .acknowledged: ("регламент подписан", "регламентке қол қойылды", "regulation acknowledged"),
        .projectWithdrawn: ("проект убран", "жоба алып тасталды", "project withdrawn"),
    ]

    static let faults: [AdminWord: Text] = [
        .faultName: (
            "Напишите от 1 до 200 знаков в одну строку", "Бір жолға 1–200 таңба жазыңыз",
            "Write 1 to 200 characters on one line"
        ),
        .faultID: (
            "Строчные латинские буквы, цифры, - и _, до 48 знаков",
            "Латынның кіші әріптері, цифрлар, - және _, 48 таңбаға дейін",
            "Lower-case letters, digits, - and _, up to 48"
        ),
        .faultTaken: (
            "Такое обозначение уже занято", "Мұндай белгі бос емес", "This identifier is taken"
        ),
        .faultMail: (
            "Это не похоже на адрес почты", "Бұл пошта мекенжайына ұқсамайды",
            "This is not a mail address"
        ),
        .faultAddress: (
            "Каждый адрес — от 1 до 200 знаков в своей строке",
            "Әр мекенжай өз жолында, 1–200 таңба",
            "Every address has 1 to 200 characters on its own line"
        ),
        .faultAddressTaken: (
            "Этот адрес уже есть у человека:", "Бұл мекенжай мына адамда бар:",
            "This address already belongs to"
        ),
        .faultElsewhere: (
            "Если это так и задумано, отметьте общий адрес",
            "Әдейі солай болса, ортақ мекенжайды белгілеңіз",
            "If that is meant, tick the shared address"
        ),
        .sharedAddress: (
            "Общий адрес с другим клиентом", "Басқа клиентпен ортақ мекенжай",
            "An address shared with another client"
        ),
        .sharedAddressHint: (
            "Письмо с\u{a0}такого адреса относится к\u{a0}клиенту, чьё обозначение первое по алфавиту",
            "Мұндай мекенжайдан келген хат белгісі әліпби бойынша бірінші тұрған клиентке жатады",
            "A letter from it is taken for the client whose identifier comes first in the alphabet"
        ),
        .faultLanguage: (
            "Выберите русский, казахский или английский", "Орысша, қазақша не ағылшынша таңдаңыз",
            "Choose Russian, Kazakh or English"
        ),
        .faultRole: (
            "Такой роли в регламенте нет", "Регламентте мұндай рөл жоқ",
            "The regulation has no such role"
        ),
        .faultSeat: (
            "По регламенту больше никто не может иметь эту роль. Сначала снимите её:",
            "Регламент бойынша бұл рөлді басқа ешкім ала алмайды. Алдымен одан алыңыз:",
            "The regulation lets nobody else have this role. First take it from:"
        ),
        .faultDepartment: (
            "Это роль отдела: укажите отдел", "Бұл бөлімнің рөлі: бөлімді көрсетіңіз",
            "This is a role of a department: name the department"
        ),
        .faultSeatClosed: (
            "Сейчас регламент не позволяет дать эту роль: проверьте соглашения клиента",
            "Қазір регламент бұл рөлді беруге рұқсат етпейді: клиенттің келісімдерін тексеріңіз",
            "The regulation does not let this role be given now: look at the client's agreements"
        ),
        .faultStaff: (
            "Среди сотрудников такого человека нет", "Қызметкерлер арасында мұндай адам жоқ",
            "There is no such person among the staff"
        ),
        .faultAgreement: (
            "Такого вида договора в регламенте нет", "Регламентте мұндай шарт түрі жоқ",
            "The regulation has no such kind of agreement"
        ),
        .faultPeriod: (
            "Укажите начало, и конец позже начала", "Басын және одан кейінгі соңын жазыңыз",
            "Give a beginning, and an end after it"
        ),
        .faultServices: (
            "До 50 услуг, по одной в строке, до 200 знаков",
            "50 қызметке дейін, әр жолда біреуден, 200 таңбаға дейін",
            "Up to 50 services, one in a line, 200 characters each"
        ),
        .faultSite: (
            "Домен пишется как shop.example, без https:// и пути; не больше 20",
            "Домен shop.example түрінде жазылады, https:// мен жолсыз; 20-дан артық емес",
            "A domain is written like shop.example, without https:// and path; at most 20"
        ),
        .faultMany: ("Не больше 20 адресов", "20 мекенжайдан артық емес", "At most 20 addresses"),
        .faultLast: (
            "Это последний администратор: сначала назначьте другого",
            "Бұл соңғы әкімші: алдымен басқасын тағайындаңыз",
            "This is the last administrator: name another first"
        ),
        .faultChange: (
            "Проверка регламента это не допускает:", "Регламент тексерісі бұған жол бермейді:",
            "The regulation’s own check does not allow it:"
        ),
        .faultLogin: (
            "С этим адресом входит другой сотрудник", "Бұл мекенжаймен басқа қызметкер кіреді",
            "Somebody else signs in with this address"
        ),
        .movedTitle: (
            "Это изменил кто-то ещё, пока вы писали", "Сіз жазғанда мұны басқа біреу өзгертті",
            "Somebody else changed this while you were writing"
        ),
        .movedText: (
            "Проверьте поля и сохраните ещё раз.", "Өрістерді тексеріп, қайта сақтаңыз.",
            "Check the fields and save again."
        ),
        .invitationTitle: ("Придумайте пароль", "Құпиясөз ойлап табыңыз", "Choose a password"),
        .invitationLead: ("Для входа служит адрес", "Кіру мекенжайы:", "You will sign in with"),
        .invitationDone: (
            "Пароль задан. Теперь можно войти.", "Құпиясөз қойылды. Енді кіруге болады.",
            "The password is set. You can sign in now."
        ),
        .invitationGone: (
            "Ссылка уже не действует. Попросите администратора сделать новую.",
            "Сілтеме жарамсыз. Әкімшіден жаңасын сұраңыз.",
            "The link no longer works. Ask the administrator for a new one."
        ),
    ]
}
