/// A form of an administrator's page: fields with labels, hints and faults. Nothing typed is lost:
/// it is filled with what was sent.
struct AdminForm: Sendable {
    struct Choice: Sendable {
        var id: String
        var label: String
        var isOn = false
    }

    enum Control: Sendable {
        case text(String)
        case mail(String)
        case moment(String)
        /// `DayTimeInput`
        case edge(String)
        case lines(String)
        case select([Choice])
        /// Each is a field of its own, `name.id`.
        case checks([Choice])
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
        case .text, .mail, .moment, .lines, .select: box(field, words)
        case .edge: box(field, words)
        }
    }

    private func box(_ field: Field, _ words: Words) -> HTML {
        """
        <div class="field\(if: field.fault != nil, " wrong")"><label for="\(id(field))">\(field.label)</label>\
        \(field.hint.map { #"<p class="hint small">\#($0)</p>"# as HTML })\(error(field, words))\
        \(input(field, words))</div>

        """
    }

    private func input(_ field: Field, _ words: Words) -> HTML {
        switch field.control {
        case .text(let value): single("text", value, field)
        case .mail(let value): single("email", value, field)
        case .moment(let value): single("datetime-local", value, field)
        case .edge(let value):
            DayTimeInput(name: field.name, id: id(field), label: field.label, value: value)
                .view(words, attributes: "\(if: field.isRequired, " required")\(invalid(field))")
        case .lines(let value):
            #"<textarea class="input" rows="4" dir="auto"\#(attributes(field))>\#(value)</textarea>"#
        case .select(let choices):
            """
            <select class="input select"\(attributes(field))>\(choices.map { choice in
                #"<option value="\#(choice.id)"\#(if: choice.isOn, " selected")>\#(choice.label)</option>"# as HTML
            })</select>
            """
        case .flag, .checks: ""
        }
    }

    private func single(_ type: StaticString, _ value: String, _ field: Field) -> HTML {
        #"<input class="input" type="\#(HTML(stringLiteral: type))" value="\#(value)"\#(attributes(field))>"#
    }

    private func attributes(_ field: Field) -> HTML {
        let name = id(field)
        return
            #" id="\#(name)" name="\#(field.name)"\#(if: field.isRequired, " required")\#(invalid(field))"#
    }

    private func invalid(_ field: Field) -> HTML {
        field.fault == nil ? "" : #" aria-invalid="true" aria-describedby="\#(id(field))-error""#
    }

    private func error(_ field: Field, _ words: Words) -> HTML {
        guard let fault = field.fault else { return "" }
        return """
            <p class="error" id="\(id(field))-error">\(Icon.breached.html(named: words[.error])) \
            <span>\(fault)</span></p>
            """
    }

    private func flag(_ field: Field, _ isOn: Bool, _ words: Words) -> HTML {
        """
        <div class="field\(if: field.fault != nil, " wrong")"><label class="row choice-line" for="\(id(field))">\
        <input type="checkbox" value="on"\(attributes(field))\(if: isOn, " checked")> \
        <span>\(field.label)</span></label>\
        \(field.hint.map { #"<p class="hint small">\#($0)</p>"# as HTML })\(error(field, words))</div>

        """
    }

    private func checks(_ field: Field, _ choices: [Choice], _ words: Words) -> HTML {
        """
        <fieldset class="field gap-1\(if: field.fault != nil, " wrong")" id="\(id(field))">\
        <legend>\(field.label)</legend>\
        \(field.hint.map { #"<p class="hint small">\#($0)</p>"# as HTML })\(error(field, words))\
        \(choices.map { choice in
            """
            <label class="row choice-line"><input type="checkbox" name="\(field.name).\(choice.id)" value="on"\
            \(if: choice.isOn, " checked")> <span>\(choice.label)</span></label>
            """ as HTML
        })</fieldset>

        """
    }
}
