import Testing
import WorkingTime

@testable import Web

/// The table of microcopy: how each state of a clock is told.
struct DueWordsTests {
    private static let now = CivilDate(year: 2026, month: 11, day: 5)!

    private static func moment(_ day: Int, _ time: String, month: Int = 11, year: Int = 2026)
        -> CivilMoment
    {
        CivilMoment(date: CivilDate(year: year, month: month, day: day)!, time: CivilTime(time)!)
    }

    private func told(_ face: ClockModel.Face, _ language: Language, place: String? = nil) -> String
    {
        let clock = ClockModel(id: "c", name: "", face: face, clause: nil, place: place)
        let told = Words.of(language).words(of: clock, now: Self.now, withLeftWord: true)
        let text = told.left.isEmpty ? told.due : "\(told.due) · \(told.left.text)"
        return text.replacing("\u{a0}", with: " ").replacing("\u{2060}", with: "")
    }

    private static let table: [(ClockModel.Face, ru: String, kk: String, en: String)] = [
        (
            .running(due: moment(9, "11:00"), left: .working(3 * 3600)),
            "до пн 11:00 · осталось 3 раб. ч", "дс 11:00-ге дейін · 3 жұм. сағ қалды",
            "by Mon 11:00 · 3 working h left"
        ),
        (
            .warning(due: moment(5, "15:10"), left: .working(40 * 60)),
            "до 15:10 · осталось 40 мин", "15:10-ға дейін · 40 мин қалды", "by 15:10 · 40 min left"
        ),
        (
            .running(due: moment(20, "11:00"), left: .workingDays(9)),
            "до пт 20 ноя · осталось 9 раб. дн.", "20 қар, жм дейін · 9 жұм. күн қалды",
            "by Fri 20 Nov · 9 working days left"
        ),
        (
            .breached(due: moment(3, "16:20"), over: .working(6 * 3600 + 600)),
            "срок был вт 16:20 · +6 раб. ч 10 мин", "мерзімі сс 16:20 еді · +6 жұм. сағ 10 мин",
            "was due Tue 16:20 · +6 working h 10 min"
        ),
        (
            .paused(since: moment(2, "12:40"), why: nil, left: nil),
            "пауза с пн 12:40", "дс 12:40-тан кідіріс", "paused since Mon 12:40"
        ),
        (
            .indicative(from: moment(12, "00:00").date, to: moment(26, "00:00").date),
            "начало 12–26 ноя · ориентир", "басталуы 12–26 қар · бағдар",
            "starts 12–26 Nov · guide only"
        ),
        (.unpromised, "срок не гарантируется", "мерзімге кепілдік жоқ", "date not guaranteed"),
        (.unregulated, "срок не регламентируется", "мерзім реттелмейді", "no deadline set"),
    ]

    @Test func `each state is told as the table of words says`() {
        for (face, ru, kk, en) in Self.table {
            #expect(told(face, .ru) == ru)
            #expect(told(face, .kk) == kk)
            #expect(told(face, .en) == en)
        }
    }

    @Test func `a kept promise tells what it took`() {
        let face = ClockModel.Face.met(
            used: .working(45 * 60), limit: .working(8 * 3600), at: Self.moment(4, "17:05"))
        #expect(told(face, .ru) == "за 45 мин · из 8 раб. ч, ср 17:05")
        #expect(told(face, .kk) == "45 мин ішінде · 8 жұм. сағ-тан, ср 17:05")
        #expect(told(face, .en) == "in 45 min · of 8 working h, Wed 17:05")
    }

    @Test func `a zone that is not the reader's is named`() {
        let face = ClockModel.Face.running(due: Self.moment(6, "12:00"), left: .elapsed(90 * 60))
        #expect(told(face, .ru, place: "Алматы") == "до пт 12:00 по Алматы · осталось 1 ч 30 мин")
        #expect(told(face, .en, place: "Almaty") == "by Fri 12:00 (Almaty) · 1 h 30 min left")
    }

