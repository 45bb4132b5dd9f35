import Regulations

/// What whoever asked is told when their ticket goes on in another.
struct MergedWords: Speaking {
    let number: Int
    let into: Int
    let language: String

    var text: String {
        say(
            """
            Ваш запрос №\u{a0}\(number) объединён с\u{a0}запросом №\u{a0}\(into): они об одном и\u{a0}том\u{a0}же.
            Дальше работа идёт по\u{a0}№\u{a0}\(into), и\u{a0}ответы придут вам тоже.
            Чтобы что-то добавить, ответьте на\u{a0}это письмо.
            """,
            """
            Сіздің №\u{a0}\(number) сұрауыңыз №\u{a0}\(into) сұраумен біріктірілді: екеуі де бір мәселе туралы.
            Жұмыс енді №\u{a0}\(into) бойынша жүреді, жауаптар сізге де келеді.
            Бірдеңе қосу үшін осы хатқа жауап беріңіз.
            """,
            """
            Your request No.\u{a0}\(number) was merged into No.\u{a0}\(into): both are about the same matter.
            Work goes on under No.\u{a0}\(into), and its answers will reach you as well.
            To add something, reply to this letter.
            """)
    }
}
