/// Says in words what the desk does by an item of the regulation.
struct DeskSentences {
    let regulation: Regulation
    let language: String

    /// `citing` is the path that `Citations` gives: `rules.triage`, `queue`, `prices.rates.work`.
    func sentence(for citing: String) -> String {
        let parts = citing.split(separator: ".", maxSplits: 1).map(String.init)
        let name = parts.count > 1 ? parts[1] : ""
        switch parts[0] {
        case "calendars": return say("Часы работы", "Жұмыс уақыты", "Hours") + ": " + calendar(name)
        case "roles": return say("Роль", "Рөл", "Role") + ": " + role(name)
        case "agreements": return say("Основание", "Негіз", "Agreement") + ": " + agreement(name)
        case "channels": return say("Канал", "Арна", "Channel") + ": " + channel(name)
        case "categories":
            return say("Категория", "Санат", "Category") + ": " + title(of: regulation.categories[name]?.title, name)
        case "priorities": return say("Приоритет", "Басымдық", "Priority") + ": " + priority(name)
        case "fields":
            return say("Записывается", "Жазылады", "Recorded") + ": " + title(of: regulation.fields[name]?.title, name)
        case "definitions":
            let caption = title(of: regulation.definitions[name]?.title, name)
            return "«\(caption)» — " + (regulation.definitions[name].map { condition($0.when) } ?? "")
        case "rules": return rule(name)
        case "commitments": return commitment(name)
        case "queue": return queue
        case "escalations":
            return say("Эскалация", "Эскалация", "Escalation") + ": "
                + title(of: regulation.escalations[name]?.title, name)
        case "messages": return say("Сообщение", "Хабарлама", "Message") + ": " + message(name)
        case "prices": return price(name)
        case "records":
            return say("Хранение", "Сақтау", "Records") + ": " + title(of: regulation.records[name]?.title, name)
        case "measures":
            return say("Показатель", "Көрсеткіш", "Figure") + ": " + title(of: regulation.measures[name]?.title, name)
        default: return citing
        }
    }

    func say(_ ru: String, _ kk: String, _ en: String) -> String { Trilingual(ru, kk, en)[language] }

    func plain(_ name: String) -> String { String(name.map { $0 == "_" ? " " : $0 }) }

    /// The item's title, else its name in plain letters.
    func title(of text: LocalizedText?, _ name: String) -> String {
        text?.text(in: language, fallbacks: regulation.languages)?.text ?? plain(name)
    }

    // MARK: What exists

    private func calendar(_ name: String) -> String {
        let country = regulation.calendars[name]?.holidays
        let holidays = country.map { say("без праздников", "мерекелерсіз", "without the holidays of") + " " + $0 }
        return [hours(of: name), holidays].compactMap(\.self).joined(separator: "; ")
    }

    /// `Mon–Fri 08:00–16:00`: days in a row with the same windows are joined.
    func hours(of calendar: String) -> String {
        guard let item = regulation.calendars[calendar] else {
            return say("круглосуточно", "тәулік бойы", "round the clock")
        }
        var runs: [(first: Int, last: Int, windows: [CalendarItem.Window])] = []
        for day in item.week.keys.sorted() {
            let windows = item.week[day] ?? []
            if let run = runs.last, run.last == day - 1, run.windows == windows {
                runs[runs.count - 1].last = day
            } else {
                runs.append((day, day, windows))
            }
        }
        return runs.map { run in
            let days = run.first == run.last ? [run.first] : [run.first, run.last]
            return days.map { Self.weekday($0)[language] }.joined(separator: "–") + " " + windows(run.windows)
        }.joined(separator: ", ")
    }

    private func windows(_ windows: [CalendarItem.Window]) -> String {
        windows.map { "\(Self.clock($0.from))–\(Self.clock($0.to))" }.joined(separator: ", ")
    }

