// What happens: rules, promises, the order of the pool, ladders, messages.
extension DeskSentences {
    func rule(_ name: String) -> String {
        guard let rule = regulation.rules[name] else { return "" }
        let about = rule.about == .ticket ? "" : ", \(rule.about.words[language])"
        let condition = self.when(rule.when).map { ", " + $0 } ?? ""
        let acts = effects(rule.effects)
        switch rule.moment {
        case .before(let triggers):
            let verdict = rule.verdict?.words[language] ?? ""
            return
                "\(say("Перед событием", "Оқиға алдында", "Before")) «\(self.triggers(triggers))»\(about)\(condition)"
                + " — " + ([verdict] + acts).joined(separator: "; ")
        case .after(let triggers):
            return
                "\(say("После события", "Оқиғадан кейін", "After")) «\(self.triggers(triggers))»\(about)\(condition)"
                + " — " + acts.joined(separator: "; ")
        }
    }

    func effects(_ effects: Effects) -> [String] {
        [
            named(
                say("поручается", "тапсырылады", "assigned to"), names(effects.assign, of: .roles)),
            named(
                say("приоритет", "басымдық", "priority"),
                effects.priority.map { called($0, .priorities) }),
            named(say("само собой", "өздігінен", "by itself"), effects.does?.words[language]),
            named(
                say("открывается", "ашылады", "opens"),
                effects.opens.map { called($0, .categories) }),
            effects.message.map {
                say("сообщение", "хабарлама", "message") + " " + opening(of: $0)
            },
            effects.invoice.map { $0.words[language] },
        ].compactMap(\.self)
    }

    /// How a message begins.
    private func opening(of message: String) -> String {
        let text = said(text(regulation.messages[message]?.text) ?? "")
        return text.count > 90 ? "«\(text.prefix(85))…»" : "«\(text)»"
    }

    // MARK: Promises

    func commitment(_ name: String) -> String {
        guard let item = regulation.commitments[name] else { return "" }
        return joined(
            ["\(called(name, .commitments)): \(limit(item))"] + course(of: item) + [
                when(item.when), item.about == .ticket ? nil : item.about.words[language],
                item.earliest.map {
                    say("не раньше чем через", "ертерек емес", "not before")
                        + " \($0.words(in: language))"
                },
                item.roll?.words[language],
                named(say("в часы", "уақыты", "in the hours"), item.calendar.map(calendarInShort)),
                item.nature == .unregulated ? nil : item.nature.words[language],
            ] + duties(of: item))
    }

    /// Start, pauses, resets and ends.
    private func course(of item: Commitment) -> [String?] {
        let pauses = item.pauses.map { $0.words[language] }.joined(separator: ", ")
        return [
            named(say("отсчёт от", "басталуы", "counted from"), start(item)),
            named(say("исполнено, когда", "орындалды, егер", "kept by"), triggers(item.stops)),
            named(say("пауза", "үзіліс", "pauses while"), pauses),
            named(
                say("продолжается по событию", "мына оқиғадан жалғасады", "goes on by"),
                triggers(item.resumes)),
            named(
                say(
                    "срок не показывается, но идёт", "мерзім көрсетілмейді, бірақ жүреді",
                    "its date is not shown, yet runs on, while"),
                item.hides.map { $0.words[language] }.joined(separator: ", ")),
            named(
                say("снимается, когда", "мынада алынады", "cancelled by"), triggers(item.cancels)),
            named(
                say(
                    "отсчёт заново после", "санақ мынадан кейін қайта басталады",
                    "counted anew after"),
                triggers(item.resets)),
        ]
    }

    /// Who answers for it, who is warned, and what follows a breach.
    private func duties(of item: Commitment) -> [String?] {
        let warnings = item.warnsAt.map { $0.words(in: language) }.joined(separator: ", ")
        let told = names(item.warnsTo, of: .roles).nonEmpty.map { " → \($0)" } ?? ""
        return [
            when(item.guaranteedWhen).map {
                say("гарантируется,", "кепілдік беріледі,", "guaranteed") + " " + $0
            },
            named(say("отвечает", "жауапты", "owner"), item.owner.map(owner)),
            named(
                say("предупреждение", "ескерту", "warns at"), warnings.nonEmpty.map { $0 + told }),
            named(
                say("при пропуске", "өткізіп алынса", "if missed"),
                item.ifMissed.map(lateStep).joined(separator: "; ")),
            named(
                say(
                    "снять нарушение может", "бұзуды алып тастай алады",
                    "a breach may be withdrawn by"),
                names(item.mayWithdraw, of: .roles)),
        ]
    }

    /// `2 working hours after the due: assigned to: Head`.
    func lateStep(_ step: LateStep) -> String {
        let acts = effects(step.effects).joined(separator: ", ")
        return step.after.map { "\(after($0)): \(acts)" } ?? acts
    }

    private func after(_ limit: Limit) -> String {
        let time = limit.words(in: language)
        return say(
            "через \(time) после срока", "мерзімнен кейін \(time) өткенде", "\(time) after the due")
    }

    private func owner(_ owner: Commitment.Owner) -> String {
        switch owner {
        case .role(let role): called(role, .roles)
        case .client: say("клиент", "клиент", "the client")
        }
    }

