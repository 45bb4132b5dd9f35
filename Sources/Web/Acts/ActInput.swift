import Regulations
import WorkingTime

/// One field of an action's form, with what was typed in the last attempt.
public struct ActInput: Sendable {
    public enum Kind: Sendable {
        case text(rows: Int)
        /// A whole number in this range.
        case number(ClosedRange<Int>)
        /// An amount of money with at most two decimals.
        case amount
        /// A number, whole or not.
        case decimal
        case date
        case moment
        /// A day, or a day and a time.
        case dayTime
        case choice([FormChoice])
        /// The same in a list that opens, of which none may be chosen.
        case list([FormChoice])
        /// Ticked or not.
        case check
        /// An address of the web.
        case link
    }

    public var name: String
    var label: Word
    public var kind: Kind
    public var isRequired: Bool
    public var value: String
    /// What a field of the regulation is called there; nil: `label`.
    public var title: String?
    public var hint: String?
    public var clause: ClauseLink?
    /// What was wrong with it in the last attempt.
    var fault: InputFault?
    /// What the desk says of it.
    var problem: String?
    /// Its caption says no more than the form's title.
    var isTitled = true

    init(_ name: String, _ label: Word, _ kind: Kind, isRequired: Bool = true, value: String = "") {
        self.name = name
        self.label = label
        self.kind = kind
        self.isRequired = isRequired
        self.value = value
    }

    /// - Parameter form: part of its id on pages with several forms.
    func view(form: String? = nil, _ words: Words) -> HTML {
        let problem = problem ?? fault.map { words.ask(of: caption(words), $0) }
        let field = FormField(
            id: [form, name.replacing(".", with: "-")].compactMap(\.self).joined(separator: "-"),
            label: "\(caption(words))", hint: note(words), error: problem,
            isAlert: self.problem != nil)
        switch kind {
        case .choice(let choices): return radios(choices, field, words)
        case .check:
            return """
                <label class="row choice-line"><input type="checkbox" name="\(name)" value="1"\
                \(if: value == "1", " checked")> <span>\(field.label) \(clause?.chip(words))</span></label>
                """
        default: return field.view(words, control(field, words))
        }
    }

    func caption(_ words: Words) -> String { title ?? words[label] }

    private func note(_ words: Words) -> HTML? {
        hint == nil && clause == nil ? nil : "\(hint) \(clause?.chip(words))"
    }

    private func control(_ field: FormField, _ words: Words) -> HTML {
        let attributes = field.attributes(name, isRequired: isRequired)
        return switch kind {
        case .text(let rows):
            #"<textarea class="input" \#(attributes) rows="\#(rows)" dir="auto">\#(value)</textarea>"#
        case .number(let range):
            """
            <input class="input auto" \(attributes) type="number" min="\(range.lowerBound)" \
            max="\(range.upperBound)" value="\(value)">
            """
        case .amount, .decimal:
            #"<input class="input auto" \#(attributes) type="text" inputmode="decimal" value="\#(value)">"#
        case .link: #"<input class="input" \#(attributes) type="url" value="\#(value)" dir="auto">"#
        case .date: #"<input class="input auto" \#(attributes) type="date" value="\#(value)">"#
        case .moment:
            #"<input class="input auto" \#(attributes) type="datetime-local" value="\#(value)">"#
        case .dayTime:
            DayTimeInput(name: name, id: field.id, label: caption(words), value: value).view(
                words, attributes: "\(if: isRequired, " required")\(field.invalid)")
        case .list(let choices):
            #"<select class="select" \#(attributes)>\#(choices.options(value, unset: "—"))</select>"#
        case .choice, .check: ""
        }
    }

    private func radios(_ choices: [FormChoice], _ field: FormField, _ words: Words) -> HTML {
        """
        <fieldset class="field gap-1\(if: field.error != nil, " wrong")">\
        <legend\(if: !isTitled, #" class="visually-hidden""#)>\(field.label)</legend>\(words.hint(field.hint))\
        \(words.fault(field.error, id: "\(field.id)-error", isAlert: field.isAlert))\
        \(choices.map { choice in
            """
            <label class="row choice-line"><input type="radio" name="\(name)" value="\(choice.id)"\
            \(if: isRequired, " required")\(if: choice.isChosen || choice.id == value, " checked")> \
            <span>\(choice.label) \(choice.clause?.chip(words, beside: choice.label))</span></label>
            """ as HTML
        })</fieldset>
        """
    }
}

extension ActInput {
    /// The same field after an attempt: with what was wrong with it.
    ///
    /// - Parameter moment: reads a day and a time.
    func judged(_ typed: [String: String], moment: (String) -> Instant?) -> ActInput {
        var judged = self
        let text = isDayTime ? typed.dayAndTime(name) : typed[name]?.trimmingWhitespace ?? ""
        judged.fault = text.isEmpty ? (isRequired ? emptyFault : nil) : unreadable(text, moment)
        return judged
    }

    private var isDayTime: Bool { if case .dayTime = kind { true } else { false } }

    private var emptyFault: InputFault { if case .choice = kind { .choice } else { .empty } }

    private func unreadable(_ text: String, _ moment: (String) -> Instant?) -> InputFault? {
        switch kind {
        case .text, .check, .link: nil
        case .number(let range): Int(text).map(range.contains) == true ? nil : .number(range)
        case .amount: FormAnswers.minorUnits(text) == nil ? .amount : nil
        case .decimal: Field.decimal(text) == nil ? .decimal : nil
        case .date: CivilDate(text) == nil ? .date : nil
        case .moment: moment(text) == nil ? .moment : nil
        case .dayTime: CivilDate(text) == nil && moment(text) == nil ? .moment : nil
        case .choice(let choices), .list(let choices):
            choices.contains { $0.id == text } ? nil : .choice
        }
    }
}
