/// One of several things that a form lets choose from.
public struct FormChoice: Sendable, Hashable {
    public var id: String
    public var label: String
    /// Ends with its clause: the regulation's own ground.
    public var clause: ClauseLink?
    public var isChosen = false

    /// - Parameter chosen: the id that is; nil: as the choice itself says.
    func option(_ chosen: String? = nil) -> HTML {
        let isSelected = chosen.map { $0 == id } ?? isChosen
        return #"<option value="\#(id)"\#(if: isSelected, " selected")>\#(label)</option>"#
    }
}

extension [FormChoice] {
    func options(_ chosen: String? = nil, unset: String? = nil) -> HTML {
        let none: HTML? = unset.map { #"<option value="">\#($0)</option>"# }
        return "\(none)\(map { $0.option(chosen) })"
    }
}

/// What stands around a field's control: its label, what is said of it, and what is wrong with it.
struct FormField: Sendable {
    let id: String
    var label: HTML
    var hint: HTML?
    /// What is wrong; nil: nothing is known to be.
    var error: String?
    /// What is wrong is said aloud when the page opens.
    var isAlert = false

    func view(_ words: Words, _ control: HTML) -> HTML {
        """
        <div class="field\(if: error != nil, " wrong")"><label for="\(id)">\(label)</label>\
        \(words.hint(hint))\(words.fault(error, id: "\(id)-error", isAlert: isAlert))\(control)</div>

        """
    }

    /// Of the control: its name and what a reader of screens has to know.
    func attributes(_ name: String? = nil, isRequired: Bool = false) -> HTML {
        #"id="\#(id)" name="\#(name ?? id)"\#(if: isRequired, " required")\#(invalid)"#
    }

    var invalid: HTML {
        error == nil ? "" : #" aria-invalid="true" aria-describedby="\#(id)-error""#
    }
}

extension Words {
    func hint(_ hint: HTML?) -> HTML {
        hint.map { #"<p class="hint small">\#($0)</p>"# } ?? ""
    }

    /// What is wrong with a field, or with a form as a whole; nothing where nothing is.
    func fault(_ text: String?, id: String, isAlert: Bool = true) -> HTML {
        guard let text else { return "" }
        return """
            <p class="error" id="\(id)"\(if: isAlert, #" role="alert""#)>\
            \(Icon.breached.html(named: self[.error])) <span>\(text)</span></p>
            """
    }

    /// A label of what may be left empty.
    func optional(_ label: Word) -> HTML {
        #"\#(self[label]) <span class="faint regular">\#(self[.optional])</span>"#
    }
}
