/// The way in of clients.
extension Word {
    static let signInTitle = Word("Вход для клиентов", "Клиенттердің кіруі", "Sign-in for clients")
    static let signInLead = Word(
        "Пришлём ссылку на адрес, который стоит в вашем договоре.",
        "Сілтемені шартыңызда жазылған мекенжайға жібереміз.",
        "We send a link to the address that stands in your contract.")
    static let sendLink = Word("Прислать ссылку", "Сілтеме жіберу", "Send the link")
    static let linkSent = Word("Проверьте почту", "Поштаңызды тексеріңіз", "Check your mail")
    static let linkSentHint = Word(
        """
        Если этот адрес есть у нас, письмо со ссылкой уже в пути. Нет письма за пять минут: посмотрите в спаме \
        или спросите своего менеджера, какой адрес записан.
        """,
        """
        Бұл мекенжай бізде болса, сілтемесі бар хат жолда. Бес минутта хат келмесе, спамды қараңыз немесе қай \
        мекенжай жазылғанын менеджеріңізден сұраңыз.
        """,
        """
        If we know this address, a letter with a link is on its way. No letter in five minutes? Look into the \
        spam folder, or ask your manager which address is on file.
        """)
    static let staffHere = Word(
        "Вход для сотрудников", "Қызметкерлердің кіруі", "Sign-in for staff")
    static let linkTitle = Word("Вход", "Кіру", "Sign in")
    static let linkLead = Word(
        "Вы пришли по ссылке из письма.",
        "Сіз хаттағы сілтемемен келдіңіз.",
        "You followed the link from the letter.")
    static let enter = Word("Войти", "Кіру", "Sign in")
    static let linkGone = Word(
        "Ссылка больше не действует", "Сілтеме енді жарамайды", "This link no longer works")
    static let linkGoneHint = Word(
        "Ею уже вошли, или прошло больше 15 минут. Попросите новую.",
        "Онымен бұрын кірген немесе 15 минут өтіп кеткен. Жаңасын сұраңыз.",
        "It was used already, or is older than 15 minutes. Ask for a new one.")
    static let askAgain = Word("Попросить новую ссылку", "Жаңа сілтеме сұрау", "Ask for a new link")
    static let tooMany = Word(
        "Слишком много запросов. Попробуйте через четверть часа.",
        "Сұраныс тым көп. Ширек сағаттан кейін қайталаңыз.",
        "Too many questions. Try again in a quarter of an hour.")
    static let badAddress = Word(
        "Напишите адрес почты целиком, например anna@firma.example",
        "Пошта мекенжайын толық жазыңыз, мысалы anna@firma.example",
        "Write the whole mail address, such as anna@firma.example")
    static let lostTitle = Word(
        "Вход закончился", "Кіру мерзімі аяқталды", "Your session has ended")
    static let lostLead = Word(
        """
        Ничего не\u{a0}отправлено, текст ниже. Попросите ссылку: она откроется рядом. Войдите по\u{a0}ней \
        в\u{a0}этом же браузере, вернитесь сюда и\u{a0}нажмите «Продолжить».
        """,
        """
        Ештеңе жіберілген жоқ, мәтін төменде. Сілтеме сұраңыз: ол қасынан ашылады. Сол браузерде кіріп, осында \
        оралып, «Жалғастыру» түймесін басыңыз.
        """,
        """
        Nothing was sent, your text is below. Ask for a link: it opens beside this page. Sign in with it in \
        this browser, come back here and press “Go on”.
        """)
    static let lostGoOn = Word("Продолжить", "Жалғастыру", "Go on")
}
