import Foundation
import Testing
import WorkingTime

@testable import Web

struct WordsTests {
    private static let cyrillic: ClosedRange<Unicode.Scalar> = "\u{400}"..."\u{52F}"

    private static func isCyrillic(_ text: String) -> Bool {
        text.unicodeScalars.contains { cyrillic.contains($0) }
    }

    @Test func `every word is there in all languages, trimmed, without exclamation`() {
        #expect(WrittenWord.all.count > 700)
        for word in WrittenWord.all {
            #expect(word.texts.map(Self.isCyrillic) == [true, true, false], "\(word)")
            for text in word.texts {
                #expect(!text.isEmpty, "\(word)")
                #expect(text.trimmingCharacters(in: .whitespacesAndNewlines) == text, "\(word)")
                let marks = ["!", "..", "  ", "\\"].filter { text.contains($0) }
                #expect(marks == [], "\(word)")
            }
        }
    }

    @Test func `a word that is long in one language is translated in the others`() {
        for word in WrittenWord.all where word.texts[0].count > 12 {
            #expect(word.texts[0] != word.texts[1], "\(word)")
        }
    }

    @Test func `the words are read from their source as they are said`() {
        let said = Dictionary(uniqueKeysWithValues: WrittenWord.all.map { ($0.key, $0.texts) })
        for (key, word) in [
            ("queue", Word.queue), ("possiblyTwiceWhy", .possiblyTwiceWhy),
            ("clientTerm", .clientTerm), ("clientDone", .clientDone), ("auditLead", .auditLead),
        ] {
            #expect(said[key] == [word.text.ru, word.text.kk, word.text.en], "\(key)")
        }
    }

    /// Adding a word touches one file.
    @Test func `a word stands in one file, and is said somewhere`() {
        let text = Sources.all.map(\.text).joined()
        let said = Set(text.split(separator: ".").map { $0.prefix { $0.isLetter } })
        let places = Dictionary(grouping: WrittenWord.all, by: \.key)
        for (key, words) in places {
            #expect(words.count == 1, "\(words)")
            if !said.contains(key[...]) { Issue.record("nothing says \(key)") }
        }
        let twice = "    static let a = Word(\n        \"а\\u{a0}б\", \"ә\", \"a\")\n"
        let planted = WrittenWord.read(twice + twice, file: "X.swift")
        #expect(planted.map(\.texts) == [["а\u{a0}б", "ә", "a"], ["а\u{a0}б", "ә", "a"]])
    }

    // Values that cannot stand in a text by chance.
    private static let time = CivilTime(minutes: 3 * 60 + 33)
    private static let day = CivilDate(year: 2026, month: 11, day: 5)!
    private static let opening = CivilMoment(date: day, time: CivilTime(minutes: 777))
    private typealias Phrase = (name: String, say: @Sendable (Words) -> String, marks: [String])
    private static let phrases: [Phrase] = [
        (
            "openUntil", { $0.openUntil(place: "Ⓐ", now: time, until: CivilTime(minutes: 777)) },
            ["Ⓐ", "3:33", "12:57"]
        ),
        ("openAlways", { $0.openAlways(place: "Ⓐ", now: time) }, ["Ⓐ", "3:33"]),
        (
            "opensAt", { $0.opensAt(place: "Ⓐ", now: time, opening: opening, today: day) },
            ["Ⓐ", "3:33", "12:57"]
        ),
        ("number", { $0.number(97531) }, ["97531"]),
        ("highestPriority", { $0.highestPriority("Ⓐ", others: 0) }, ["Ⓐ"]),
        ("earliest", { $0.earliest("Ⓐ") }, ["Ⓐ"]),
        ("nearestDue", { $0.nearestDue("Ⓐ") }, ["Ⓐ"]),
        ("newTickets", { $0.newTickets(97) }, ["97"]),
        ("replyStops", { $0.replyStops(["Ⓐ", "Ⓑ"]) }, ["Ⓐ", "Ⓑ"]),
        ("questionPauses", { $0.questionPauses(["Ⓐ", "Ⓑ"]) }, ["Ⓐ", "Ⓑ"]),
        ("actionStops", { $0.actionStops(["Ⓐ", "Ⓑ"]) }, ["Ⓐ", "Ⓑ"]),
        ("actionCancels", { $0.actionCancels(["Ⓐ"]) }, ["Ⓐ"]),
        ("actionPauses", { $0.actionPauses(["Ⓐ"]) }, ["Ⓐ"]),
        ("firstTake", { $0.firstTake(97531) }, ["97531"]),
        ("editionFrom", { $0.editionFrom("Ⓐ", "Ⓑ") }, ["Ⓐ", "Ⓑ"]),
        ("edition", { $0.edition("Ⓐ") }, ["Ⓐ"]),
        ("changes", { $0.changes(since: "Ⓐ", 97) }, ["Ⓐ", "97"]),
        ("ready", { $0.ready(41, of: 97) }, ["41", "97"]),
        ("backdateLimit", { $0.backdateLimit("Ⓐ") }, ["Ⓐ"]),
        ("unticketedJudged", { $0.unticketedJudged(7) }, ["7"]),
        ("mergedDays", { $0.mergedDays(97) }, ["97"]),
        (
            "ribbon", { $0.ribbon(from: "Ⓐ", to: "Ⓑ", used: "Ⓒ", limit: "Ⓓ") },
            ["Ⓐ", "Ⓑ", "Ⓒ", "Ⓓ"]
        ),
        ("size", { $0.size(kilobytes: 97) }, ["97"]),
        ("andMore", { $0.andMore(97) }, ["97"]),
        ("otherReading", { $0.otherReading("Ⓐ", "Ⓑ", "Ⓒ") }, ["Ⓐ", "Ⓑ", "Ⓒ"]),
        ("section", { $0.section("97") }, ["97"]),
        ("ask", { $0.ask(of: "Ⓐ", .number(41...97)) }, ["Ⓐ", "41", "97"]),
        ("clause", { $0.clause("Ⓐ") }, ["Ⓐ"]),
        ("nothing", { $0.nothing(in: 97) }, ["97"]),
        ("withdrawn", { $0.withdrawn(97) }, ["97"]),
        ("daysLeft", { $0.daysLeft(41, of: 97) }, ["41", "97"]),
        ("workingDays", { $0.span(.workingDays(97)) }, ["97"]),
        ("days", { $0.span(.days(97)) }, ["97"]),
        ("moved", { $0.moved(at: "Ⓐ", from: "Ⓑ", to: "Ⓒ") }, ["Ⓐ", "Ⓑ", "Ⓒ"]),
    ]

