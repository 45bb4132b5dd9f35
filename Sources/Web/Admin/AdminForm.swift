/// A form of an administrator's page: fields with labels, hints and faults. Nothing typed is lost:
/// it is filled with what was sent.
struct AdminForm: Sendable {
    enum Control: Sendable {
        case text(String)
        case mail(String)
        case moment(String)
        /// `DayTimeInput`
        case edge(String)
        case lines(String)
        case select([FormChoice])
        /// Each is a field of its own, `name.id`.
        case checks([FormChoice])
        case flag(Bool)
    }

    struct Field: Sendable {
        var name: String
        var label: String
        var control: Control
        var hint: String?
        var isRequired = false
        var fault: String?
    }

    var action: AdminURL
    var title: String?
    var button: String
    var fields: [Field]
    /// Version of the stream that the person sees.
    var seen: Int?
    /// Part of ids on pages with several forms.
    var prefix = "f"

    var faults: [Field] { fields.filter { $0.fault != nil } }

    func view(_ frame: DeskFrame) -> HTML {
        let words = frame.words
        let head: HTML? = title.map { "<h2>\($0)</h2>" }
        let seenField: HTML? = seen.map { #"<input type="hidden" name="seen" value="\#($0)">"# }
        return """
            <section class="stack gap-3">\(head)\(summary(words))
            <form class="stack gap-4 narrow-form" method="post" action="\(SiteURL.admin(action))">\
            \(frame.formTokenField)\(seenField)
            \(fields.map { field($0, words) })
            <p><button class="button primary">\(button)</button></p></form></section>
            """
    }

    private func summary(_ words: Words) -> HTML {
        guard !faults.isEmpty else { return "" }
        return """
            <div class="error-summary" role="alert"><p class="strong">\(words[.error])</p>\
            \(faults.map { field in
                """
                <p><a href="#\(id(field))">\(field.label): \(field.fault)</a></p>
                """ as HTML
            })</div>
            """
    }

    private func id(_ field: Field) -> String { "\(prefix)-\(field.name)" }

    private func field(_ field: Field, _ words: Words) -> HTML {
        switch field.control {
        case .flag(let isOn): flag(field, isOn, words)
        case .checks(let choices): checks(field, choices, words)
        case .text, .mail, .moment, .edge, .lines, .select: box(field, words)
        }
    }

    private func frame(_ field: Field, _ label: HTML) -> FormField {
        FormField(id: id(field), label: label, hint: field.hint.map { "\($0)" }, error: field.fault)
    }

    private func box(_ field: Field, _ words: Words) -> HTML {
        let frame = frame(field, "\(field.label)")
        let attributes = frame.attributes(field.name, isRequired: field.isRequired)
        func single(_ type: StaticString, _ value: String) -> HTML {
            #"<input class="input" type="\#(HTML(stringLiteral: type))" value="\#(value)" \#(attributes)>"#
        }
        let control: HTML =
            switch field.control {
            case .text(let value): single("text", value)
            case .mail(let value): single("email", value)
            case .moment(let value): single("datetime-local", value)
            case .edge(let value):
                DayTimeInput(name: field.name, id: id(field), label: field.label, value: value)
                    .view(words, attributes: "\(if: field.isRequired, " required")\(frame.invalid)")
            case .lines(let value):
                #"<textarea class="input" rows="4" dir="auto" \#(attributes)>\#(value)</textarea>"#
            case .select(let choices):
                #"<select class="input select" \#(attributes)>\#(choices.options())</select>"#
            case .flag, .checks: ""
            }
        return frame.view(words, control)
    }

    private func flag(_ field: Field, _ isOn: Bool, _ words: Words) -> HTML {
        let frame = frame(field, "\(field.label)")
        return """
            <div class="field\(if: field.fault != nil, " wrong")"><label class="row choice-line" for="\(frame.id)">\
            <input type="checkbox" value="on" \(frame.attributes(field.name))\(if: isOn, " checked")> \
            <span>\(field.label)</span></label>\(notes(field, words))</div>

            """
    }

    private func checks(_ field: Field, _ choices: [FormChoice], _ words: Words) -> HTML {
        """
        <fieldset class="field gap-1\(if: field.fault != nil, " wrong")" id="\(id(field))">\
        <legend>\(field.label)</legend>\(notes(field, words))\
        \(choices.map { choice in
            """
            <label class="row choice-line"><input type="checkbox" name="\(field.name).\(choice.id)" value="on"\
            \(if: choice.isChosen, " checked")> <span>\(choice.label)</span></label>
            """ as HTML
        })</fieldset>

        """
    }

    private func notes(_ field: Field, _ words: Words) -> HTML {
        let frame = frame(field, "")
        return """
            \(words.hint(frame.hint))\(words.fault(frame.error, id: "\(frame.id)-error", isAlert: false))
            """
    }
}
