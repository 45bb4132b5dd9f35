import WorkingTime

/// The fields of an interaction: label above, hint, error, field.
struct InteractionFields {
    let model: InteractionPage.Model
    private var words: Words { model.frame.words }
    private var form: InteractionPage.Form { model.form }

    var html: HTML {
        HTML([
            channels, model.finder == nil ? offered : searched,
            field(
                .subject, .subjectLine,
                #"<input class="input" \#(attributes(.subject)) value="\#(form.subject)" required dir="auto">"#
            ),
            field(
                .text, .description, hint: words[.descriptionHint],
                #"<textarea class="input" \#(attributes(.text)) rows="6" dir="auto">\#(form.text)</textarea>"#
            ),
        ])
    }

    private var offered: HTML {
        HTML([#"<div class="grid min-m">"#, arrived, who, project, category, "</div>"])
    }

    /// Where the clients are too many to be offered: who calls tells which projects there are.
    private var searched: HTML {
        HTML([search, found, #"<div class="grid min-m">"#, project, category, arrived, "</div>"])
    }

    private var channels: HTML {
        """
        <fieldset class="stack gap-2" id="channel"><legend>\(words[.channel])</legend><div class="row gap-2">\
        \(model.channels.map { channel in
            """
            <label class="choice channel"><input type="radio" name="channel" value="\(channel.id)"\
            \(if: form.channel == channel.id, " checked")>\(channel.label)</label>
            """ as HTML
        })</div>\(words.fault(frame(.channel).error, id: "channel-error", isAlert: false))</fieldset>
        """
    }

    private var arrived: HTML {
        let earliest = words.momentInFull(model.earliest, now: model.frame.today)
        return field(
            .arrived, .arrivedAt, hint: words.backdateLimit(earliest),
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

    private var search: HTML {
        field(
            .who, .who, hint: words[.whoSearchHint],
            """
            <div class="row gap-2"><input class="input auto" \(attributes(.who)) value="\(form.who)" \
            autocomplete="off" required dir="auto">\
            <button class="button" name="find" value="" formaction="\(SiteURL.interactionPreview)">\
            \(words[.find])</button>\
            </div>
            """)
    }

    /// What was found; a press puts it into the form.
    private var found: HTML {
        guard let finder = model.finder, let found = finder.found else { return "" }
        let next: HTML? = finder.next.map { last in
            """
            <p><button class="button quiet" name="find" value="\(last)" formaction="\(SiteURL.interactionPreview)">\
            \(words[.findNext])</button></p>
            """
        }
        return """
            <section class="panel stack gap-3" id="found" aria-label="\(words[.find])" aria-live="polite">\
            \(if: found.isEmpty, #"<p class="muted">\#(words[.notFoundAny])</p>"#)\(found.map(client))\(next)</section>

            """
    }

    private func client(_ found: InteractionPage.Finder.Found) -> HTML {
        """
        <div class="stack gap-2"><h2 class="text-m"><bdi>\(found.client)</bdi></h2>\
        \(picks("pick_who", words[.contacts], found.people))\
        \(picks("pick_project", words[.projects], found.projects))</div>
        """
    }

    private func picks(_ name: String, _ label: String, _ choices: [FormChoice]) -> HTML {
        guard !choices.isEmpty else { return "" }
        return """
            <p class="row gap-2"><span class="small muted">\(label)</span>\(choices.map { pick(name, $0) })</p>
            """
    }

    private func pick(_ name: String, _ choice: FormChoice) -> HTML {
        """
        <button class="button small" name="\(name)" value="\(choice.id)" formaction="\(SiteURL.interactionPreview)">\
        <bdi>\(choice.label)</bdi></button>
        """
    }

    private var project: HTML {
        field(
            .project, .project, select(.project, model.projects, chosen: form.project, unset: "—"))
    }

    private var category: HTML {
        field(
            .category, .category,
            select(.category, model.categories, chosen: form.category, unset: words[.categoryUnset])
        )
    }

    private func select(
        _ field: InteractionPage.Field, _ choices: [FormChoice], chosen: String, unset: String
    ) -> HTML {
        #"<select class="select" \#(attributes(field))>\#(choices.options(chosen, unset: unset))</select>"#
    }

    private func frame(
        _ field: InteractionPage.Field, _ label: Word = .name, hint: String? = nil
    ) -> FormField {
        FormField(
            id: field.rawValue, label: "\(words[label])", hint: hint.map { "\($0)" },
            error: model.errors.first { $0.field == field }?.text)
    }

    private func field(
        _ field: InteractionPage.Field, _ label: Word, hint: String? = nil, _ control: HTML
    ) -> HTML {
        frame(field, label, hint: hint).view(words, control)
    }

    private func attributes(_ field: InteractionPage.Field) -> HTML { frame(field).attributes() }
}
