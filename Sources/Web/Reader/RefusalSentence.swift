import Regulations
import ServiceDesk
import WorkingTime

/// A refusal in the reader's language: what is in the way, and what to do.
struct RefusalSentence {
    let reader: EditionReader
    /// Programs send values by their names in the file, people choose by titles.
    var isForPrograms = false

    private var words: Words { reader.words }

    func text(_ refusal: Refusal) -> String {
        switch refusal {
        case .byRule(let rule): byRule(rule)
        case .outOfOrder(let first, let clauses):
            words.say(
                "Сначала возьмите №\u{a0}\(first)", "Алдымен №\u{a0}\(first) алыңыз",
                "Take No.\u{a0}\(first) first") + cited(clauses)
        case .wrongState(let state):
            words.say("Сейчас это невозможно: ", "Қазір мүмкін емес: ", "Not possible now: ")
                + words[state.word]
        case .merged(let number):
            words.say(
                "Эта заявка объединена с\u{a0}№\u{a0}\(number): работа идёт там",
                "Бұл өтінім №\u{a0}\(number) өтініммен біріктірілген: жұмыс сонда жүріп жатыр",
                "This ticket was merged into No.\u{a0}\(number): work goes on there")
        case .alreadyTaken(let by):
            words.say("Заявку уже взял(а) ", "Өтінімді алған: ", "Already taken by ")
                + reader.person(by).name
        case .noSuchCategory(let name), .noSuchPriority(let name), .noSuchField(let name),
            .noSuchEscalation(let name):
            words.say(
                "В регламенте нет «\(name)»", "Регламентте «\(name)» жоқ",
                "The regulation has no “\(name)”")
        case .badValue(let field, let expected): badValue(field, self.expected(expected, of: field))
        case .noSuchTicket(let field, let number):
            words.say(
                "«\(title(field))»: у\u{a0}клиента нет заявки №\u{a0}\(number), проверьте номер",
                "«\(title(field))»: клиентте №\u{a0}\(number) өтінім жоқ, нөмірді тексеріңіз",
                "“\(title(field))”: the client has no ticket No.\u{a0}\(number); check the number")
        case .notCounted(let field, let deferred): notCounted(field, reader.cause(deferred))
        case .needsRole(let roles) where roles.isEmpty:
            words.say(
                "Для этого нужна роль или команда проекта: их даёт администратор",
                "Ол үшін рөл немесе жоба тобы керек: оларды әкімші береді",
                "This needs a role or a project’s team: an administrator gives them")
        case .needsRole(let roles):
            words.say("Это делает ", "Мұны жасайды: ", "This is done by ")
                + roles.map(reader.role).joined(separator: ", ")
        case .badMoment(let earliest, .distantFuture):
            words.say(
                "Время должно быть не\u{a0}раньше ", "Ең ерте уақыт: ",
                "The time must not be before ")
                + moment(earliest)
        case .badMoment(.distantPast, let latest):
            words.say(
                "Время должно быть не\u{a0}позже ", "Ең кеш уақыт: ", "The time must not be after ")
                + moment(latest)
        case .badMoment(let earliest, let latest):
            words.say("Время должно быть от ", "Уақыт аралығы: ", "The time must lie between ")
                + moment(earliest) + " – "
                + moment(latest)
        case .workedElsewhere(let number, let from, let until):
            worked(number, hours: "\(moment(from)) – \(moment(until))")
        case .empty(let field):
            title(field) + words.say(": заполните", ": толтырыңыз", ": fill it in")
        case .tooLong(let field, let limit): "\(title(field)): ≤ \(limit)"
        case .superseded(let version):
            words.say(
                "Эта оценка уже не действует: есть версия \(version)",
                "Бұл баға ескірді: \(version)-нұсқа бар",
                "This estimate is no longer valid: there is version \(version)")
        case .notFound: words[.notFoundTitle]
        case .beyondCalendar(let name):
            words.say(
                "Календарь «\(calendar(name))» так далеко не известен",
                "«\(calendar(name))» күнтізбесі ол күнге жетпейді",
                "Calendar “\(calendar(name))” does not reach that far")
        }
    }

