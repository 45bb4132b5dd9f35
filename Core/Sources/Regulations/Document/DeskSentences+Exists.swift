import WorkingTime

// What exists: hours, people, ways in, kinds of request.
extension DeskSentences {
    // MARK: Hours

    func calendar(_ name: String) -> String {
        guard let item = regulation.calendars[name] else { return hours(of: name) }
        return joined([
            regulation.called(title: item.title, clauses: [], in: language), hours(of: name),
            item.timeZone.map { named(say("часовой пояс", "уақыт белдеуі", "time zone"), $0) }
                ?? nil,
            holidays(item), exceptions(item),
            say(
                "вне этих часов отсчёт стоит до ближайшего открытия",
                "бұл уақыттан тыс санақ келесі ашылуға дейін тоқтайды",
                "outside these hours counting stands still until they begin again"),
        ])
    }

    /// Title, hours and holidays, where another part names them.
    func calendarInShort(_ name: String) -> String {
        let item = regulation.calendars[name]
        let title = item.flatMap { regulation.called(title: $0.title, clauses: [], in: language) }
        return [title, hours(of: name), item?.holidays.map(withoutHolidays)].compactMap(\.self)
            .joined(separator: ", ")
    }

    private func withoutHolidays(of country: String) -> String {
        say("без праздников", "мерекелерсіз", "without the holidays of") + " " + country
    }

    private func holidays(_ item: CalendarItem) -> String? {
        guard let country = item.holidays else { return nil }
        let transferred =
            item.transferredDays == .worked
            ? say(
                "перенесённые дни рабочие", "ауыстырылған күндер жұмыс күні",
                "transferred days are worked")
            : say(
                "перенесённые дни нерабочие", "ауыстырылған күндер демалыс",
                "transferred days are not worked")
        let short =
            item.shortMinutes == 0
            ? nil
            : say(
                "в предпраздничные дни короче на \(item.shortMinutes) мин",
                "мереке алдындағы күндер \(item.shortMinutes) мин қысқа",
                "\(item.shortMinutes) min shorter on the eves of holidays")
        return [withoutHolidays(of: country), transferred, short].compactMap(\.self).joined(
            separator: ", ")
    }

