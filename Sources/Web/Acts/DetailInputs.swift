import Regulations
import ServiceDesk
import WorkingTime

/// A form for the regulation's fields of a ticket: those that the person may fill in.
struct DetailInputs {
    static let prefix = "field."
    /// Has a form of its own wherever it is asked for.
    private static let reason = "reason"

    let offers: Offers
    let typed: [String: String]

    private var reader: EditionReader { offers.reader }

    var all: [ActInput] {
        reader.regulation.fields.pairs.filter { mayFill($0.name, $0.item) }.map { name, field in
            var input = ActInput(
                Self.prefix + name, .actDetails, kind(of: field), isRequired: false,
                value: typed(name, field) ?? offers.ticket.fields[name].map { text($0, of: field) }
                    ?? "")
            input.title = reader.caption(field.title, field.clauses)
            input.hint = field.hint.map(reader.text)
            input.clause = reader.link(field.clauses)
            return input
        }
    }

    private func typed(_ name: String, _ field: Field) -> String? {
        let key = Self.prefix + name
        return field.kind == .moment && typed[key] != nil ? typed.dayAndTime(key) : typed[key]
    }

    /// Those of them that a rule misses.
    func all(of names: Set<String>) -> [ActInput] {
        all.filter { names.contains(String($0.name.dropFirst(Self.prefix.count))) }.map { input in
            var asked = input
            asked.isRequired = true
            return asked
        }
    }

    private func mayFill(_ name: String, _ field: Field) -> Bool {
        field.about == .ticket && name != Self.reason
            && (field.by.isEmpty || field.by.contains { offers.roles.contains($0) })
    }

    private func kind(of field: Field) -> ActInput.Kind {
        switch field.kind {
        case .text, .link, .file, .secret: .text(rows: 1)
        case .number: .decimal
        case .ticket: .decimal
        case .date: .date
        case .moment: .dayTime
        case .flag:
            .choice([
                .init(id: "true", label: reader.words[.flagYes]),
                .init(id: "false", label: reader.words[.flagNo]),
            ])
        case .consent:
            .choice([
                .init(id: "true", label: reader.words[.answerYes]),
                .init(id: "false", label: reader.words[.answerNo]),
            ])
        case .choice:
            .choice(
                field.options.pairs.map { name, option in
                    .init(
                        id: name, label: reader.caption(option.title, option.clauses),
                        clause: reader.link(option.clauses))
                })
        }
    }

    /// As a form's field has it; a secret is never given back.
    private func text(_ value: FieldValue, of field: Field) -> String {
        switch value {
        case .text(let text): field.kind == .secret ? "" : text
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .moment(let instant): "\(reader.civil(instant).date)T\(reader.civil(instant).time)"
        }
    }
}
