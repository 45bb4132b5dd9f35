import Regulations
import ServiceDesk
import WorkingTime

/// The regulation's fields of a ticket in forms, of the staff and of clients alike.
extension EditionReader {
    /// - Returns: nil: there is no such field, or that side has no input for its kind.
    func input(for name: String, value: String, on side: Role.Side) -> ActInput? {
        guard let field = regulation.fields[name], let kind = kind(of: field, on: side) else {
            return nil
        }
        var input = ActInput(
            DetailInputs.prefix + name, .actDetails, kind, isRequired: false, value: value)
        input.title = caption(field.title, field.clauses)
        input.hint = field.hint.map(text)
        input.clause = link(field.clauses)
        return input
    }

    private func kind(of field: Field, on side: Role.Side) -> ActInput.Kind? {
        switch (field.kind, side) {
        case (.text, .client): .text(rows: 3)
        case (.link, .client): .link
        case (.file, .client), (.consent, .client), (.secret, .client): nil
        case (.text, _), (.link, _), (.file, _), (.secret, _): .text(rows: 1)
        case (.number, _), (.ticket, _): .decimal
        case (.date, _): .date
        case (.moment, _): .dayTime
        case (.flag, .client): .check
        case (.flag, _): .choice(yesOrNo(.flagYes, .flagNo))
        case (.consent, _): .choice(yesOrNo(.answerYes, .answerNo))
        case (.choice, .client): .list(options(of: field))
        case (.choice, _): .choice(options(of: field))
        }
    }

    private func yesOrNo(_ yes: Word, _ no: Word) -> [FormChoice] {
        [.init(id: "true", label: words[yes]), .init(id: "false", label: words[no])]
    }

    /// What the regulation lists for the field.
    func options(of field: Field) -> [FormChoice] {
        field.options.pairs.map { choice($0.name, $0.item.title, $0.item.clauses) }
    }

    /// Something of the regulation to choose, with its clause.
    func choice(
        _ id: String, _ title: LocalizedText?, _ clauses: [String], isChosen: Bool = false
    ) -> FormChoice {
        FormChoice(
            id: id, label: caption(title, clauses), clause: link(clauses), isChosen: isChosen)
    }

    /// What stands in a form for the field.
    func typed(_ name: String, in form: [String: String]) -> String {
        let key = DetailInputs.prefix + name
        guard regulation.fields[name]?.kind == .moment else {
            return (form[key] ?? "").trimmingWhitespace
        }
        return form.dayAndTime(key)
    }

    /// Values of these fields that were filled in; what does not fit its field is left out and
    /// named.
    func values(_ form: [String: String], of names: [String]) -> (
        values: [String: FieldValue], bad: [String]
    ) {
        names.reduce(into: (values: [:], bad: [])) { read, name in
            let typed = typed(name, in: form)
            guard !typed.isEmpty, let field = regulation.fields[name] else { return }
            if let value = field.value(of: typed, self) {
                read.values[name] = value
            } else {
                read.bad.append(name)
            }
        }
    }
}
