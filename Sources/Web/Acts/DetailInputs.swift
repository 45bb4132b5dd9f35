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
        reader.regulation.fields.pairs.filter { mayFill($0.name, $0.item) }.compactMap {
            reader.input(for: $0.name, value: value($0.name, $0.item), on: .provider)
        }
    }

    private func value(_ name: String, _ field: Field) -> String {
        if typed[Self.prefix + name] != nil { return reader.typed(name, in: typed) }
        return offers.ticket.fields[name].map { text($0, of: field) } ?? ""
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
        field.about == .ticket && name != Self.reason && field.isFilled(by: offers.roles)
    }

    /// As a form's field has it; a secret is never given back.
    private func text(_ value: FieldValue, of field: Field) -> String {
        switch value {
        case .text(let text): field.kind == .secret ? "" : text
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .sealed: ""
        case .moment(let instant): "\(reader.civil(instant).date)T\(reader.civil(instant).time)"
        }
    }
}
