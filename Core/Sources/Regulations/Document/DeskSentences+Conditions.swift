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
        switch fact {
        case .definition(let name): defined(name)
        case .category(let all):
            say("категория", "санат", "category") + " " + anyOf(all, .categories)
        case .priority(let all):
            say("приоритет", "басымдық", "priority") + " " + anyOf(all, .priorities)
        case .channel(let all): say("канал", "арна", "channel") + " " + anyOf(all, .channels)
        case .by(let all): say("действует", "әрекет етуші", "acting") + " " + anyOf(all, .roles)
        case .inForce(let all):
            say("действует", "күшінде", "in force") + " " + anyOf(all, .agreements)
        case .absent(let all):
            say("нет на месте", "орнында жоқ", "absent") + " " + anyOf(all, .roles)
        case .state(let all): all.map { $0.words[language] }.joined(separator: ", ")
        case .happened(let all):
            say("было", "болған", "there was") + " "
                + all.map { $0.words[language] }.joined(separator: ", ")
        case .did(let all):
            say("тот же человек прежде:", "сол адамның өзі бұрын:", "the same person did before:")
                + " "
                + all.map { $0.words[language] }.joined(separator: ", ")
        case .filled(let all):
            say("заполнено", "толтырылған", "filled") + " " + names(all, of: .fields)
        case .missing(let all):
            say("не заполнено", "толтырылмаған", "missing") + " " + anyOf(all, .fields)
        case .field(let name, let test): names([name], of: .fields) + " " + self.test(test, name)
        case .missed(let all):
            say("пропущено", "өткізіп алынған", "missed") + " " + anyOf(all, .commitments)
        case .during(let calendar):
            say("в часы", "уақытында", "during") + " " + calendarInShort(calendar)
        case .outside(let calendar):
            say("вне часов", "уақытынан тыс", "outside") + " " + calendarInShort(calendar)
        case .subjectHas(let words):
            say("в теме", "тақырыпта", "subject has") + " «" + words.joined(separator: "», «") + "»"
        case .textIs(let words):
            say("текст", "мәтін", "text is") + " «" + words.joined(separator: "», «") + "»"
        case .attached, .estimate, .spent, .subtasks, .openSubtasks: quantity(fact)
        case .serviceInContract, .listedSender, .acknowledged, .isRepeat, .overlap, .spam, .revised:
            yesNo(fact)
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

    private func quantity(_ fact: Fact) -> String {
        switch fact {
        case .attached(.image):
            say("приложено изображение", "сурет тіркелген", "an image is attached")
        case .attached(.file): say("приложен файл", "файл тіркелген", "a file is attached")
        case .attached(.none):
            say("ничего не приложено", "ештеңе тіркелмеген", "nothing is attached")
        case .estimate(let terms): say("оценка", "бағалау", "estimate") + " " + comparison(terms)
        case .spent(let terms): say("израсходовано", "жұмсалды", "spent") + " " + comparison(terms)
        case .subtasks(let terms):
            say("подзадач", "кіші тапсырма", "subtasks") + " " + comparison(terms)
        case .openSubtasks(let terms):
            say("незакрытых подзадач", "аяқталмаған кіші тапсырма", "unfinished subtasks") + " "
                + comparison(terms)
        default: fact.word
        }
    }

    private func yesNo(_ fact: Fact) -> String {
        let said: (value: Bool, words: Trilingual)
        switch fact {
        case .serviceInContract(let value):
            said = (
                value,
                Trilingual(
                    "услуга есть в договоре", "қызмет шартта бар", "the service is in the contract")
            )
        case .listedSender(let value):
            said = (
                value, Trilingual("отправитель известен", "жіберуші белгілі", "the sender is known")
            )
        case .acknowledged(let value):
            said = (
                value,
                Trilingual("клиент ознакомлен", "клиент танысқан", "the client has acknowledged")
            )
        case .overlap(let value):
            said = (
                value,
                Trilingual(
                    "о том же уже просит другой отдел", "дәл осыны басқа бөлім сұраған",
                    "another department asks for the same")
            )
        case .isRepeat(let value):
            said = (value, Trilingual("это повтор", "бұл қайталау", "it is a repeat"))
        case .spam(let value):
            said = (value, Trilingual("похоже на спам", "спамға ұқсайды", "it looks like spam"))
        case .revised(let value):
            said = (
                value,
                Trilingual("оценка не первая", "бағалау алғашқы емес", "the estimate is revised")
            )
        default: return fact.word
        }
        return said.value
            ? said.words[language] : say("не", "емес:", "not:") + " " + said.words[language]
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
