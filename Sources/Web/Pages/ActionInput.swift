/// One field of an action's form, with what was typed in the last attempt.
public struct ActionInput: Sendable {
    public enum Kind: Sendable {
        case text(rows: Int)
        /// A whole number in this range.
        case number(ClosedRange<Int>)
        /// An amount of money with at most two decimals.
        case amount
        case date
        case moment
        case choice([ActionOffer.Choice])
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

    init(_ name: String, _ label: Word, _ kind: Kind, isRequired: Bool = true, value: String = "") {
        self.name = name
        self.label = label
        self.kind = kind
        self.isRequired = isRequired
        self.value = value
    }

    func view(form: String, _ words: Words) -> HTML {
        if case .choice(let choices) = kind { return radios(choices, words) }
        let id = "\(form)-\(name)"
        return """
            <div class="field"><label for="\(id)">\(title ?? words[label])</label>\(note(words))\(control(id))</div>
            """
    }

    private func note(_ words: Words) -> HTML {
        guard hint != nil || clause != nil else { return "" }
        return #"<p class="hint small">\#(hint) \#(clause?.chip(words))</p>"#
    }

    private func control(_ id: String) -> HTML {
        let required: HTML = isRequired ? " required" : ""
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
        case .amount:
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
        case .choice: ""
        }
    }

    private func radios(_ choices: [ActionOffer.Choice], _ words: Words) -> HTML {
        """
        <fieldset class="field gap-1"><legend>\(title ?? words[label])</legend>\(note(words))\
        \(choices.map { choice in
            """
            <label class="row choice-line"><input type="radio" name="\(name)" value="\(choice.id)"\
            \(if: isRequired, " required")\(if: choice.isChosen || choice.id == value, " checked")> \
            <span>\(choice.label) \(choice.clause?.chip(words))</span></label>
            """ as HTML
        })</fieldset>
        """
    }
}
