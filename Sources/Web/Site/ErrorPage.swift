/// Something did not go: says what, and what to do now. What was typed is given back.
public enum ErrorPage {
    public enum Kind: Int, Sendable, Hashable, CaseIterable {
        case refused = 400
        case forbidden = 403
        case notFound = 404
        case conflict = 409
        case expired = 419
        case waiting = 429
        case broken = 500
        case busy = 503
    }

    public struct Model: Sendable {
        public var language: Language
        public var deskName: String
        public var kind: Kind
        /// Reason of a refusal, with its clauses.
        public var reason: String?
        public var clauses: [ClauseLink] = []
        public var ticket: Int?
        /// Text that was not accepted.
        public var typed: String?
        /// For a client, who goes back to the list of their tickets.
        public var isPortal: Bool = false
    }

    static func view(_ model: Model) -> HTML {
        let words = Words.of(model.language)
        let title = words[model.kind.title]
        return Layout.document(
            title: "\(title) · \(model.deskName)", words: words, body: .portal,
            """
            <main id="main" class="site-page alone"><div class="stack gap-5">
            <span class="brand">\(Icon.brandMark) \(model.deskName)</span>
            <div class="stack gap-2"><p class="small faint">\(model.kind.rawValue)</p><h1>\(title)</h1>
            <p>\(model.reason ?? text(model, words)) \
            \(model.clauses.map { $0.chip(words) }.joined(" "))</p></div>
            \(model.typed.map { typed($0, words) })
            <p class="row">\(way(model, words))</p></div></main>
            """)
    }

    /// A client knows no queue and no administrator.
    private static func text(_ model: Model, _ words: Words) -> String? {
        let portal = Words.of(model.language)
        switch (model.isPortal, model.kind) {
        case (true, .notFound), (true, .forbidden): return portal[.notFoundHere]
        case (true, .broken): return portal[.brokenHere]
        default: return model.kind.text.map { words[$0] }
        }
    }

    private static func typed(_ text: String, _ words: Words) -> HTML {
        """
        <div class="field"><label for="typed">\(words[.yourText])</label>\
        <textarea class="input" id="typed" rows="6" readonly>\(text)</textarea></div>
        """
    }

    private static func way(_ model: Model, _ words: Words) -> HTML {
        if model.isPortal {
            let url = SiteURL.portal(model.ticket.map { .ticket($0) } ?? .home(.mine, after: nil))
            return
                #"<a class="button primary" href="\#(url)">\#(Words.of(model.language)[.home])</a>"#
        }
        if let ticket = model.ticket {
            return
                #"<a class="button primary" href="\#(SiteURL.ticket(ticket))">\#(words[.backToTicket])</a>"#
        }
        return
            #"<a class="button primary" href="\#(SiteURL.queue(.all, after: nil))">\#(words[.backToQueue])</a>"#
    }
}

extension ErrorPage.Kind {
    var title: Word {
        switch self {
        case .refused, .expired: .refusedTitle
        case .forbidden: .forbiddenTitle
        case .notFound: .notFoundTitle
        case .conflict: .conflictTitle
        case .waiting: .waitingTitle
        case .broken: .brokenTitle
        case .busy: .busyTitle
        }
    }

    /// nil: the reason says it all.
    var text: Word? {
        switch self {
        case .refused: nil
        case .forbidden: .forbiddenText
        case .notFound: .notFoundText
        case .conflict: .conflictText
        case .expired: .expiredText
        case .waiting: .waitingText
        case .broken: .brokenText
        case .busy: .busyText
        }
    }
}
