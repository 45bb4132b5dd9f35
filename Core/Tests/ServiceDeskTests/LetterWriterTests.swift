import Testing

@testable import ServiceDesk

/// Who wrote a letter that somebody else sent.
@Suite struct LetterWriterTests {
    // MARK: Letters passed on

    /// How mail programs write a letter that is passed on; each names Vera.
    static let passedOn: [(subject: String, text: String)] = [
        (
            "Fwd: Till",
            "---------- Forwarded message ---------\nFrom: Vera <vera@g.example>\nDate: Mo\n"
        ),
        (
            "Till",
            "См. ниже\n---------- Пересылаемое сообщение ----------\nОт: Вера <vera@g.example>\nТема: Касса"
        ),
        ("FW: Till", "\n*From:* Vera Test <vera@g.example>\n*Sent:* Monday\n*To:* a@b.example\n"),
        (
            "Fw: Till",
            "-----Original Message-----\nFrom: vera@g.example\nSent: Monday\nSubject: Till"
        ),
        (
            "Till",
            "Begin forwarded message:\n\n> From: Vera <vera@g.example>\n> Subject: Till\n> Date: Mo"
        ),
        ("Пересл: Касса", "От: Вера [mailto:vera@g.example]\nОтправлено: понедельник\nКому: мы"),
        ("Қайта жіб: Касса", "Кімнен: Вера <vera@g.example>\nКүні: дүйсенбі\nТақырып: Касса"),
        ("WG: Kasse", "Von: Vera <vera@g.example>\nGesendet: Montag\nBetreff: Kasse"),
        ("TR : caisse", "De : Vera <vera@g.example>\nEnvoyé : lundi\nObjet : caisse"),
        ("Pd: Kasa", "Od: Vera <vera@g.example>\nWysłano: poniedziałek\nTemat: Kasa"),
        ("Rv: caja", "De: Vera <vera@g.example>\nEnviado: lunes\nAsunto: caja"),
        ("İlt: kasa", "İletilen ileti\nKimden: Vera <vera@g.example>\nTarih: Pzt\nKonu: kasa"),
        (
            "Fwd: x",
            "-------- Пересылаемое сообщение --------\nТема: \tx\nОт: \tВера\u{a0}<vera@g.example>\nКому: \tмы"
        ),
    ]

    @Test(arguments: passedOn) func `a letter passed on names who wrote it`(
        row: (subject: String, text: String)
    ) {
        let letter = ForwardedLetter(subject: row.subject, text: row.text)
        #expect(letter?.writers.first?.address == "vera@g.example")
    }

    /// Letters that pass nothing on, or say of nobody by an address.
    static let own: [(subject: String, text: String)] = [
        (
            "Re: Till",
            "Done.\n-----Original Message-----\nFrom: Vera <vera@g.example>\nSent: Monday"
        ),
        ("Till", "From: where I sit the till is dead\nTo: be seen"),
        ("Fwd: Till", "---- Forwarded message ----\nFrom: Vera\nDate: Monday"),
        ("Fwd: Till", "From: vera@g.example is a nice start"),
        ("Till", "It hangs.\n\nOn Monday Vera <vera@g.example> wrote:\n> It hangs"),
        ("Forward the calls", "To: all\nplease"),
    ]

    @Test(arguments: own) func `other letters are their sender's own`(
        row: (subject: String, text: String)
    ) {
        #expect(ForwardedLetter(subject: row.subject, text: row.text) == nil)
    }

    @Test func `of several who passed it on all are named, the last first`() {
        let text = """
            ---------- Forwarded message ---------
            From: Pavel <pavel@desk.example>
            Subject: Fwd: Till

            ---------- Forwarded message ---------
            From: "Vera" <vera@g.example>
            Subject: Till
            """
        let writers = ForwardedLetter(subject: "Fwd: Till", text: text)?.writers
        #expect(writers?.map(\.address) == ["pavel@desk.example", "vera@g.example"])
        #expect(writers?.map(\.name) == ["Pavel", "Vera"])
    }

    // MARK: Forms

    @Test(arguments: [
        ("noreply@mail.example", true), ("no-reply@mail.example", true),
        ("Do_Not_Reply+7@mail.example", true), ("form@tools.example", true),
        ("anything@shop.example", true), ("x@www.shop.example", true),
        ("x@notshop.example", false), ("eve@evil.example", false), ("noreply", false),
    ]) func `a robot and an address of the client's site speak for its people`(
        row: (sender: String, speaks: Bool)
    ) {
        var client = Client(id: "alfa")
        client.evolve(
            .projectStated(Project(id: "shop", name: "Shop", team: [:], sites: ["shop.example"])))
        #expect(FormLetter.speaks(row.sender, for: client) == row.speaks)
    }

    // MARK: A plus

    @Test(arguments: [
        ("anna+desk@a.example", "anna@a.example"), ("a+b+c@x.example", "a@x.example"),
        ("anna@a.example", nil), ("+7 000 000-00-01", nil), ("+x@a.example", nil), ("", nil),
    ]) func `a plus is left out of an address`(row: (address: String, base: String?)) {
        #expect(MailAlias.base(of: row.address) == row.base)
    }
}
