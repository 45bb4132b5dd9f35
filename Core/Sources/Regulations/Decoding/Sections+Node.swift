import WorkingTime

extension CalendarItem {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        for entry in node["week"]?.entries ?? [] {
            for day in DayRange.weekdays(entry.key) ?? 1...1 {
                week[day] = Self.windows(entry.value)
            }
        }
        holidays = node.string("holidays")
        transferredDays = node.word("transferred_days") ?? transferredDays
        shortMinutes = node.string("short_days").flatMap(NumberWords.minutes) ?? 0
        for entry in node["except"]?.entries ?? [] {
            guard let date = CivilDate(words: entry.key) else { continue }
            exceptions[date] =
                entry.value.string == "closed" ? .closed : .windows(Self.windows(entry.value))
        }
        timeZone = node.string("time_zone")
    }

    private static func windows(_ node: Node) -> [Window] {
        node.strings.compactMap(Window.init(words:))
    }
}

extension Role {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        side = node.word("side") ?? side
        per = node.word("per") ?? per
        atLeast = node.whole("at_least")
        atMost = node.whole("at_most")
        when = node.condition("when")
        standsIn = node.string("stands_in")
        roster = node.flag("roster")
        parallelWork = node.flag("parallel_work")
        holder = node["holder"].map { node in
            var holder = Holder()
            holder.name = node.text("name")
            holder.email = node.string("email")
            holder.phone = node.string("phone")
            return holder
        }
    }
}

extension Agreement {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        about = node.word("about") ?? about
        preparedBy = node.string("prepared_by")
        mayChange = (node["may_change"]?.items ?? []).map { node in
            var change = Change()
            change.path = node.string("path") ?? ""
            change.only = node.word("only")
            change.clauses = node.clauses
            return change
        }
    }
}

extension Channel {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        kind = node.word("kind") ?? kind
        address = node.string("address")
        arrival = node.word("arrival") ?? arrival
        backdateMinutes = node.string("backdate").flatMap(NumberWords.minutes) ?? 0
        login = node.flag("login")
        staffDomain = node.string("staff_domain")
    }
}

extension Category {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        under = node.string("under")
        hint = node.text("hint")
        meeting = node["meeting"].map { node in
            var meeting = Meeting()
            meeting.at = node.string("at") ?? ""
            meeting.lasts = node.string("lasts").flatMap(NumberWords.minutes) ?? meeting.lasts
            meeting.places = node.strings("place")
            meeting.with = node.strings("with")
            return meeting
        }
    }
}

extension Priority {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        rank = node.whole("rank") ?? rank
        when = node["when"].map(Condition.init(node:))
        isDefault = node.flag("default")
        confirmedBy = node.strings("confirmed_by")
        otherwise = node.string("otherwise")
        hint = node.text("hint")
    }
}

extension Field {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        about = node.word("about") ?? about
        by = node.strings("by")
        kind = node.word("type") ?? kind
        options = node.section("options") { node in
            var option = Option()
            option.title = node.text("title")
            option.clauses = node.clauses
            return option
        }
        min = node.decimal("min")
        max = node.decimal("max")
        hint = node.text("hint")
    }
}

extension Clause {
    init(node: Node) {
        self.init()
        kind = node.word("kind") ?? kind
        id = node.string("id")
        number = node.string("number")
        text = node.text("text") ?? text
        ground = node.text("ground")
        checklist = (node["checklist"]?.items ?? []).map(LocalizedText.init(node:))
    }
}

extension Definition {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        when = node.condition("when")
    }
}

extension MessageTemplate {
    init(node: Node) {
        self.init()
        clauses = node.clauses
        after = node.triggers("after")
        when = node.condition("when")
        to = node.strings("to")
        everywhere = node.flag("everywhere")
        copyTo = node.strings("copy_to")
        admits = node.flag("admits")
        carriesMeeting = node.string("carries") == "meeting"
        text = node.text("text") ?? text
    }
}

extension RecordRule {
    init(node: Node) {
        self.init()
        clauses = node.clauses
        title = node.text("title")
        visibleTo = node.strings("visible_to")
        readsLogged = node.string("reads") == "logged"
        keep = node.string("keep").flatMap(Keep.init(words:))
    }
}

extension Measure {
    init(node: Node) {
        self.init()
        clauses = node.clauses
        title = node.text("title")
        formula = node.word("formula") ?? formula
        of = node.strings("of")
        to = node.string("to")
        unit = node.word("unit")
        by = node.strings("by")
        sources = node.strings("sources")
        unsourced = node.string("unsourced")
        every = node.string("every").flatMap { Recurrence(words: $0) }
    }
}

extension Reading {
    init(node: Node) {
        self.init()
        clauses = node.clauses
        severity = node.word("severity") ?? severity
        question = node.text("question") ?? question
        chosen = node.string("chosen")
        titles = node["titles"].map(Self.titles) ?? titles
        alternatives = node.section("alternatives") { Alternative(paths: $0.entries.map(\.key)) }
    }

    private static func titles(_ node: Node) -> Section<LocalizedText> {
        Section(node.entries.compactMap { entry in node.text(entry.key).map { (entry.key, $0) } })
    }
}
