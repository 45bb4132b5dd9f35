import WorkingTime

extension RegulationPage {
    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        return model.frame.page(
            title: model.title, isLive: false,
            """
            <main id="main" class="page-body"><div class="regulation">
            \(contents(model.sections, words))
            <div class="stack gap-5"><header class="stack gap-3"><h1 class="serif document-title">\(model.title)</h1>
            \(editions(model, words))\(changes(model, words))</header>
            \(model.sections.map { section($0, words) })</div></div></main>
            """)
    }

    /// Beside the text, and above it on a phone.
    static func contents(_ sections: [Section], _ words: Words) -> HTML {
        let readings = sections.flatMap(\.clauses).flatMap(\.readings)
        return """
            <div class="toc stack wide-only"><nav class="nav" aria-label="\(words[.contents])">\
            <p class="nav-title">\(words[.contents])</p>\(sections.map(link))</nav>\
            \(if: !readings.isEmpty, readingLinks(readings, words))</div>
            <details class="panel narrow-only small"><summary>\(words[.contents])</summary>\
            <nav class="nav" aria-label="\(words[.contents])">\(sections.map(link))</nav></details>
            """
    }

    private static func link(_ section: Section) -> HTML {
        """
        <a href="#\(section.anchor)"><span class="faint">\(section.number ?? "§")</span>\
        <span class="nav-name">\(section.title.isEmpty ? section.opening : section.title)</span></a>
        """
    }

    private static func readingLinks(_ readings: [Reading], _ words: Words) -> HTML {
        """
        <nav class="nav" aria-label="\(words[.readings])"><p class="nav-title">\(words[.readings])</p>\
        \(readings.map { reading in
            ##"<a href="#r-\##(reading.id)"><span class="nav-name">\##(reading.question)</span></a>"## as HTML
        })</nav>
        """
    }

    private static func editions(_ model: Model, _ words: Words) -> HTML {
        """
        <nav class="row small gap-3" aria-label="\(words[.edition])">\(model.editions.map { edition in
            let date = words.day(edition.inForce, now: model.frame.today)
            let url = SiteURL.regulation(id: edition.regulation, version: edition.version, clause: nil)
            return """
                <a href="\(url)"\
                \(if: edition == model.edition, #" aria-current="true" class="strong ink-text plain""#)>\
                \(words.editionFrom(edition.version, date))</a>
                """ as HTML
        })</nav>
        """
    }

    private static func changes(_ model: Model, _ words: Words) -> HTML {
        guard let before = model.before else { return "" }
        return """
            <details class="panel small">\
            <summary>\(words.changes(since: before.version, model.changes.count))</summary>\
            <ul class="stack gap-2">\(model.changes.map { change in
                change.isLonger
                    ? #"<li data-state="warning">\#(Icon.warning.html) \#(change.text)</li>"# as HTML
                    : "<li>\(change.text)</li>"
            })</ul></details>
            """
    }

    static func section(_ section: Section, _ words: Words) -> HTML {
        """
        <section id="\(section.anchor)">\(heading(section, words))
        \(section.clauses.map { clause($0, words) })</section>
        """
    }

    /// What has neither title nor parts is called by its first clause, which stands right below:
    /// such a heading is for those who do not see the rule between sections.
    private static func heading(_ section: Section, _ words: Words) -> HTML {
        switch (section.number, section.title.isEmpty) {
        case (let number?, false): "<h2>\(number). \(section.title)</h2>"
        case (nil, false): "<h2>\(section.title)</h2>"
        case (let number?, true) where section.hasParts: "<h2>\(words.section(number))</h2>"
        case (_?, true), (nil, true): #"<h2 class="visually-hidden">\#(section.opening)</h2>"#
        }
    }

    private static func clause(_ clause: Clause, _ words: Words) -> HTML {
        """
        <article class="article" id="p\(clause.name)"><a class="no" href="#p\(clause.name)" \
        aria-label="\(clause.number.map(words.clause) ?? clause.paragraphs.first ?? "")">\
        \(clause.number ?? "§")</a><div class="text"\
        \(clause.language.map { #" lang="\#($0.rawValue)""# as HTML })>\
        \(clause.paragraphs.map { "<p>\($0)</p>" as HTML })\(waiting(clause, words))\
        \(clause.readings.map { reading($0, words) })</div>\
        <div class="kept">\(clause.mark.map { "<span>\(words[$0.word])</span>" as HTML })</div></article>

        """
    }

    private static func waiting(_ clause: Clause, _ words: Words) -> HTML {
        guard !clause.waiting.isEmpty else { return "" }
        return """
            <p class="small muted" lang="\(words.language.rawValue)">\(words[.deferred]): \
            \(clause.waiting.joined(separator: ", "))</p>
            """
    }

    private static func reading(_ reading: Reading, _ words: Words) -> HTML {
        """
        <aside class="notice" id="r-\(reading.id)" data-state="indicative" lang="\(words.language.rawValue)">\
        \(Icon.scale.html)\
        <h3>\(words[reading.heading])</h3><p>\(reading.question)</p>\
        <dl class="facts ways">\(reading.ways.map { way($0, words) })</dl></aside>
        """
    }

    private static func way(_ way: Reading.Way, _ words: Words) -> HTML {
        let badge: HTML = #" <span class="badge" data-state="met">\#(words[.chosen])</span>"#
        let letter: HTML = way.isChosen ? "<b>\(way.letter)</b>" : "\(way.letter)"
        return "<dt>\(letter)</dt><dd>\(way.text)\(if: way.isChosen, badge)</dd>"
    }
}

extension RegulationPage.Reading {
    /// Where there is nothing to choose from, the regulation says nothing.
    fileprivate var heading: Word {
        ways.count < 2 ? .gap : isContradiction ? .contradiction : .silence
    }
}

extension RegulationPage.Clause.Mark {
    var word: Word {
        switch self {
        case .manual: .manualDuty
        case .informative: .informative
        }
    }
}
