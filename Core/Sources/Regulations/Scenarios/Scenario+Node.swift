import WorkingTime

extension Scenario {
    /// Takes what is there; a tree that does not fit the table has findings anyway.
    init(node: Node, file: String) {
        self.init()
        self.file = file
        regulation = node.string("regulation") ?? ""
        title = node.string("title") ?? ""
        clauses = node.clauses
        readings = node.words(of: "readings")
        given.staff = Section(
            (node["given"]?["staff"]?.entries ?? []).map { ($0.key, $0.value.strings) })
        given.addresses = node["given"]?.words(of: "addresses") ?? given.addresses
        given.clients = node["given"]?.section("clients", Client.init(node:)) ?? given.clients
        given.away = Section(
            (node["given"]?["away"]?.entries ?? []).map {
                ($0.key, $0.value.items.compactMap(Absence.init))
            })
        steps = (node["steps"]?.items ?? []).enumerated().compactMap { index, node in
            Step(
                node: node,
                place: Place(
                    file: file, line: node.line, column: node.column, path: "steps.\(index)"))
        }
    }
}

extension Node {
    fileprivate func words(of key: String) -> Section<String> {
        Section(
            (self[key]?.entries ?? []).map {
                ($0.key, $0.value.isNull ? "" : $0.value.string ?? "")
            })
    }

    fileprivate func moment(_ key: String) -> LocalMoment? {
        string(key).flatMap(LocalMoment.init(words:))
    }

    fileprivate func truth(_ key: String) -> Bool? { self[key].map { $0.string == "true" } }

    fileprivate func list(_ key: String) -> [String]? { self[key]?.strings }
}

extension Scenario.Client {
    fileprivate init(node: Node) {
        self.init()
        agreements = (node["agreements"]?.entries ?? []).flatMap { entry in
            entry.value.items.compactMap { Scenario.Agreement(node: $0, kind: entry.key) }
        }
        people = node.section("people") { node in
            var person = Scenario.Person()
            person.role = node.string("role")
            person.address = node.string("address")
            person.department = node.string("department")
            person.acknowledged = node.truth("acknowledged")
            return person
        }
        projects = node.section("projects") { node in
            var project = Scenario.Project()
            project.roles = Section(
                (node["roles"]?.entries ?? []).map { ($0.key, $0.value.strings) })
            project.fields = node.words(of: "fields")
            project.sites = node.strings("sites")
            return project
        }
        services = node.strings("services")
    }
}

extension Scenario.Absence {
    fileprivate init?(node: Node) {
        guard let from = node.moment("from") else { return nil }
        self.init(from: from, until: node.moment("until"))
    }
}

extension Scenario.Agreement {
    fileprivate init?(node: Node, kind: String) {
        guard let from = node.moment("from") else { return nil }
        self.init(kind: kind, from: from)
        until = node.moment("until")
        finding = node.word("finding")
        project = node.string("project")
        changes = (node["changes"]?.entries ?? []).map {
            Scenario.Change(path: $0.key, value: $0.value)
        }
    }
}

extension Scenario.Step {
    fileprivate init?(node: Node, place: Place) {
        guard let at = node.moment("at") else { return nil }
        self.init(place: place, at: at)
        by = node.string("by")
        does = node.string("does").flatMap { word in
            Deed(rawValue: word).map(Act.deed) ?? EventName(rawValue: word).map(Act.event)
        }
        says = node.string("says")
        ticket = node.string("ticket")
        project = node.string("project")
        client = node.string("client")
        channel = node.string("channel")
        subject = node.string("subject")
        text = node.string("text")
        attached = node.word("attached")
        repeatOf = node.string("repeat_of")
        category = node.string("category")
        priority = node.string("priority")
        fields = node.words(of: "fields")
        takeDetails(node)
        expect = node["expect"].map { expect in
            let place = Place(
                file: place.file, line: expect.line, column: expect.column,
                path: "\(place.path).expect")
            return Scenario.Expectation(node: expect, place: place)
        }
    }

    private mutating func takeDetails(_ node: Node) {
        role = node.string("role")
        minutes = node.decimal("minutes")
        commitment = node.string("commitment")
        work = node.string("work")
        from = node.moment("from")
        estimateMinutes = node.decimal("estimate")
        escalation = node.string("escalation")
        parent = node.string("parent")
        answers = node.string("answers")
        reason = node.string("reason")
        person = node.string("person")
        department = node.string("department")
        takeCircumstances(node)
    }

    private mutating func takeCircumstances(_ node: Node) {
        reached = node.moment("reached")
        sender = node.string("sender")
        spam = node.flag("spam")
        proven = node.truth("proven")
        receiptBounces = node.string("receipt") == "bounced"
        team = Section((node["team"]?.entries ?? []).map { ($0.key, $0.value.strings) })
        granted = node.truth("granted") ?? true
        waitsFor = node.word("waits_for")
        until = node.moment("until")
    }
}

extension Scenario.Expectation.Meeting {
    fileprivate init?(node: Node) {
        guard let at = node.moment("at") else { return nil }
        self.init(at: at)
        places = node.list("place")
        with = node["with"]?.strings
        revision = node.whole("revision")
        state = node.word("state")
    }
}

extension Scenario.Expectation {
    fileprivate init(node: Node, place: Place) {
        self.init(place: place)
        verdict = node.string("verdict").flatMap {
            $0 == "pass" ? .pass : Regulations.Verdict(rawValue: $0).map(Verdict.verdict)
        }
        rule = node.string("rule")
        refusal = node.word("refusal")
        warned = node.list("warned")
        for entry in node["stamps"]?.entries ?? [] {
            stamps[entry.key] = LocalMoment(words: entry.value.string ?? "").map(Due.at) ?? Due.none
        }
        state = node.word("state")
        priority = node.string("priority")
        category = node.string("category")
        project = node.string("project")
        assigned = node.list("assigned")
        takeClocks(node)
        next = node.string("next")
        order = node.list("order")
        blockedBy = node.string("blocked_by")
        price = node.decimal("price")
        total = node.decimal("total")
        sent = node.list("sent")
        notSent = node.list("not_sent")
        reads = Section((node["reads"]?.entries ?? []).map { ($0.key, $0.value.string ?? "") })
        meeting = node["meeting"].flatMap(Meeting.init(node:))
        hints = node.list("hints")
        unmanned = node.list("unmanned")
        sees = Section((node["sees"]?.entries ?? []).map { ($0.key, $0.value.strings) })
        told = Section((node["told"]?.entries ?? []).map { ($0.key, $0.value.strings) })
        statement = node["statement"]?.items.map { line in
            Line(
                clause: line.string("clause") ?? "", minutes: line.decimal("minutes"),
                amount: line.decimal("amount") ?? 0)
        }
        escalation = node["escalation"].map { node in
            EscalationState(
                id: node.string("id") ?? "", open: node.truth("open"), step: node.whole("step"))
        }
    }

    private mutating func takeClocks(_ node: Node) {
        for entry in node["due"]?.entries ?? [] {
            due[entry.key] = LocalMoment(words: entry.value.string ?? "").map(Due.at) ?? Due.none
        }
        for entry in node["outcome"]?.entries ?? [] {
            outcome[entry.key] = entry.value.string.flatMap(Outcome.init)
        }
        for entry in node["figures"]?.entries ?? [] { figures[entry.key] = entry.value.string }
        for entry in node["elapsed"]?.entries ?? [] {
            let parts = (entry.value.string ?? "").split(separator: ":").compactMap { Int($0) }
            if parts.count == 2 { elapsed[entry.key] = parts[0] * 60 + parts[1] }
        }
    }
}