    static func clock(_ minutes: Int) -> String {
        let hour = minutes / 60
        let minute = minutes % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    static func weekday(_ number: Int) -> Trilingual {
        let names = [
            Trilingual("пн", "дс", "Mon"), Trilingual("вт", "сс", "Tue"), Trilingual("ср", "ср", "Wed"),
            Trilingual("чт", "бс", "Thu"), Trilingual("пт", "жм", "Fri"), Trilingual("сб", "сб", "Sat"),
            Trilingual("вс", "жс", "Sun"),
        ]
        return names[(number + 6) % 7]
    }

    private func role(_ name: String) -> String {
        let role = regulation.roles[name]
        let substitute = role?.standsIn.map {
            "; " + say("замещает", "орнына", "stands in") + ": " + names([$0], of: .roles)
        }
        let parallel = role?.parallelWork == true
            ? "; " + say("учёт одновременной работы", "қатар жұмысты есепке алу", "work at once is counted") : ""
        return title(of: role?.title, name) + (substitute ?? "") + parallel
    }

    private func agreement(_ name: String) -> String {
        let item = regulation.agreements[name]
        let paths = item?.mayChange.map(\.path) ?? []
        let changes =
            paths.isEmpty
            ? ""
            : "; " + say("может менять", "өзгерте алады", "may change") + ": "
                + paths.map(value(at:)).joined(separator: ", ")
        return title(of: item?.title, name) + changes
    }

    /// A path in words: what it belongs to, and its key.
    private func value(at path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        guard parts.count == 3, parts[0] == "commitments" else {
            return parts.count == 4
                ? "\(title(of: regulation.prices.rates[parts[2]]?.title, parts[2])) (\(plain(parts[3])))" : path
        }
        return "\(title(of: regulation.commitments[parts[1]]?.title, parts[1])) (\(plain(parts[2])))"
    }

    /// How a message begins.
    private func opening(of message: String) -> String {
        let text = regulation.messages[message].flatMap {
            $0.text.text(in: language, fallbacks: regulation.languages)?.text
        }
        guard let text, text.count > 50 else { return "«\(text ?? plain(message))»" }
        return "«\(text.prefix(45))…»"
    }

    private func channel(_ name: String) -> String {
        let item = regulation.channels[name]
        return title(of: item?.title, name) + (item?.address.map { " — \($0)" } ?? "")
    }

    private func priority(_ name: String) -> String {
        let item = regulation.priorities[name]
        let when = item?.when.map { "; " + say("если", "егер", "if") + " " + condition($0) }
        return title(of: item?.title, name) + (when ?? "")
    }

    private func message(_ name: String) -> String {
        guard let item = regulation.messages[name] else { return plain(name) }
        let text = item.text.text(in: language, fallbacks: regulation.languages)?.text ?? ""
        let everywhere = item.everywhere ? " " + say("(всех проектов)", "(барлық жобаның)", "(of all projects)") : ""
        let copy = item.copyTo.isEmpty ? "" : ", " + say("копия", "көшірме", "copy") + ": " + copies(of: item)
        return "\(names(item.to, of: .roles))\(everywhere)\(copy): «\(text)»"
    }

    private func copies(of message: Message) -> String {
        message.copyTo.map { regulation.roles[$0] == nil ? channel($0) : names([$0], of: .roles) }
            .joined(separator: ", ")
    }

    // MARK: What happens

    private func rule(_ name: String) -> String {
        guard let rule = regulation.rules[name] else { return plain(name) }
        let condition = rule.when == .always ? "" : ", " + say("если", "егер", "if") + " " + condition(rule.when)
        let acts = effects(rule.effects)
        switch rule.moment {
        case .before(let triggers):
            let verdict = rule.verdict?.words[language] ?? ""
            return "\(say("Перед событием", "Оқиға алдында", "Before")) «\(self.triggers(triggers))»\(condition) — "
                + ([verdict] + acts).joined(separator: "; ")
        case .after(let triggers):
            return "\(say("После события", "Оқиғадан кейін", "After")) «\(self.triggers(triggers))»\(condition) — "
                + acts.joined(separator: "; ")
        }
    }

    private func effects(_ effects: Effects) -> [String] {
        var acts: [String] = []
        if !effects.assign.isEmpty {
            acts.append(say("поручается", "тапсырылады", "assigned to") + ": " + names(effects.assign, of: .roles))
        }
        if let priority = effects.priority {
            acts.append(say("приоритет", "басымдық", "priority") + ": " + names([priority], of: .priorities))
        }
        if let event = effects.does {
            acts.append(say("само собой", "өздігінен", "by itself") + ": " + event.words[language])
        }
        if let category = effects.opens {
            acts.append(say("открывается", "ашылады", "opens") + ": " + names([category], of: .categories))
        }
        if let message = effects.message {
            acts.append(say("сообщение", "хабарлама", "message") + " " + opening(of: message))
        }
        if effects.invoice != nil { acts.append(say("счёт", "шот", "invoice")) }
        return acts
    }

    private func commitment(_ name: String) -> String {
        guard let item = regulation.commitments[name] else { return plain(name) }
        var parts = ["\(title(of: item.title, name)): \(limit(item))"]
        if case .triggers(let starts) = item.starts {
            parts.append(say("отсчёт от", "басталуы", "counted from") + ": " + triggers(starts))
        }
        if !item.stops.isEmpty {
            parts.append(say("исполнено, когда", "орындалды, егер", "kept by") + ": " + triggers(item.stops))
        }
        if item.when != .always { parts.append(say("если", "егер", "if") + " " + condition(item.when)) }
        if !item.pauses.isEmpty {
            parts.append(
                say("пауза", "үзіліс", "pauses while") + ": "
                    + item.pauses.map { $0.words[language] }.joined(separator: ", "))
        }
        if let calendar = item.calendar {
            parts.append(say("в часы", "уақыты", "in the hours") + ": " + hours(of: calendar))
        }
        if item.nature != .unregulated { parts.append(item.nature.words[language]) }
        return parts.joined(separator: "; ")
    }

    private func limit(_ item: Commitment) -> String {
        if let within = item.within { return within.words(in: language) }
        return item.until == nil ? item.nature.words[language] : say("к сроку", "мерзіміне дейін", "by its date")
    }

    private var queue: String {
        let keys = regulation.queue?.order.map { key in
            switch key {
            case .expedited: say("вне очереди", "кезектен тыс", "out of turn")
            case .priority: say("приоритет", "басымдық", "priority")
            case .arrived: say("поступление", "келіп түсу", "arrival")
            case .admitted: say("приём", "қабылдау", "admission")
            }
        }
        let isOfProject = regulation.queue?.scope == .project
        let scope = isOfProject
            ? say("своя у каждого проекта", "әр жобаның өзінікі", "one for each project")
            : say("общая для всех проектов", "барлық жобаға ортақ", "one for all projects")
        return say("Очередь", "Кезек", "Queue") + " (\(scope)): " + (keys ?? []).joined(separator: ", ")
    }

    func triggers(_ triggers: [Trigger]) -> String {
        triggers.map { trigger in
            switch trigger {
            case .event(let event): event.words[language]
            case .filled(let fields): say("заполнено", "толтырылды", "filled") + " " + names(fields, of: .fields)
            }
        }.joined(separator: " / ")
    }
}

extension Regulation {
    /// What the desk does by one item, in one sentence.
    ///
    /// - Parameter citing: section and name, `rules.triage`.
    public func deskSentence(for citing: String, in language: String) -> String {
        DeskSentences(regulation: self, language: language).sentence(for: citing)
    }
}
