/// Ways in: the list of desks, the sign-in, the page without https.
extension Word {
    static let desksTitle = Word("Службы поддержки", "Қолдау қызметтері", "Support desks")
    static let desksLead = Word(
        "Каждая живёт по своему регламенту, со своими людьми, клиентами и заявками.",
        "Әрқайсысы өз регламентімен, өз адамдарымен, клиенттерімен және өтінімдерімен жұмыс істейді.",
        "Each lives by its own regulation, with its own people, clients and tickets.")
    static let desksStaff = Word("Вход для сотрудников", "Қызметкерлер кірісі", "Staff sign-in")
    static let desksClients = Word("Вход для клиентов", "Клиенттер кірісі", "Client sign-in")
    static let signIn = Word("Вход", "Кіру", "Sign in")
    static let mail = Word("Почта", "Пошта", "Mail")
    static let password = Word("Пароль", "Құпиясөз", "Password")
    static let signInDo = Word("Войти", "Кіру", "Sign in")
    static let signInWrong = Word(
        "Почта или пароль не\u{a0}подходят. Проверьте раскладку и\u{a0}Caps Lock.",
        "Пошта немесе құпиясөз сәйкес емес. Пернетақта тілі мен Caps Lock тексеріңіз.",
        "Mail or password do not match. Check the keyboard layout and Caps Lock.")
    static let signInHelp = Word(
        "Нет доступа? Его открывает руководитель поддержки.",
        "Кіру құқығы жоқ па? Оны қолдау жетекшісі ашады.",
        "No access? The head of support grants it.")
    static let plainTitle = Word(
        "Войти можно только по\u{a0}https",
        "Тек https арқылы кіруге болады",
        "Signing in needs https")
    static let plainCause = Word(
        """
        Эта страница открыта по\u{a0}http. Сеанс хранится в\u{a0}cookie, которые браузер принимает здесь \
        только по\u{a0}https: вход вернул бы вас на\u{a0}эту\u{a0}же страницу.
        """,
        """
        Бұл бет http арқылы ашылған. Сеанс cookie-де сақталады, ал браузер оны мұнда тек https арқылы \
        қабылдайды: кірсеңіз, осы бет қайта ашылар еді.
        """,
        """
        This page came by plain http. A session is kept in cookies, which browsers take here over https only: \
        signing in would lead back to this page.
        """)
    static let plainCure = Word(
        "Откройте службу по\u{a0}адресу, который начинается с\u{a0}https://.",
        "Қызметті https:// деп басталатын мекенжаймен ашыңыз.",
        "Open the desk by its address that begins with https://.")
    static let plainOperator = Word(
        """
        Тому, кто держит сервер: поставьте перед ним прокси с\u{a0}TLS. Для пробы в\u{a0}закрытой сети \
        запустите его с
        """,
        """
        Серверді күтетін адамға: оның алдына TLS бар прокси қойыңыз. Жабық желіде байқап көру үшін оны мына \
        белгімен іске қосыңыз:
        """,
        """
        For whoever runs the server: put a proxy with TLS in front of it. For a trial in a closed network, \
        start it with
        """)
}
