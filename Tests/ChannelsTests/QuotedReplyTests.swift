import Testing

@testable import Channels

@Suite struct QuotedReplyTests {
    static let replies: [(String, String)] = [
        ("Done.\n\nOn Mon, 16 Nov 2026 at 9:00, Desk <d@echo.example> wrote:\n> a\n> b", "Done."),
        ("Готово.\n\n16.11.2026 09:00, Служба поддержки писал(а):\n> a", "Готово."),
        ("Дайын.\n\n16.11.2026 09:00, Қолдау қызметі жазды:\n> a", "Дайын."),
        ("Спасибо\n\nFrom: Desk <d@echo.example>\nSent: Monday\nTo: Anna\nSubject: RE: x\n\nold", "Спасибо"),
        ("Спасибо\n\nОт: Служба\nОтправлено: понедельник\nКому: Анна\nТема: x\n\nстарое", "Спасибо"),
        ("Yes\n\n*From:* Desk\n*Date:* Monday\n*To:* Anna\n\nold", "Yes"),
        ("Thanks\n-----Original Message-----\nold", "Thanks"),
        ("> question one\nanswer one\n> question two\nanswer two", "answer one\nanswer two"),
        ("On 16 Nov 2026 Desk wrote:\n> question\n\nanswer below", "answer below"),
        ("He wrote:\nI like it", "He wrote:\nI like it"),
        ("От: нас всех спасибо", "От: нас всех спасибо"),
        ("> only a quotation", "> only a quotation"),
        ("", ""),
    ]

    @Test(arguments: replies) func `a reply is shown without what it quotes`(reply: (String, String)) {
        #expect(QuotedReply.trimmed(reply.0) == reply.1)
    }
}
