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
        case choice([ActOffer.Choice])
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

    func view(form: String, _ words: Words) -> HTML {
        if case .choice(let choices) = kind { return radios(choices, form, words) }
        let id = "\(form)-\(name)"
        return """
            <div class="field\(if: isWrong, " wrong")"><label for="\(id)">\(caption(words))</label>\
            \(note(words))\(error(form, words))\(control(id, words))</div>
            """
    }

    func caption(_ words: Words) -> String { title ?? words[label] }

    private var isWrong: Bool { fault != nil || problem != nil }

    private func error(_ form: String, _ words: Words) -> HTML {
        let said = problem ?? fault.map { words.ask(of: caption(words), $0) }
        guard let said else { return "" }
        return """
            <p class="error" id="\(form)-\(name)-error"\(if: problem != nil, #" role="alert""#)>\
            \(Icon.breached.html(named: words[.error])) \(said)</p>
            """
    }

    private func note(_ words: Words) -> HTML {
        guard hint != nil || clause != nil else { return "" }
        return #"<p class="hint small">\#(hint) \#(clause?.chip(words))</p>"#
    }

    private func control(_ id: String, _ words: Words) -> HTML {
        let wrong: HTML = #" aria-invalid="true" aria-describedby="\#(id)-error""#
        let required: HTML = "\(if: isRequired, " required")\(if: isWrong, wrong)"
        return switch kind {
        case .text(let rows):
            """
            <textarea class="input" id="\(id)" name="\(name)" rows="\(rows)" dir="auto"\(required)>\(value)</textarea>
            """
        case .number(let range):
            """
            <input class="input auto" id="\(id)" name="\(name)" type="number" min="\(range.lowerBound)" \
            max="\(range.upperBound)" value="\(value)"\(required)>
            """
        case .amount, .decimal:
            """
            <input class="input auto" id="\(id)" name="\(name)" type="text" inputmode="decimal" \
            value="\(value)"\(required)>
            """
        case .date:
            #"<input class="input auto" id="\#(id)" name="\#(name)" type="date" value="\#(value)"\#(required)>"#
        case .moment:
            """
            <input class="input auto" id="\(id)" name="\(name)" type="datetime-local" value="\(value)"\(required)>
            """
        case .dayTime:
            DayTimeInput(name: name, id: id, label: caption(words), value: value).view(
                words, attributes: required)
        case .choice: ""
        }
    }

    private func radios(_ choices: [ActOffer.Choice], _ form: String, _ words: Words) -> HTML {
        """
        <fieldset class="field gap-1\(if: isWrong, " wrong")">\
        <legend\(if: !isTitled, #" class="visually-hidden""#)>\(caption(words))</legend>\
        \(note(words))\(error(form, words))\
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
        case .text: nil
        case .number(let range): Int(text).map(range.contains) == true ? nil : .number(range)
        case .amount: FormAnswers.minorUnits(text) == nil ? .amount : nil
        case .decimal: Field.decimal(text) == nil ? .decimal : nil
        case .date: CivilDate(text) == nil ? .date : nil
        case .moment: moment(text) == nil ? .moment : nil
        case .dayTime: CivilDate(text) == nil && moment(text) == nil ? .moment : nil
        case .choice(let choices): choices.contains { $0.id == text } ? nil : .choice
        }
    }
}