    private func start(_ item: Commitment) -> String {
        if let field = item.from { return "«\(called(field, .fields))»" }
        return switch item.starts {
        case .triggers(let starts): triggers(starts)
        case .every(let period, let field):
            say("начало каждого периода", "әр кезеңнің басы", "the start of every period")
                + " (\(period.words(in: language)))" + from(field)
        case .endOfEvery(let period, let field):
            say("конец каждого периода", "әр кезеңнің соңы", "the end of every period")
                + " (\(period.words(in: language)))" + from(field)
        case .whileIn(let states):
            say(
                "снова и снова, пока заявка в состоянии", "өтінім мына күйде тұрғанда қайта-қайта",
                "over and over while the ticket is")
                + " «" + states.map { $0.words[language] }.joined(separator: ", ") + "»"
        case .whenDateKnown: say("дата известна", "күні белгілі болғанда", "when the date is known")
        }
    }

    private func from(_ field: String?) -> String {
        field.map {
            ", " + say("считая от", "мынадан санағанда", "from") + " «\(called($0, .fields))»"
        } ?? ""
    }

    func limit(_ item: Commitment) -> String {
        if let within = item.within { return within.words(in: language) }
        return item.until.map { regulation.words(of: $0, in: language) }
            ?? item.nature.words[language]
    }

    // MARK: Order of the pool

    var queue: String {
        guard let queue = regulation.queue else { return "" }
        let keys = queue.order.map { key in
            switch key {
            case .expedited: say("вне очереди", "кезектен тыс", "out of turn")
            case .priority: say("приоритет", "басымдық", "priority")
            case .arrived: say("поступление", "келіп түсу", "arrival")
            case .admitted: say("приём", "қабылдау", "admission")
            }
        }
        let scope =
            queue.scope == .desk
            ? say("общая", "ортақ", "of the whole desk")
            : say("своя у проекта", "әр жобаның өзінікі", "of each project")
        let strict =
            queue.strict
            ? say(
                "следующее не берут, пока есть более высокий приоритет",
                "жоғары басымдық тұрғанда келесісі алынбайды",
                "none is taken while one of higher priority waits") : nil
        let blocking = queue.blocking.map { $0.words[language] }.joined(separator: ", ")
        return joined([
            say("Очередь", "Кезек", "Queue") + ": " + keys.joined(separator: ", "), scope, strict,
            named(say("ждёт в состоянии", "мына күйде күтеді", "it waits while"), blocking),
        ])
    }

    // MARK: Ladders

    func escalation(_ name: String) -> String {
        guard let item = regulation.escalations[name] else { return "" }
        let steps = item.steps.enumerated().map { "\($0 + 1)) \(step($1))" }
        return joined([
            called(name, .escalations),
            named(say("обращается", "жүгінеді", "by"), names(item.by, of: .roles)),
            named(say("каналы", "арналары", "channels"), names(item.channels, of: .channels)),
            when(item.when),
            named(say("указывается", "көрсетіледі", "asks for"), names(item.asks, of: .fields)),
            named(say("ступени", "сатылары", "steps"), steps.joined(separator: "; ")),
            named(say("даёт", "береді", "grants"), item.grants.map(grant).joined(separator: "; ")),
        ])
    }

    private func step(_ step: Escalation.Step) -> String {
        [
            called(step.role, .roles), when(step.when),
            named(say("нужно", "қажет", "needs"), names(step.needs, of: .fields)),
            step.message.map { say("сообщение", "хабарлама", "message") + " " + opening(of: $0) },
        ].compactMap(\.self).joined(separator: ", ")
    }

    private func grant(_ grant: Escalation.Grant) -> String {
        [
            named(
                say("приоритет", "басымдық", "priority"),
                grant.priority.map { called($0, .priorities) }),
            grant.field.map { "«\(called($0, .fields))»" }, when(grant.when),
        ].compactMap(\.self).joined(separator: ", ")
    }

    // MARK: Messages

    func message(_ name: String) -> String {
        guard let item = regulation.messages[name] else { return "" }
        let everywhere =
            item.everywhere
            ? " " + say("(всех проектов)", "(барлық жобаның)", "(of all projects)") : ""
        return joined([
            names(item.to, of: .roles) + everywhere,
            named(say("копия", "көшірме", "copy"), copies(of: item)),
            named(say("после события", "оқиғадан кейін", "after"), triggers(item.after)),
            when(item.when),
            item.admits
                ? say(
                    "с отправкой обращение принято", "жіберілгенде өтініш қабылданды",
                    "it admits the ticket") : nil,
            item.carriesMeeting
                ? say("с файлом встречи", "кездесу файлымен", "with the meeting as a file") : nil,
            text(item.text).map { "«\(said($0))»" },
        ])
    }

    /// The words with what is filled in when they are sent.
    private func said(_ text: String) -> String {
        Variables.said(text, language) { name in
            if regulation.fields[name] != nil { return called(name, .fields) }
            return name.hasPrefix("channel.")
                ? called(String(name.dropFirst("channel.".count)), .channels) : nil
        }
    }

    private func copies(of message: MessageTemplate) -> String {
        message.copyTo.map {
            regulation.roles[$0] == nil ? called($0, .channels) : called($0, .roles)
        }
        .joined(separator: ", ")
    }

    func triggers(_ triggers: [Trigger]) -> String {
        triggers.map { trigger in
            switch trigger {
            case .event(let event): event.words[language]
            case .waited(let state):
                EventName.waited.words[language] + " («" + state.words[language] + "»)"
            case .filled(let fields):
                say("заполнено", "толтырылды", "filled") + " " + names(fields, of: .fields)
            }
        }.joined(separator: " / ")
    }
}
