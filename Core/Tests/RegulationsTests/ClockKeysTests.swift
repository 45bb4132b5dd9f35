import Testing
import WorkingTime

@testable import Regulations

/// Keys of clocks are read, printed, and refused with their place where they contradict each other.
struct ClockKeysTests {
    private func read(_ commitment: String) -> Checked {
        Drafts.read(
            """
            reglament: 1
            id: peer
            version: "1"
            in_force: 2015-01-01
            title: { en: Clocks, ru: Часы, kk: Сағат }
            provider: { en: Peer, ru: Стол, kk: Үстел }
            languages: [en, ru, kk]
            time_zone: UTC
            currency: EUR
            calendar: hours
            calendars:
              hours: { week: { mon-fri: "09:00-17:00" } }
            roles:
              agent: { title: { en: Agent, ru: Агент, kk: Агент } }
              head: { title: { en: Head, ru: Глава, kk: Басшы } }
            channels: { mail: { kind: email, address: desk@peer.example } }
            priorities: { ordinary: { title: { en: Ordinary, ru: Обычный, kk: Қарапайым }, rank: 1, default: true } }
            fields:
              day: { title: { en: Day, ru: День, kk: Күн }, type: date }
              word: { title: { en: Word, ru: Слово, kk: Сөз } }
            commitments:
              c: { clause: "1", title: { en: C, ru: С, kk: С }, \(commitment) }
            clauses: { "1": { text: { en: Eight hours., ru: Восемь., kk: Сегіз. } } }
            """)
    }

    private func faults(_ commitment: String) -> [String] {
        read(commitment).findings.filter { $0.severity == .blocks }
            .map { "\($0.code.rawValue) \($0.place.path): \($0.message)" }
    }

    private func sentence(_ commitment: String, _ language: String = "en") throws -> String {
        let checked = read(commitment)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        return regulation.deskSentence(for: "commitments.c", in: language)
    }

    private static let answer = "starts: arrived, stops: first_reply"

    // MARK: Steps after a due