    @Test
    func `the weekday serves up to seven days, then the date, and the year only when it differs`() {
        let words = Words.of(.ru)
        func told(_ moment: CivilMoment) -> String {
            words.moment(moment, now: Self.now).replacing("\u{a0}", with: " ")
        }
        #expect(told(Self.moment(11, "09:05")) == "ср 9:05")
        #expect(told(Self.moment(12, "09:05")) == "чт 12 ноя")
        #expect(told(Self.moment(30, "09:05", month: 10)) == "пт 9:05")
        #expect(told(Self.moment(29, "09:05", month: 10)) == "чт 29 окт")
        #expect(told(Self.moment(11, "09:05", month: 1, year: 2027)) == "пн 11 янв 2027")
    }

    @Test(
        arguments: [
            (.working(59), "1 мин"), (.working(3599), "59 мин"), (.working(3600), "1 раб. ч"),
            (.working(13 * 3600 + 1800), "13 раб. ч 30 мин"), (.elapsed(7260), "2 ч 1 мин"),
            (.workingDays(1), "1 раб. день"),
            (.workingDays(2), "2 раб. дня"), (.workingDays(9), "9 раб. дн."),
            (.days(21), "21 день"),
        ] as [(TimeSpan, String)])
    func `a span is told in whole minutes, cut down`(_ span: TimeSpan, _ text: String) {
        #expect(Words.of(.ru).span(span).replacing("\u{a0}", with: " ") == text)
    }

    @Test func `days of acceptance are counted`() {
        func told(_ language: Language) -> String {
            Words.of(language).daysLeft(9, of: 14).replacing("\u{a0}", with: " ")
        }
        #expect(told(.ru) == "осталось 9 дней из 14")
        #expect(told(.kk) == "14 күннің 9-ы қалды")
        #expect(told(.en) == "9 of 14 days left")
    }

    @Test func `a clause is cited in each language's way`() {
        #expect(
            Language.allCases.map { Words.of($0).clause("4.3") } == [
                "п.\u{a0}4.3", "4.3-т.", "cl.\u{a0}4.3",
            ])
    }
}

struct KazakhSuffixTests {
    /// Written out by hand for every minute: the dative of the spoken number.
    private static let datives = [
        "ге", "ге", "ге", "ке", "ке", "ке", "ға", "ге", "ге", "ға",
        "ға", "ге", "ге", "ке", "ке", "ке", "ға", "ге", "ге", "ға",
        "ға", "ге", "ге", "ке", "ке", "ке", "ға", "ге", "ге", "ға",
        "ға", "ге", "ге", "ке", "ке", "ке", "ға", "ге", "ге", "ға",
        "қа", "ге", "ге", "ке", "ке", "ке", "ға", "ге", "ге", "ға",
        "ге", "ге", "ге", "ке", "ке", "ке", "ға", "ге", "ге", "ға",
    ]

    @Test func `every minute has the ending of its spoken number`() {
        for (minute, dative) in Self.datives.enumerated() {
            #expect(KazakhSuffix.endings(of: minute).dative == dative, "\(minute)")
        }
    }

    @Test(arguments: [
        ("11:00", "ге", "ден"), ("15:10", "ға", "нан"), ("11:20", "ға", "дан"),
        ("13:00", "ке", "тен"),
        ("12:40", "қа", "тан"),
        ("20:00", "ға", "дан"), ("00:00", "ге", "ден"), ("09:50", "ге", "ден"),
        ("18:30", "ға", "дан"),
        ("17:05", "ке", "тен"),
    ])
    func `a full hour takes the ending of the hour`(
        _ time: String, _ dative: String, _ ablative: String
    ) {
        let endings = KazakhSuffix.endings(of: CivilTime(time)!)
        #expect(endings.dative == dative)
        #expect(endings.ablative == ablative)
    }
}
