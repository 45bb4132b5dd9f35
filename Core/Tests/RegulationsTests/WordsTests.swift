import Testing
import WorkingTime

@testable import Regulations

struct WordsTests {
    @Test func `every limit reads back from its English words`() {
        var limits: [Limit] = [.atOnce]
        for count in [1, 2, 9, 10, 99, 100, 999] {
            limits += [
                .working(seconds: Int64(count) * 60), .working(seconds: Int64(count) * 3600),
                .businessDays(count),
                .calendarDays(count),
            ]
            if count <= 99 { limits.append(.calendarMonths(count)) }
        }
        for limit in limits { #expect(Limit(words: limit.words(in: "en")) == limit) }
    }

    @Test(arguments: [
        "8 hours", "1 working hours", "2 working hour", "0 business days", "01 business days",
        "1000 business days",
        "10000 working hours",
        "8  working hours", " 8 working hours", "8 working hours ", "-1 business days",
        "100 calendar months",
        "at  once", "",
    ])
    func `what is no limit is refused`(words: String) {
        #expect(Limit(words: words) == nil)
    }

    @Test func `dates that follow from something else read as the table of the language says`() {
        #expect(
            Until(words: "promised_date") == Until(before: nil, anchor: .field("promised_date")))
        #expect(Until(words: "end of month") == Until(before: nil, anchor: .periodEnd(.month)))
        #expect(
            Until(words: "start of contract")
                == Until(before: nil, anchor: .agreementStart("contract")))
        #expect(
            Until(words: "3 calendar days before end of prepayment")
                == Until(before: .calendarDays(3), anchor: .agreementEnd("prepayment")))
        #expect(Until(words: "end of") == nil)
        #expect(Until(words: "soon before end of month") == nil)
    }

    @Test func `periods, warnings and money read exactly`() {
        #expect(Recurrence(words: "2 months") == Recurrence(count: 2, unit: .month))
        #expect(Recurrence(words: "1 months") == nil)
        #expect(Warning(words: "75%") == .percent(75))
        #expect(Warning(words: "100%") == nil)
        #expect(Warning(words: "1 business day before") == .before(.businessDays(1)))
        #expect(NumberWords.minorUnits("99.5") == 9950)
        #expect(NumberWords.minorUnits("0.05") == 5)
        #expect(NumberWords.minorUnits("1.005") == nil)
        #expect(NumberWords.decimal("1e3") == nil)
        #expect(NumberWords.decimal("0x10") == nil)
    }

    @Test func `moments keep the end of a day and refuse days that do not exist`() {
        #expect(LocalMoment(words: "2025-10-07 24:00")?.seconds == 86_400)
        #expect(LocalMoment(words: "2025-10-08 08:20:01")?.seconds == 30_001)
        #expect(LocalMoment(words: "2025-10-07")?.seconds == nil)
        #expect(LocalMoment(words: "2025-02-29 08:00") == nil)
        #expect(LocalMoment(words: "2025-10-07 24:01") == nil)
    }

    @Test(arguments: [
        ("recieved", "received"), ("accepted", "admitted"), ("in_progres", "in_progress"),
        ("clsoed", "closed"),
    ])
    func `the nearest word is the one that was meant`(word: String, meant: String) {
        #expect(NearestWord.of(word, among: TicketState.allCases.map(\.rawValue)) == meant)
    }

    @Test func `nothing is near to a word that is far from all`() {
        #expect(NearestWord.of("umbrella", among: ["received", "closed"]) == nil)
        #expect(NearestWord.of("a", among: ["within"]) == nil)
    }

    @Test func `holidays, weekdays and months have names in three languages`() {
        let months = (1...12).map { CivilDate(year: 2026, month: $0, day: 1)! }
        let names =
            Holiday.allCases.map(\.words) + Weekday.allCases.map(\.words)
            + months.flatMap { [$0.shortMonth, $0.monthName] }
        for name in names {
            #expect(!name.ru.isEmpty && !name.kk.isEmpty && !name.en.isEmpty, "\(name)")
            #expect(name.ru != name.en, "\(name)")
        }
        #expect(Set(months.map(\.monthName.kk)).count == 12)
    }

    @Test func `of three texts that of the language is made, English where it is unknown`() {
        #expect(
            ["ru", "kk", "en", "de"].map { Trilingual("а", "ә", "a")[$0] } == ["а", "ә", "a", "a"])
        func never() -> String { preconditionFailure("another language's text was made") }
        #expect(Trilingual.pick("kk", never(), "ә", never()) == "ә")
    }
}
