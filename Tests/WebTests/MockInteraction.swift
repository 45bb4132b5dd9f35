import WorkingTime

@testable import Web

extension MockDesk {
    var unticketed: UnticketedPage.Row {
        .init(
            at: CivilMoment(date: frame.today, time: CivilTime(minutes: 600)),
            address: "a\"<b>@c.example",
            channel: "Почта",
            title: "<Без темы>", outcome: "Не читается", state: .breached, clause: clause("3.4"),
            raw: "r1")
    }

    var interaction: InteractionPage.Model {
        var form = InteractionPage.Form()
        form.channel = "phone"
        form.arrived = "2026-11-05T14:20"
        form.who = "Пётр Зимин"
        form.project = "lavka"
        form.subject = "Скидка по промокоду считается дважды"
        return interaction(form, errors: [], preview: preview)
    }

    /// Sent with nothing in it.
    var wrongInteraction: InteractionPage.Model {
        let words = frame.words
        return interaction(
            InteractionPage.Form(),
            errors: [
                .init(.who, words[.missWho]), .init(.project, words[.wrongProject]),
                .init(.subject, words[.missSubject]),
            ], preview: nil)
    }

    private func interaction(
        _ form: InteractionPage.Form, errors: [InteractionPage.FieldError],
        preview: InteractionPage.Preview?
    ) -> InteractionPage.Model {
        var frame = frame
        frame.section = .interaction
        return InteractionPage.Model(
            frame: frame, form: form,
            channels: [
                .init(id: "phone", label: say("Телефон", "Телефон", "Phone")),
                .init(id: "telegram", label: "Telegram"),
                .init(id: "whatsapp", label: "WhatsApp"),
                .init(id: "other", label: say("Другое", "Басқа", "Other")),
            ],
            projects: [
                .init(id: "lavka", label: "Лавка 24"), .init(id: "medline", label: "Медлайн Плюс"),
            ],
            categories: [.init(id: "defect", label: say("Ошибка", "Қате", "Defect"))],
            people: ["Ольга Лаврова", "Пётр Зимин"], errors: errors, preview: preview,
            earliest: at(4, "14:30"),
            latest: at(5, "14:30"), nonce: "n-2"
        )
    }

    private var preview: InteractionPage.Preview {
        InteractionPage.Preview(
            clocks: [
                clock(
                    .running(due: at(6, "13:30"), left: .working(8 * 3600)), "4.1", name: reaction),
                clock(.running(due: at(10, "11:30"), left: .working(24 * 3600)), "4.3", name: fix),
            ],
            sum: say(
                "8 рабочих часов: сегодня 3:30, завтра 4:30",
                "8 жұмыс сағаты: бүгін 3:30, ертең 4:30",
                "8 working hours: today 3:30, tomorrow 4:30"),
            priority: valuable,
            notices: [
                .init(
                    say(
                        "Заявки по телефону принимаются только как аварийные.",
                        "Телефонмен тек апаттық өтінімдер қабылданады.",
                        "By phone only emergencies are taken."),
                    state: .warning, clause: clause("2.4"))
            ],
            readiness: [
                .init(
                    say("Короткое название", "Қысқаша атауы", "Short name"), isMet: true,
                    clause: clause("3.1")),
                .init(
                    say("Описание и шаги", "Сипаттама мен қадамдар", "Description and steps"),
                    isMet: false,
                    clause: clause("3.2")),
            ])
    }
}