    private func badValue(_ field: String, _ expected: String) -> String {
        words.say(
            "«\(title(field))»: нужно \(expected)", "«\(title(field))»: \(expected) керек",
            "“\(title(field))”: \(expected) is needed")
    }

    /// Kinds of fields and names of options as people read them; whatever else was expected is
    /// words already.
    private func expected(_ expected: String, of name: String) -> String {
        guard !isForPrograms, let field = reader.regulation.fields[name] else { return expected }
        if expected == field.kind.rawValue { return field.kind.words[reader.language.rawValue] }
        guard !field.options.isEmpty, expected == field.options.names.joined(separator: ", ") else {
            return expected
        }
        return field.options.pairs.map { reader.caption($0.item.title, $0.item.clauses) }.joined(
            separator: ", ")
    }

    private func calendar(_ name: String) -> String {
        reader.regulation.title(ofCalendar: name, in: reader.language.rawValue)
            ?? EditionReader.unknown
    }

    private func worked(_ number: Int, hours: String) -> String {
        words.say(
            "В\u{a0}это время уже записана работа по №\u{a0}\(number): \(hours). Поправьте одну из записей",
            "Бұл уақытта №\u{a0}\(number) бойынша жұмыс жазылған: \(hours). Жазбалардың бірін түзетіңіз",
            "Work on No.\u{a0}\(number) is logged for that time already: \(hours). Correct one of the two"
        )
    }

    private func notCounted(_ field: String, _ cause: String) -> String {
        words.say(
            "«\(title(field))»: цена пока не\u{a0}считается (\(cause)). Согласуется сумма, названная в\u{a0}оценке",
            "«\(title(field))»: баға әзірге есептелмейді (\(cause)). Бағалауда аталған сома келісіледі",
            "“\(title(field))”: the price is not counted yet (\(cause)). "
                + "Agree to the sum stated in an estimate instead")
    }

    private func byRule(_ rule: Refusal.ByRule) -> String {
        let clause =
            rule.clauses.first.flatMap { reader.regulation.clauses[$0]?.text }.map(reader.text)
            ?? ""
        let missing = rule.missing.map(title).joined(separator: ", ")
        let lacks = " " + words.say("Не хватает: ", "Жетпейді: ", "Missing: ") + missing + "."
        return clause + cited(rule.clauses) + (missing.isEmpty ? first(rule.rule) : lacks)
    }

    /// What has to happen before, where the rule refuses until it has: the clause alone names no
    /// cure.
    private func first(_ rule: String) -> String {
        guard let when = reader.regulation.rules[rule]?.when else { return "" }
        let parts = if case .all(let parts) = when { parts } else { [when] }
        let events = parts.flatMap { part -> [EventName] in
            if case .not(.fact(.happened(let events))) = part { events } else { [] }
        }
        guard !events.isEmpty else { return "" }
        let named = events.map { $0.told[reader.language.rawValue] }.joined(
            separator: ", ")
        return " " + words.say("Сначала: ", "Алдымен: ", "First: ") + named + "."
    }

    private func cited(_ clauses: [String]) -> String {
        clauses.first.map { " (\(reader.link($0).cited(words)))" } ?? ""
    }

    private func title(_ field: String) -> String {
        switch field {
        case "category": words[.actCategory]
        case "project" where reader.regulation.fields[field] == nil: words[.project]
        case "client": words[.who]
        case "contact": words[.who]
        case "priority": words[.actPriority]
        case "estimate": words[.minutesOfWork] + " / " + words[.priceOffered]
        case "minutes": words[.minutesOfWork]
        case "amount": words[.priceOffered]
        case "text": words[.ground]
        default:
            asked(field).map { words[$0] } ?? reader.text(reader.regulation.title(ofField: field))
        }
    }

    /// What forms call an ask of that name, which is no field of the regulation.
    private func asked(_ name: String) -> Word? {
        guard reader.regulation.fields[name] == nil else { return nil }
        return Act.atDoors.lazy.compactMap { act in
            act.rule.asks.first { $0.name == name }?.row(in: act).label
        }.first
    }

    private func moment(_ instant: Instant) -> String {
        words.momentInFull(reader.civil(instant), now: reader.today)
    }
}