    private func exceptions(_ item: CalendarItem) -> String? {
        let days = item.exceptions.sorted { $0.key < $1.key }.map { day, exception in
            switch exception {
            case .closed: "\(day) \(say("закрыто", "жабық", "closed"))"
            case .windows(let windows): "\(day) \(self.windows(windows))"
            }
        }
        return named(
            say("особые дни", "ерекше күндер", "exceptional days"), days.joined(separator: ", "))
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
            return days.compactMap { Weekday(rawValue: $0)?.words[language] }.joined(separator: "–")
                + " "
                + windows(run.windows)
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

    // MARK: People and what is between them

    func role(_ name: String) -> String {
        guard let role = regulation.roles[name] else { return "" }
        let side =
            role.side == .client
            ? say("со стороны клиента", "клиент жағынан", "on the client’s side") : nil
        return joined([
            called(name, .roles), side, role.per == .desk ? nil : role.per.words[language],
            count(of: role),
            when(role.when),
            named(say("замещает", "орнына", "stands in"), role.standsIn.map { called($0, .roles) }),
            role.roster
                ? say("по графику дежурств", "кезекшілік кестесі бойынша", "by a roster") : nil,
            role.parallelWork
                ? say(
                    "учёт одновременной работы", "қатар жұмысты есепке алу",
                    "work at once is counted") : nil,
            [text(role.holder?.name), role.holder?.email, role.holder?.phone].compactMap(\.self)
                .joined(separator: ", ")
                .nonEmpty,
        ])
    }

    private func count(of role: Role) -> String? {
        switch (role.atLeast, role.atMost) {
        case (nil, nil): nil
        case (let least?, nil): say("не меньше \(least)", "кемінде \(least)", "at least \(least)")
        case (nil, let most?): say("не больше \(most)", "ең көбі \(most)", "at most \(most)")
        case (let least?, let most?):
            say("от \(least) до \(most)", "\(least)–\(most)", "\(least) to \(most)")
        }
    }

    func agreement(_ name: String) -> String {
        guard let item = regulation.agreements[name] else { return "" }
        let changes = item.mayChange.map { change in
            value(at: change.path) + (change.only.map { " (\($0.words[language]))" } ?? "")
        }
        return joined([
            called(name, .agreements), item.about == .client ? nil : item.about.words[language],
            named(
                say("готовит", "дайындайды", "prepared by"),
                item.preparedBy.map { called($0, .roles) }),
            named(
                say("может менять", "өзгерте алады", "may change"), changes.joined(separator: ", ")),
        ])
    }

    /// A path in words: what it belongs to, and its key.
    private func value(at path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        let key = ChangedKey.words(parts.last ?? "")[language]
        switch parts.first {
        case "commitments" where parts.count > 2:
            return "\(called(parts[1], .commitments)) — \(key)"
        case "prices" where parts.count > 3 && parts[1] == "rates":
            return "\(called(parts[2], .rates)) — \(key)"
        case "prices" where parts.count > 3: return "\(called(parts[2], .agreements)) — \(key)"
        case "calendars" where parts.count > 2: return "\(calendarInShort(parts[1])) — \(key)"
        case "channels" where parts.count > 2: return "\(called(parts[1], .channels)) — \(key)"
        case "roles" where parts.count > 2: return "\(called(parts[1], .roles)) — \(key)"
        default: return key
        }
    }

    func channel(_ name: String) -> String {
        guard let item = regulation.channels[name] else { return called(name, .channels) }
        let arrival: String =
            switch item.arrival {
            case .delivered: say("время доставки", "жеткізілген уақыт", "when it is delivered")
            case .submitted: say("время отправки", "жіберілген уақыт", "when it is sent")
            case .stated:
                say(
                    "время, названное тем, кто записал", "жазған адам айтқан уақыт",
                    "the time that whoever writes it down states")
            }
        let backdate =
            item.backdateMinutes == 0
            ? nil
            : say(
                "не раньше чем за \(item.backdateMinutes) мин",
                "\(item.backdateMinutes) мин бұрыннан ерте емес",
                "at most \(item.backdateMinutes) min back")
        return joined([
            called(name, .channels) + (item.address.map { " — \($0)" } ?? ""),
            item.kind.words[language],
            named(
                say("поступлением считается", "келіп түсу деп саналады", "counts as arrived"),
                [arrival, backdate].compactMap(\.self).joined(separator: ", ")),
            item.login ? say("только со входом", "тек кірумен", "only signed in") : nil,
            named(
                say(
                    "сотрудники пишут с адресов", "қызметкерлер мына доменнен жазады",
                    "staff write from"),
                item.staffDomain),
        ])
    }

    // MARK: Kinds of request

    func category(_ name: String) -> String {
        guard let item = regulation.categories[name] else { return "" }
        return joined([
            called(name, .categories),
            named(
                say("входит в", "құрамында", "part of"), item.under.map { called($0, .categories) }),
            text(item.hint), item.meeting.map(meeting),
        ])
    }

    private func meeting(_ meeting: Category.Meeting) -> String {
        [
            say("встреча", "кездесу", "a meeting"),
            named(say("начало", "басталуы", "begins"), called(meeting.at, .fields)),
            say("\(meeting.lasts) мин", "\(meeting.lasts) мин", "\(meeting.lasts) min"),
            named(say("место", "орны", "place"), names(meeting.places, of: .fields)),
            named(say("участники", "қатысушылар", "with"), names(meeting.with, of: .roles)),
        ].compactMap(\.self).joined(separator: ", ")
    }

    func priority(_ name: String) -> String {
        guard let item = regulation.priorities[name] else { return "" }
        return joined([
            called(name, .priorities),
            say("место \(item.rank)", "\(item.rank)-орын", "rank \(item.rank)"),
            item.when.map { say("если", "егер", "if") + " " + condition($0) },
            item.isDefault
                ? say("если иное не назначено", "басқасы тағайындалмаса", "where none is set")
                : nil,
            named(
                say("подтверждает", "растайды", "confirmed by"), names(item.confirmedBy, of: .roles)
            ),
            named(
                say("иначе", "әйтпесе", "otherwise"), item.otherwise.map { called($0, .priorities) }
            ),
            text(item.hint),
        ])
    }

    func field(_ name: String) -> String {
        guard let item = regulation.fields[name] else { return called(name, .fields) }
        let bounds = [
            item.min.map { "≥ \(Self.number($0))" }, item.max.map { "≤ \(Self.number($0))" },
        ]
        return joined([
            called(name, .fields), item.kind.words[language],
            item.about == .ticket ? nil : item.about.words[language],
            named(say("заполняет", "толтырады", "filled by"), names(item.by, of: .roles)),
            named(
                say("варианты", "нұсқалары", "one of"),
                item.options.names.map { option($0, of: name) }.joined(separator: ", ")),
            bounds.compactMap(\.self).joined(separator: ", ").nonEmpty, text(item.hint),
        ])
    }
}

extension String {
    /// nil: there is nothing in it.
    var nonEmpty: String? { isEmpty ? nil : self }
}
