import WorkingTime

/// The fields of a contact: label above, hint, error, field.
struct ContactFields {
    let model: ContactPage.Model
    private var words: Words { model.frame.words }
    private var form: ContactPage.Form { model.form }

    var html: HTML {
        HTML([
            channels, #"<div class="grid min-m">"#, arrived, who, project, category, "</div>",
            field(
                .subject, .subjectLine,
                #"<input class="input" \#(attributes(.subject)) value="\#(form.subject)" required dir="auto">"#),
            field(
                .text, .description, hint: words[.descriptionHint],
                #"<textarea class="input" \#(attributes(.text)) rows="6" dir="auto">\#(form.text)</textarea>"#),
        ])
    }

    private var channels: HTML {
        """
        <fieldset class="stack gap-2" id="channel"><legend>\(words[.channel])</legend><div class="row gap-2">\
        \(model.channels.map { channel in
            """
            <label class="choice channel"><input type="radio" name="channel" value="\(channel.id)"\
            \(if: form.channel == channel.id, " checked")>\(channel.label)</label>
            """ as HTML
        })</div>\(error(.channel))</fieldset>
        """
    }

    private var arrived: HTML {
        let earliest = words.momentInFull(model.earliest, now: model.frame.today)
        return field(
            .arrived, .arrivedAt, hint: words[.backdateLimit(earliest)],
            """
            <input class="input" type="datetime-local" \(attributes(.arrived)) value="\(form.arrived)" \
            min="\(model.earliest.fieldValue)" max="\(model.latest.fieldValue)" required>
            """)
    }

    private var who: HTML {
        let options = model.people.map { #"<option value="\#($0)"></option>"# as HTML }
        return field(
            .who, .who, hint: words[.whoHint],
            """
            <input class="input" \(attributes(.who)) list="people" value="\(form.who)" autocomplete="off" required>\
            <datalist id="people">\(options)</datalist>
            """)
    }

    private var project: HTML {
        field(.project, .project, select(.project, model.projects, chosen: form.project, unset: "—"))
    }

    private var category: HTML {
        field(
            .category, .category,
            select(.category, model.categories, chosen: form.category, unset: words[.categoryUnset]))
    }

    private func select(
        _ field: ContactPage.Field, _ choices: [ContactPage.Choice], chosen: String, unset: String
    ) -> HTML {
        """
        <select class="select" \(attributes(field))><option value="">\(unset)</option>\(choices.map { choice in
            """
            <option value="\(choice.id)"\(if: choice.id == chosen, " selected")>\(choice.label)</option>
            """ as HTML
        })</select>
        """
    }

    private func field(_ field: ContactPage.Field, _ label: Word, hint: String? = nil, _ control: HTML) -> HTML {
        let name = field.rawValue
        let hintLine: HTML? = hint.map { #"<p class="hint small" id="\#(name)-hint">\#($0)</p>"# }
        return """
            <div class="field\(if: isWrong(field), " wrong")"><label for="\(name)">\(words[label])</label>\
            \(hintLine)\(error(field))\(control)</div>

            """
    }

    private func isWrong(_ field: ContactPage.Field) -> Bool { model.errors.contains { $0.field == field } }

    private func error(_ field: ContactPage.Field) -> HTML {
        guard let error = model.errors.first(where: { $0.field == field }) else { return "" }
        return """
            <p class="error" id="\(field.rawValue)-error">\(Icon.breached.html(named: words[.error])) \(error.text)</p>
            """
    }

    private func attributes(_ field: ContactPage.Field) -> HTML {
        let name = field.rawValue
        let wrong: HTML = #" aria-invalid="true" aria-describedby="\#(name)-error""#
        return #"id="\#(name)" name="\#(name)"\#(if: isWrong(field), wrong)"#
    }
}