    @Test func `steps after a due are read in their order`() throws {
        let steps = "if_missed: [{ assign: agent }, { after: 2 working hours, assign: head }]"
        let read = read("\(Self.answer), within: 4 working hours, \(steps)")
        let regulation = try #require(read.regulation, "\(read.findings)")
        #expect(
            regulation.commitments["c"]?.ifMissed == [
                LateStep(effects: Effects(assign: ["agent"])),
                LateStep(after: .working(seconds: 7200), effects: Effects(assign: ["head"])),
            ])
    }

    @Test(arguments: [
        ("en", "if missed: assigned to: Agent; 2 working hours after the due: assigned to: Head"),
        (
            "ru",
            "при пропуске: поручается: Агент; через 2 рабочих часа после срока: поручается: Глава"
        ),
        (
            "kk",
            "өткізіп алынса: тапсырылады: Агент; мерзімнен кейін 2 жұмыс сағаты өткенде: тапсырылады: Басшы"
        ),
    ])
    func `the document says each step`(language: String, words: String) throws {
        let steps = "if_missed: [{ assign: agent }, { after: 2 working hours, assign: head }]"
        #expect(
            try sentence("\(Self.answer), within: 4 working hours, \(steps)", language).contains(
                words))
    }

    @Test(arguments: [
        (
            "within: 4 working hours, if_missed: [{ after: 2 hours, assign: head }]",
            "S001 commitments.c.if_missed.0.after"
        ),
        (
            "within: 4 working hours, if_missed: [{ after: 2 working hours }]",
            "S001 commitments.c.if_missed.0"
        ),
        (
            "within: 4 working hours, if_missed: [{ afer: 2 working hours, assign: head }]",
            "S002 commitments.c.if_missed.0.afer"
        ),
        (
            "within: 4 working hours, "
                + "if_missed: [{ after: 2 working hours, assign: head }, { after: 1 working hour, assign: agent }]",
            "T107 commitments.c.if_missed.1.after"
        ),
        (
            "nature: unregulated, if_missed: { after: 2 working hours, assign: head }",
            "T107 commitments.c.if_missed"
        ),
        (
            "nature: cap, within: 4 working hours, if_missed: { after: 2 working hours, assign: head }",
            "T107 commitments.c.if_missed"
        ),
    ])
    func `a step that cannot come is refused with its place`(keys: String, place: String) {
        let faults = faults("\(Self.answer), \(keys)")
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }

    // MARK: Tables of limits

    private static let table = """
        starts: arrived, stops: first_reply, nature: indicative, limits: {
          to_head: { within: 30 working minutes, if_missed: { assign: head } },
          to_agent: { within: 1 working hour, if_missed: { assign: agent } } }
        """

    @Test func `a table of limits is a commitment for each line, and no contradiction`() throws {
        let read = read(Self.table)
        let regulation = try #require(read.regulation, "\(read.findings)")
        #expect(regulation.commitments.names == ["to_head", "to_agent"])
        #expect(regulation.commitments["to_head"]?.within == .working(seconds: 1800))
        #expect(regulation.commitments["to_agent"]?.ifMissed.map(\.effects.assign) == [["agent"]])
        #expect(regulation.commitments.pairs.allSatisfy { $0.item.stops == [.event(.firstReply)] })
    }

    @Test func `its lines are told apart by their limits where they have no titles`() throws {
        let regulation = try #require(read(Self.table).regulation)
        #expect(regulation.commitments["to_head"]?.title?.words["ru"] == "С: 30 рабочих минут")
        #expect(
            regulation.deskSentence(for: "commitments.to_agent", in: "en").hasPrefix(
                "C: 1 working hour: 1 working hour"))
    }

    @Test(arguments: [
        (
            "limits: { c1: { within: 1 working hour, if_misst: { assign: head } } }",
            "S002 commitments.c1.if_misst"
        ),
        ("limits: { c1: { within: 1 hour } }", "S001 commitments.c1.within"),
        (
            "within: 1 working hour, limits: { c1: { within: 2 working hours } }",
            "S001 commitments.c"
        ),
        ("limits: [{ within: 1 working hour }]", "S001 commitments.c.limits"),
        ("limits: { c1: { title: { en: A, ru: А, kk: А } } }", "T101 commitments.c1"),
        (
            "limits: { c1: { within: 1 working hour }, c2: { within: 2 working hours } }",
            "T106 commitments.c2"
        ),
        (
            "limits: { c1: { within: 1 working hour } }, warns: { at: [50%], to: nobody }",
            "S101 commitments.c1.warns.to"
        ),
    ])
    func `a table that says too much or too little is refused with its place`(
        keys: String, place: String
    ) {
        let faults = faults("\(Self.answer), \(keys)")
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }

    @Test func `a line called like another commitment is refused`() {
        let line =
            "limits: { c1: { within: 1 working hour }, c2: { within: 2 working hours, if_missed: { assign: head } } }"
        let other =
            "  c2: { clause: \"1\", title: { en: D, ru: Д, kk: Д }, \(Self.answer), within: 1 business day"
        let faults = faults("\(Self.answer), \(line) }\n\(other)")
        #expect(faults.contains { $0.hasPrefix("S003 commitments.c2:") }, "\(faults)")
    }

    @Test func `what may be changed by an agreement is named by the line`() throws {
        let checked = read(Self.table)
        let changed = checked.source.applying(changes: [
            (path: "commitments.to_head.within", value: .scalar("15 working minutes"))
        ])
        let regulation = try #require(changed?.checkedAsWritten(in: Drafts.world).0)
        #expect(regulation.commitments["to_head"]?.within == .working(seconds: 900))
    }

    // MARK: Days that begin with the start, days that keep its time

    @Test(arguments: [
        ("3 business days including the start", Limit.businessDaysWithStart(3)),
        ("1 calendar day including the start", .calendarDaysWithStart(1)),
        ("1 business day at the same time or later", .businessDaysAtTime(1, .later)),
        ("12 business days at the same time or earlier", .businessDaysAtTime(12, .earlier)),
    ])
    func `a limit that counts its first day, or keeps its time, is read`(
        words: String, limit: Limit
    ) throws {
        let read = read("\(Self.answer), within: \(words)")
        #expect(read.regulation?.commitments["c"]?.within == limit, "\(read.findings)")
    }

    @Test(arguments: [
        "3 working hours including the start", "3 calendar months including the start",
        "3 calendar days at the same time or later", "3 business days at the same time",
        "1 business days including the start", "3 business days at the same time or nearer",
    ])
    func `other words are no limit`(words: String) {
        let faults = faults("\(Self.answer), within: \(words)")
        #expect(faults.contains { $0.hasPrefix("S001 commitments.c.within:") }, "\(faults)")
        #expect(Format.limit.accepts(words) == false)
    }

    @Test(arguments: [
        (
            "warns: { at: [3 business days including the start before] }",
            "S001 commitments.c.warns.at.0"
        ),
        ("earliest: 4 business days including the start", "T105 commitments.c.earliest"),
    ])
    func `it is no warning, and what is sooner is not later than it`(keys: String, place: String) {
        let faults = faults("\(Self.answer), within: 3 business days including the start, \(keys)")
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }

    @Test(arguments: [
        (
            "3 business days including the start", "en",
            "3 business days, the day of the start included"
        ),
        ("3 calendar days including the start", "ru", "3 календарных дня, считая день начала"),
        ("3 business days including the start", "kk", "3 жұмыс күні, басталған күнді қоса"),
        (
            "3 business days at the same time or later", "en",
            "at the same time of day, outside the hours at the next opening"
        ),
        (
            "3 business days at the same time or earlier", "ru",
            "в то же время дня, вне рабочих часов — к закрытию перед этим"
        ),
        ("3 business days at the same time or earlier", "kk", "тәуліктің сол уақытында"),
    ])
    func `the document says how such days are counted`(
        limit: String, language: String, words: String
    ) throws {
        let sentence = try sentence("\(Self.answer), within: \(limit)", language)
        #expect(sentence.contains(words), "\(sentence)")
    }

    // MARK: Counted from a recorded date

    @Test func `a limit may be counted from a field, and what is like it may start otherwise`()
        throws
    {
        let read = read(
            "from: day, stops: done, within: 3 business days }\n  d: { clause: \"1\", like: c, starts: arrived"
        )
        let regulation = try #require(read.regulation, "\(read.findings)")
        #expect(
            regulation.commitments["c"]?.from == "day"
                && regulation.commitments["c"]?.starts == .whenDateKnown)
        #expect(regulation.commitments["d"]?.from == nil)
        #expect(regulation.deskSentence(for: "commitments.c", in: "kk").contains("басталуы: «Күн»"))
        #expect(
            regulation.deskSentence(for: "commitments.c", in: "en").contains("counted from: «Day»"))
    }

    @Test(arguments: [
        ("from: dat, stops: done, within: 3 business days", "S101 commitments.c.from"),
        ("from: word, stops: done, within: 3 business days", "S001 commitments.c.from"),
        ("from: day, stops: done", "S001 commitments.c.from"),
        ("from: day, starts: arrived, stops: done, within: 3 business days", "S001 commitments.c"),
        ("from: day, stops: done, until: 3 business days before day", "S001 commitments.c"),
    ])
    func `what is counted from no date is refused with its place`(keys: String, place: String) {
        let faults = faults(keys)
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }

    // MARK: Waits

    @Test func `a wait is an event, with or without whom it is for`() throws {
        let keys =
            "starts: { waited: [waiting_client, waiting_third_party] }, stops: resumed, within: 2 business days"
        let read = read(keys)
        let regulation = try #require(read.regulation, "\(read.findings)")
        #expect(
            regulation.commitments["c"]?.starts
                == .triggers([.waited(.waitingClient), .waited(.waitingThirdParty)]))
        let sentence = regulation.deskSentence(for: "commitments.c", in: "en")
        #expect(sentence.contains("beginning of a wait («waiting for the client»)"), "\(sentence)")
        #expect(sentence.contains("kept by: end of the wait"), "\(sentence)")
    }

    @Test(arguments: [
        (
            "starts: { waited: in_progress }, stops: resumed, within: 2 business days",
            "S002 commitments.c.starts.waited"
        ),
        (
            "starts: { waits: waiting_client }, stops: resumed, within: 2 business days",
            "S002 commitments.c.starts.waits"
        ),
        ("starts: wait, stops: resumed, within: 2 business days", "S002 commitments.c.starts"),
    ])
    func `a wait for nobody is refused with its place`(keys: String, place: String) {
        let faults = faults(keys)
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }

    // MARK: A duty that repeats while a state lasts

    @Test(arguments: [
        ("en", "counted from: over and over while the ticket is «in progress»"),
        ("ru", "отсчёт от: снова и снова, пока заявка в состоянии «в работе»"),
        ("kk", "өтінім мына күйде тұрғанда қайта-қайта «жұмыста»"),
    ])
    func `a duty that repeats is read and printed`(language: String, words: String) throws {
        let keys = "starts: { while: in_progress }, stops: replied, within: 2 working hours"
        #expect(read(keys).regulation?.commitments["c"]?.starts == .whileIn([.inProgress]))
        let sentence = try sentence(keys, language)
        #expect(sentence.contains(words), "\(sentence)")
    }

    @Test(arguments: [
        (
            "starts: { while: working }, stops: replied, within: 2 working hours",
            "S002 commitments.c.starts.while"
        ),
        (
            "starts: { while: in_progress, every: day }, stops: replied, within: 2 working hours",
            "S002 commitments.c.starts"
        ),
        (
            "starts: { while: in_progress }, stops: replied, within: at once",
            "T107 commitments.c.starts"
        ),
        ("starts: { while: in_progress }, stops: replied, until: day", "T107 commitments.c.starts"),
        (
            "starts: { while: in_progress }, stops: replied, nature: unregulated",
            "T107 commitments.c.starts"
        ),
        (
            "starts: { while: received }, stops: replied, within: 2 working hours, "
                + "if_missed: { after: 1 working hour, assign: head }",
            "T107 commitments.c.if_missed"
        ),
        (
            "starts: { while: closed }, stops: replied, within: 2 working hours",
            "T107 commitments.c.starts.while"
        ),
    ])
    func `a repetition without an end or a length is refused with its place`(
        keys: String, place: String
    ) {
        let faults = faults(keys)
        #expect(faults.contains { $0.hasPrefix(place) }, "\(faults)")
    }

    // MARK: A date that is not shown

    @Test(arguments: [
        ("en", "its date is not shown, yet runs on, while: waiting for the client"),
        ("ru", "срок не показывается, но идёт: "), ("kk", "мерзім көрсетілмейді, бірақ жүреді: "),
    ])
    func `states that hide a date are read and printed`(language: String, words: String) throws {
        let keys = "\(Self.answer), within: 4 working hours, hides: waiting_client"
        #expect(read(keys).regulation?.commitments["c"]?.hides == [.waitingClient])
        #expect(try sentence(keys, language).contains(words))
    }

    @Test(arguments: [
        ("within: 4 working hours, hides: waiting", "S002 commitments.c.hides"),
        ("nature: unregulated, hides: waiting_client", "T107 commitments.c.hides"),
        (
            "within: 4 working hours, pauses: waiting_client, hides: waiting_client",
            "T107 commitments.c.hides"
        ),
    ])
    func `a date that is hidden for nothing is refused with its place`(keys: String, place: String)
    {
        let faults = faults("\(Self.answer), \(keys)")
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }

    // MARK: Times as figures

    private func measured(_ measure: String) -> Checked {
        let clock = "\(Self.answer), within: 4 working hours"
        return read(
            "\(clock) }\nmeasures:\n  m: { clause: \"1\", title: { en: M, ru: М, kk: М }, \(measure)"
        )
    }

    @Test(arguments: [
        ("formula: mean, of: c, unit: elapsed_time", "en", "mean time; of: C; time by the clock"),
        (
            "formula: longest, of: c, unit: working_time", "ru",
            "самое долгое время; из: С; рабочее время"
        ),
        ("formula: worst, of: c", "kk", "ең ұзақ кешігу"),
    ])
    func `a time is a figure of a clock`(measure: String, language: String, words: String) throws {
        let checked = measured(measure)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        #expect(regulation.deskSentence(for: "measures.m", in: language).contains(words))
    }

    @Test(arguments: [
        ("formula: mean, of: c, unit: percent", "S001 measures.m.unit"),
        ("formula: longest", "S001 measures.m"),
        ("formula: worst, of: day", "S101 measures.m"),
        ("formula: kept, of: c, unit: elapsed_time", "S001 measures.m.unit"),
        ("formula: median, of: c", "S002 measures.m.formula"),
    ])
    func `a time of nothing, or in no time, is refused with its place`(
        measure: String, place: String
    ) {
        let faults = measured(measure).findings.filter { $0.severity == .blocks }
            .map { "\($0.code.rawValue) \($0.place.path):" }
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }
}
