// Conditions in words.
extension DeskSentences {
    func condition(_ condition: Condition) -> String {
        switch condition {
        case .all(let parts):
            parts.map { bracketed($0) }.joined(separator: " " + say("и", "және", "and") + " ")
        case .any(let parts):
            parts.map { bracketed($0) }.joined(separator: " " + say("или", "немесе", "or") + " ")
        case .not(let part): say("не", "емес:", "not") + " " + bracketed(part)
        case .fact(let fact): self.fact(fact)
        }
    }

    private func bracketed(_ part: Condition) -> String {
        switch part {
        case .all(let parts) where parts.count > 1, .any(let parts) where parts.count > 1:
            "(\(condition(part)))"
        case .all, .any, .not, .fact: condition(part)
        }
    }

    private func fact(_ fact: Fact) -> String {
        if case .any(let names, of: .definitions) = fact.asks {
            return names.map(defined).joined(separator: ", ")
        }
        let said = FactKey.named[fact.word]?.words?[language]
        if case .flag(let value) = fact.asks {
            return [value ? nil : say("не", "емес:", "not:"), said].compactMap(\.self)
                .joined(separator: " ")
        }
        return [said, asked(fact.asks)].compactMap(\.self).joined(separator: " ")
    }

    private func asked(_ asks: Fact.Asks) -> String {
        switch asks {
        case .any(let all, let target): anyOf(all, target)
        case .every(let all, let target): names(all, of: target)
        case .calendar(let name): calendarInShort(name)
        case .states(let all): all.map { $0.words[language] }.joined(separator: ", ")
        case .events(let all): all.map { $0.words[language] }.joined(separator: ", ")
        case .texts(let all): "«" + all.joined(separator: "», «") + "»"
        case .attached(let kind): attached(kind)
        case .field(let name, let test): names([name], of: .fields) + " " + self.test(test, name)
        case .quantity(let terms): comparison(terms)
        case .flag: ""
        }
    }

    private func attached(_ kind: AttachedKind) -> String {
        switch kind {
        case .image: say("приложено изображение", "сурет тіркелген", "an image is attached")
        case .file: say("приложен файл", "файл тіркелген", "a file is attached")
        case .none: say("ничего не приложено", "ештеңе тіркелмеген", "nothing is attached")
        }
    }

    /// A defined condition with the clauses that define it.
    private func defined(_ name: String) -> String {
        let clauses = regulation.definitions[name]?.clauses ?? []
        let (numbers, words) = regulation.cited(clauses, in: language)
        let numbered =
            numbers.isEmpty
            ? [] : ["\(say("п.", "т.", "clause")) \(numbers.joined(separator: ", "))"]
        let list = (numbered + words).joined(separator: ", ")
        let cited = list.isEmpty ? "" : " (\(list))"
        return "«\(called(name, .definitions))»\(cited)"
    }

    private func test(_ test: FieldTest, _ field: String) -> String {
        switch test {
        case .flag(let value): value ? say("да", "иә", "yes") : say("нет", "жоқ", "no")
        case .number(let value): "= \(Self.number(value))"
        case .oneOf(let values):
            "= " + values.map { option($0, of: field) }.joined(separator: ", ")
        case .compared(let terms): comparison(terms)
        }
    }

    private func comparison(_ comparison: Comparison) -> String {
        comparison.terms.map { term in
            let sign =
                switch term.bound {
                case .over: ">"
                case .at_least: "≥"
                case .under: "<"
                case .at_most: "≤"
                case .equal: "="
                }
            return "\(sign) \(Self.number(term.value))\(unit(term.unit))"
        }.joined(separator: ", ")
    }

    private func unit(_ unit: Comparison.Unit) -> String {
        switch unit {
        case .plain: ""
        case .percent: " %"
        case .minutes: " " + say("мин", "мин", "min")
        case .hours: " " + say("ч", "сағ", "h")
        }
    }

    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    /// A list in a condition means any of its values.
    private func anyOf(_ all: [String], _ target: Target) -> String {
        names(all, of: target, joined: " " + say("или", "немесе", "or") + " ")
    }
}
