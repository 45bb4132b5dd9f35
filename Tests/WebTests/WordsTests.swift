import Foundation
import Testing
import WorkingTime

@testable import Web

struct WordsTests {
    private static let cyrillic: ClosedRange<Unicode.Scalar> = "\u{400}"..."\u{52F}"

    @Test(arguments: Language.allCases) func `every word is there, trimmed, without exclamation`(
        _ language: Language
    ) {
        let words = Words.of(language)
        for word in Word.allCases {
            let text = words[word]
            #expect(!text.isEmpty, "\(word)")
            #expect(text.trimmingCharacters(in: .whitespacesAndNewlines) == text, "\(word)")
            #expect(!text.contains("!") && !text.contains("..") && !text.contains("  "), "\(word)")
            #expect(
                language != .en || !text.unicodeScalars.contains { Self.cyrillic.contains($0) },
                "\(word)")
            #expect(
                language == .en || text.unicodeScalars.contains { Self.cyrillic.contains($0) },
                "\(word)")
        }
    }

    @Test func `a word that is long in one language is translated in the others`() {
        for word in Word.allCases where Words.of(.ru)[word].count > 12 {
            #expect(Words.of(.ru)[word] != Words.of(.kk)[word], "\(word)")
        }
    }

    // Values that cannot stand in a text by chance.
    private static let time = CivilTime(minutes: 3 * 60 + 33)
    private static let phrases: [(phrase: Phrase, marks: [String])] = [
        (
            .openUntil(place: "Ⓐ", now: time, until: CivilTime(minutes: 777)),
            ["Ⓐ", "3:33", "12:57"]
        ),
        (.openAlways(place: "Ⓐ", now: time), ["Ⓐ", "3:33"]),
        (
            .opensAt(
                place: "Ⓐ", now: time,
                opening: CivilMoment(
                    date: CivilDate(year: 2026, month: 11, day: 5)!, time: CivilTime(minutes: 777)),
                today: CivilDate(year: 2026, month: 11, day: 5)!),
            ["Ⓐ", "3:33", "12:57"]
        ),
        (.number(97531), ["97531"]), (.highestPriority("Ⓐ", others: 0), ["Ⓐ"]),
        (.earliest("Ⓐ"), ["Ⓐ"]),
        (.expedited, []), (.nearestDue("Ⓐ"), ["Ⓐ"]), (.newTickets(97), ["97"]),
        (.replyStops(["Ⓐ", "Ⓑ"]), ["Ⓐ", "Ⓑ"]), (.questionPauses(["Ⓐ", "Ⓑ"]), ["Ⓐ", "Ⓑ"]),
        (.actionStops(["Ⓐ", "Ⓑ"]), ["Ⓐ", "Ⓑ"]), (.actionCancels(["Ⓐ"]), ["Ⓐ"]),
        (.actionPauses(["Ⓐ"]), ["Ⓐ"]),
        (.firstTake(97531), ["97531"]), (.editionFrom("Ⓐ", "Ⓑ"), ["Ⓐ", "Ⓑ"]),
        (.edition("Ⓐ"), ["Ⓐ"]),
        (.ready(41, of: 97), ["41", "97"]), (.backdateLimit("Ⓐ"), ["Ⓐ"]), (.asidesJudged(7), ["7"]),
        (.decided(by: "Ⓐ", on: "Ⓑ"), ["Ⓐ", "Ⓑ"]),
        (.mergedDays(97), ["97"]),
        (.ribbon(from: "Ⓐ", to: "Ⓑ", used: "Ⓒ", limit: "Ⓓ"), ["Ⓐ", "Ⓑ", "Ⓒ", "Ⓓ"]),
        (.size(kilobytes: 97), ["97"]), (.andMore(97), ["97"]),
        (.otherReading("Ⓐ", "Ⓑ", "Ⓒ"), ["Ⓐ", "Ⓑ", "Ⓒ"]),
        (.section("97"), ["97"]), (.ask(of: "Ⓐ", .number(41...97)), ["Ⓐ", "41", "97"]),
    ]

    @Test(arguments: Language.allCases) func `every phrase says every value it is given`(
        _ language: Language
    ) {
        for (phrase, marks) in Self.phrases {
            let text = Words.of(language)[phrase]
            for mark in marks { #expect(text.contains(mark), "\(phrase): \(text)") }
        }
    }

    @Test func `every phrase is tried`() throws {
        let source = try String(contentsOfFile: Sources.file("Words/Phrase.swift"), encoding: .utf8)
        let declared = source.split(separator: "\n").filter { $0.hasPrefix("    case ") }.count
        let tried = Set(Self.phrases.map { "\($0.phrase)".prefix { $0 != "(" } })
        #expect(tried.count == declared)
    }

    @Test func `the number of others is told when there are any`() {
        for language in Language.allCases {
            let words = Words.of(language)
            let said = words[.highestPriority("Ⓐ", others: 40)]
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

/// Paths of the room's own files.
enum Sources {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
    static func file(_ name: String) -> String { root.appending(path: "Sources/Web/\(name)").path }
}