    @Test(arguments: Language.allCases) func `every phrase says every value it is given`(
        _ language: Language
    ) {
        for phrase in Self.phrases {
            let text = phrase.say(Words.of(language))
            for mark in phrase.marks { #expect(text.contains(mark), "\(phrase.name): \(text)") }
        }
    }

    @Test func `every phrase is tried`() {
        let tried = Set(Self.phrases.map(\.name))
        for file in Sources.all where file.path.hasPrefix("Words/") {
            let says = /func (\w+)\([^)]*\) -> String \{\n +(?:return )?say\(/
            let declared = Set(file.text.matches(of: says).map { String($0.1) })
            #expect(declared.subtracting(tried) == [], "\(file.path)")
        }
    }

    @Test func `the number of others is told when there are any`() {
        for language in Language.allCases {
            let words = Words.of(language)
            let said = words.highestPriority("Ⓐ", others: 40)
            #expect(said.contains(language == .en ? "41" : "40"), "\(said)")
        }
    }
}

struct MoneyTests {
    @Test(arguments: [
        (600_000, "RUB", Language.ru, "6 000 ₽"), (150_050, "KZT", .kk, "1 500,50 ₸"),
        (8_050_000, "RUB", .en, "₽80,500"),
        (-105, "USD", .en, "−$1.05"), (100, "CHF", .ru, "1 CHF"), (0, "KZT", .en, "₸0"),
    ])
    func `money is written with its sign`(
        amount: Int64, currency: String, language: Language, written: String
    ) {
        let text = Words.of(language).money(amount, currency: currency).replacing(
            "\u{a0}", with: " ")
        #expect(text == written)
    }
}

struct PluralTests {
    @Test func `Russian has three forms for whole numbers`() {
        let words = Words.of(.ru)
        let expected = [
            0: "дней", 1: "день", 2: "дня", 4: "дня", 5: "дней", 11: "дней", 12: "дней", 14: "дней",
            20: "дней",
            21: "день",
            22: "дня", 25: "дней", 100: "дней", 101: "день", 111: "дней", 112: "дней", 121: "день",
            1002: "дня",
        ]
        for (count, noun) in expected {
            #expect(words.counted(count, "день", "дня", "дней") == "\(count)\u{a0}\(noun)")
        }
    }

    @Test func `English and Kazakh have two`() {
        for language in [Language.en, .kk] {
            let words = Words.of(language)
            #expect(words.counted(1, "one", "other") == "1\u{a0}one")
            for count in [0, 2, 5, 11, 21, 101] {
                #expect(words.counted(count, "one", "other") == "\(count)\u{a0}other")
            }
        }
    }

    @Test(arguments: [
        ("ru-RU,ru;q=0.9,en;q=0.8", Language.ru), ("kk", .kk), ("de-DE, EN-gb;q=0.5", .en),
        ("", nil), ("de", nil),
        ("*", nil),
    ])
    func `the first language of the browser that we speak is taken`(
        _ header: String, _ language: Language?
    ) {
        #expect(Language(accepting: header) == language)
    }
}
