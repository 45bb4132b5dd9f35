import WorkingTime

extension InteractionPage {
    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        let title = words[.interactionTitle]
        return model.frame.page(
            title: model.errors.isEmpty ? title : "\(words[.error]): \(title)", isLive: false,
            """
            <main id="main"><form method="post" action="\(SiteURL.interaction)" novalidate \
            data-preview="\(SiteURL.interactionPreview)"><div class="with-aside"><div class="shrink">
            <header class="page-head"><h1>\(title)</h1>
            <p class="small muted">\(words[.interactionLead])</p></header>
            <div class="page-body stack gap-5 form-column">
            \(if: !model.errors.isEmpty, summary(model.errors, words))
            \(model.frame.formTokenField)<input type="hidden" name="nonce" value="\(model.nonce)">
            \(InteractionFields(model: model).html)
            <div class="row gap-3">\
            <button class="button primary large">\(words[.registerInteraction])</button>\
            <button class="button large quiet" formaction="\(SiteURL.interactionPreview)">\
            \(words[.recalculate])</button></div>
            </div></div>
            \(promise(model.preview, model.frame))</div></form></main>
            """)
    }

    /// Alone it is the answer to the script's question while the form is being filled in.
    static func promise(_ preview: Preview?, _ frame: DeskFrame) -> HTML {
        let words = frame.words
        return """
            <aside class="sticky-col stack gap-3" id="promise" aria-label="\(words[.ifRegisteredNow])">
            \(preview.map { clocks($0, frame, words) } ?? unknown(words))
            \(preview?.notices.map { notice($0, words) } ?? [])
            \(preview.map { $0.readiness.isEmpty ? "" : readiness($0.readiness, words) })
            </aside>
            """
    }

    private static func unknown(_ words: Words) -> HTML {
        """
        <section class="panel stack gap-2"><h2 class="text-m">\(words[.ifRegisteredNow])</h2>\
        <p class="small muted">\(words[.noPromiseYet])</p></section>
        """
    }

    private static func clocks(_ preview: Preview, _ frame: DeskFrame, _ words: Words) -> HTML {
        """
        <section class="panel stack gap-3" data-state="\(preview.clocks.first?.state.rawValue)">\
        <div class="row between"><h2 class="text-m">\(words[.ifRegisteredNow])</h2>\(preview.priority?.view)</div>
        \(preview.clocks.first.map { first($0, preview.sum, words, today: frame.today) })
        \(if: preview.clocks.count > 1, rest(preview.clocks.dropFirst(), words, today: frame.today))</section>
        """
    }

    private static func first(_ clock: ClockModel, _ sum: String?, _ words: Words, today: CivilDate)
        -> HTML
    {
        let told = words.words(of: clock, now: today, withLeftWord: false)
        return """
            <output class="stack gap-1"><p class="small muted">\(clock.name)</p>\
            <p class="figure text-2xl state">\(told.due)</p>\
            <p class="small muted">\(sum) \(clock.clause?.chip(words))</p></output>
            """
    }

    private static func rest(_ clocks: ArraySlice<ClockModel>, _ words: Words, today: CivilDate)
        -> HTML
    {
        """
        <hr><dl class="facts">\(clocks.map { clock in
            """
            <dt>\(clock.name)</dt><dd>\
            \(words.words(of: clock, now: today, withLeftWord: false).due) \
            \(clock.clause?.chip(words))</dd>
            """ as HTML
        })</dl>
        """
    }

    private static func notice(_ notice: Notice, _ words: Words) -> HTML {
        """
        <section class="notice" data-state="\(notice.state.rawValue)">\(notice.state.icon.html)\
        <p class="small">\(notice.text) \(notice.clause?.chip(words, beside: notice.text))</p></section>
        """
    }

    private static func readiness(_ list: [Requirement], _ words: Words) -> HTML {
        """
        <section class="panel stack gap-3"><h2 class="text-m">\
        \(words.ready(list.filter(\.isMet).count, of: list.count))</h2><ul class="rules">\(list.map { item in
            """
            <li data-state="\(item.isMet ? "met" : "breached")">\
            \((item.isMet ? Icon.met : .breached)
                .html(named: words[item.isMet ? .present : .missing]))\
            <span>\(item.text) \(item.clause?.chip(words, beside: item.text))</span></li>
            """ as HTML
        })</ul></section>
        """
    }

    private static func summary(_ errors: [FieldError], _ words: Words) -> HTML {
        """
        <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="errors"><h2 id="errors">\
        \(words[.cannotRegister])</h2><ul class="stack gap-1">\(errors.map { error in
            ##"<li><a href="#\##(error.field.rawValue)">\##(error.text)</a></li>"## as HTML
        })</ul></div>
        """
    }
}
