import Foundation
import Regulations

/// The names that a regulation's file gives its things, and where they stand before people: titles
/// and clauses are for readers, names are for who writes the file.
struct FileNames {
    /// Names that no reader's word is like: with an underscore, or handles of clauses such as
    /// `2.2-tester`.
    private let coined: Set<String>
    /// Names that may be words of a language as well.
    private let plain: Set<String>
    /// Latin words that people are told: those of titles and texts, and what people wrote.
    private let spoken: Set<String>

    /// - Parameter stories: what else people read there: texts of letters, names of people,
    ///   addresses.
    init(_ regulation: Regulation, text: String, stories: [String] = []) {
        let handles = regulation.clauses.names.filter { regulation.printedNumber(of: $0) != $0 }
        let names = Self.names(of: regulation).union(handles)
        coined = names.filter { name in name.contains { "_-.".contains($0) } }
        plain = names.subtracting(coined)
        spoken = ([Self.texts(text)] + stories).reduce(into: []) {
            $0.formUnion(Self.tokens(of: $1))
        }
    }

    /// Names of the file among the words, each once.
    ///
    /// - Parameter language: English words are often names as well; only what no English reader
    ///   would write counts.
    func leaked(in text: String, language: String) -> Set<String> {
        let tokens = Self.tokens(of: text)
        let words = language == "en" ? [] : tokens.intersection(plain).subtracting(spoken)
        return tokens.intersection(coined).union(words)
    }

    private static func names(of regulation: Regulation) -> Set<String> {
        let sections = [
            regulation.calendars.names, regulation.roles.names, regulation.agreements.names,
            regulation.channels.names,
            regulation.categories.names, regulation.priorities.names, regulation.fields.names,
            regulation.definitions.names, regulation.rules.names, regulation.commitments.names,
            regulation.escalations.names, regulation.messages.names, regulation.records.names,
            regulation.measures.names, regulation.readings.names, regulation.prices.rates.names,
            regulation.prices.factors.names, regulation.prices.packages.names,
            regulation.prices.fees.names,
        ]
        let inner =
            regulation.fields.pairs.flatMap(\.item.options.names)
            + regulation.readings.pairs.flatMap {
                [$0.item.chosen].compactMap(\.self) + $0.item.alternatives.names
            }
        let language =
            EventName.allCases.map(\.rawValue) + TicketState.allCases.map(\.rawValue)
            + Verdict.allCases.map(\.rawValue) + Commitment.Nature.allCases.map(\.rawValue)
        return Set(sections.flatMap(\.self) + inner + language)
    }

    /// What stands in quotation marks in the file: titles, texts, addresses, hours. Names stand
    /// without.
    private static func texts(_ file: String) -> String {
        file.matches(of: /"([^"]*)"/).map { String($0.output.1) }.joined(separator: " ")
    }

    /// Words of Latin letters with what may join them in a name, as wholes and in parts, but for
    /// those of addresses.
    private static func tokens(of text: String) -> Set<String> {
        text.utf8.split { !isOfAddress($0) }.reduce(into: []) { tokens, run in
            let isAddress =
                run.contains { "@/".utf8.contains($0) }
                || run.suffix(8).elementsEqual(".example".utf8)
            guard !isAddress else { return }
            let whole = String(decoding: run, as: UTF8.self).trimmingCharacters(in: [".", "-", ":"])
            tokens.insert(whole)
            tokens.formUnion(whole.split { "-.:".contains($0) }.map(String.init))
        }
    }

    private static func isOfAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "_-.:/@".utf8.contains(byte)
        }
    }

    /// What a reader sees or hears of a page: its text, labels and descriptions.
    static func read(_ page: String) -> String {
        var (read, rest) = ([UInt8](), Array(page.utf8)[...])
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            read += rest[..<open] + [UInt8(ascii: " ")]
            let close = rest[open...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex - 1
            let tag = String(decoding: rest[open...close], as: UTF8.self)
            read += labels(of: tag).utf8
            rest = rest[(close + 1)...]
            if let end = ["<style": "</style", "<script": "</script"].first(where: {
                tag.hasPrefix($0.key)
            })?.value {
                rest = rest.firstRange(of: Array(end.utf8)).map { rest[$0.lowerBound...] } ?? []
            }
        }
        return String(decoding: read + rest, as: UTF8.self).replacing("&nbsp;", with: " ")
    }

    private static func labels(of tag: String) -> String {
        ["title", "aria-label", "alt", "placeholder"].map { name in
            let parts = tag.components(separatedBy: " \(name)=\"")
            return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
        }.joined(separator: " ") + " "
    }
}
