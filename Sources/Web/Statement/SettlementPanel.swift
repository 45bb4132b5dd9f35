import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// Where the statement of a month stands, what was said of it, and what may be done.
struct SettlementPanel: Sendable {
    /// An act that came to nothing, with what was typed.
    struct Fault: Sendable {
        var act: SettlementAct
        var text: String
        var line: Int?
        var typed = ""

        /// - Parameter fields: of the form that came.
        init(_ act: SettlementAct, _ text: String, _ fields: [String: String]) {
            (self.act, self.text, typed) = (act, text, fields["text"] ?? "")
            line = fields["line"].flatMap { Int($0) }
        }
    }

    let settled: SettledStatement
    let reader: EditionReader
    let side: StatementTables.Side
    /// Why it cannot be sent; nil: it can.
    var unsendable: SettlementRefusal?
    /// Who gets the letter when it is sent.
    var recipients: [String] = []
    var fault: Fault?

    private var words: Words { reader.words }
    private var settlement: Settlement { settled.settlement }
    private var month: CivilDate { settlement.month }

    func view(_ formToken: HTML) -> HTML {
        let (word, state) = settlement.state.badge
        return """
            <section class="panel stack gap-4" aria-labelledby="settlement"><h2 id="settlement">\
            \(words[.statementHistory]) <span class="badge" data-state="\(state.rawValue)">\(words[word])</span></h2>
            \(changed)\(history)\(disputes)\(seal)\(note)
            \(acts.map { form($0, formToken) })</section>

            """
    }

    // MARK: What happened

    private var changed: HTML? {
        guard case .staff = side, let now = settled.now else { return nil }
        return """
            <p class="notice" data-state="warning">\(Icon.warning.html)<span>\(words[.changedSince]) \
            <bdi>\(reader.words(now.total))</bdi></span></p>

            """
    }

    private var history: HTML? {
        let steps = settlement.steps.filter { $0.event.isAboutAll }
        guard !steps.isEmpty else { return nil }
        return """
            <ol class="stack gap-2">\(steps.map { step in
                """
                <li><span class="strong">\(words[step.event.word])</span>\(number(of: step)) \
                <span class="muted small">\(who(step))</span>\(said(step))</li>
                """ as HTML
            })</ol>

            """
    }

    private func number(of step: Settlement.Step) -> String {
        guard case .sent(let sent) = step.event else { return "" }
        return " №\u{a0}\(sent.number): \(reader.money(sent.total))"
    }

    private func who(_ step: Settlement.Step) -> String {
        "\(reader.person(step.actor.id).name), \(reader.full(step.at))"
    }

    private func said(_ step: Settlement.Step) -> HTML? {
        guard let content = step.event.content else { return nil }
        guard let text = settled.words[content.id] else {
            return #"<p class="muted">\#(words[.wordsErased])</p>"#
        }
        return MessageText(text).html
    }

    private var disputes: HTML? {
        let lines = settlement.disputed
        guard !lines.isEmpty else { return nil }
        return """
            <div class="stack gap-2"><h3>\(words[.disputedLines])</h3>\(lines.map { line in
                """
                <article class="stack gap-1"><p class="strong">\(label(line))</p>\
                \(settlement.words(on: line).map { step in
                    #"<div><span class="muted small">\#(who(step))</span>\#(said(step))</div>"# as HTML
                })</article>
                """ as HTML
            })</div>

            """
    }

    /// `№ 3 · 14 Oct, #12 · ₽3,000`
    private func label(_ line: Int) -> String {
        let lines = StatementTables(settled.statement, reader, side).lines
        let text = lines.indices.contains(line - 1) ? lines[line - 1] : ""
        return "№\u{a0}\(line) · \(text)"
    }

    private var seal: HTML? {
        guard !settlement.steps.isEmpty else { return nil }
        return """
            <p class="small muted wide">\(words[.sealOfStatement]): \
            <span class="wrap">\(settled.sealLine(words))</span></p>

            """
    }

    // MARK: What may be done

    private var own: Actor.Kind { if case .staff = side { .staff } else { .contact } }

    private var acts: [SettlementAct] { settlement.acts(of: own, unsendable: unsendable) }

    private var note: HTML? {
        unsendable.map { #"<p class="muted">\#(words[$0.word])</p>"# }
    }

    private func form(_ act: SettlementAct, _ formToken: HTML) -> HTML {
        let isFaulty = fault?.act == act
        return """
            <details class="settle stack gap-3"\(if: isFaulty, " open")><summary class="button no-marker\
            \(if: act == .send || act == .agree, " primary")">\(words[act.word])…</summary>
            <form class="stack gap-3 narrow-form" method="post" action="\(action(act))">\(formToken)\
            <input type="hidden" name="number" value="\(settlement.sent?.number ?? settlement.sendings)">
            \(lead(act))\(if: isFaulty, error)\(if: act.rule.asksLine, lineField(act))\
            \(if: act.rule.asksWords, wordsField(act))
            <p><button class="button \(act == .close ? "danger" : "primary")">\(words[act.word])\
            \(consequence(act))</button></p></form></details>

            """
    }

    private func action(_ act: SettlementAct) -> SiteURL {
        switch side {
        case .staff(let client): .admin(.settlement(act, client, month: month))
        case .client: .portal(.settlement(act, month: month))
        }
    }

    private func lead(_ act: SettlementAct) -> HTML? {
        let lead = act.lead.map { words[$0] }
        switch act {
        case .send:
            let named =
                recipients.isEmpty ? words[.sendsToNobody] : recipients.joined(separator: ", ")
            return "<p>\(lead) <bdi>\(named)</bdi></p>"
        case .agree:
            return "<p>\(lead) <strong>\(reader.words(settled.statement.total))</strong></p>"
        case .recall, .close, .dispute, .answer: return lead.map { "<p>\($0)</p>" }
        }
    }

    /// The sum that is agreed to or sent, on the button itself.
    private func consequence(_ act: SettlementAct) -> String {
        act == .agree || act == .send ? ": \(reader.words(settled.statement.total))" : ""
    }

    private var error: HTML {
        #"<p class="error" role="alert">\#(Icon.breached.html(named: words[.error])) \#(fault?.text)</p>"#
    }

    private func lineField(_ act: SettlementAct) -> HTML {
        let lines =
            act == .answer ? settlement.open : Array(1...max(1, settlement.sent?.lines ?? 1))
        let chosen = fault?.act == act ? fault?.line : nil
        return """
            <div class="field"><label for="line-\(act.rawValue)">\(words[.lineOfStatement])</label>\
            <select class="input select" id="line-\(act.rawValue)" name="line">\(lines.map { line in
                #"<option value="\#(line)"\#(if: line == chosen, " selected")>\#(label(line))</option>"# as HTML
            })</select></div>

            """
    }

    private func wordsField(_ act: SettlementAct) -> HTML {
        """
        <div class="field"><label for="text-\(act.rawValue)">\(words[.statementWords])</label>\
        <textarea class="input" id="text-\(act.rawValue)" name="text" rows="4" required dir="auto">\
        \(fault?.act == act ? fault?.typed : "")</textarea></div>

        """
    }
}

extension SettlementEvent {
    /// Of the statement, not of one line.
    fileprivate var isAboutAll: Bool {
        switch self {
        case .sent, .recalled, .agreed, .closed: true
        case .disputed, .answered: false
        }
    }

    fileprivate var word: Word {
        switch self {
        case .sent: .statementWasSent
        case .recalled: .statementWasRecalled
        case .agreed: .statementWasAgreed
        case .closed: .statementWasClosed
        case .disputed: .disputeLine
        case .answered: .answerDispute
        }
    }
}

extension Settlement.State {
    var badge: (word: Word, state: ClockState) {
        switch self {
        case .draft: (.settlementDraft, .unregulated)
        case .sent: (.settlementSent, .paused)
        case .disputed: (.settlementDisputed, .warning)
        case .agreed: (.settlementAgreed, .met)
        case .closed: (.settlementClosed, .unregulated)
        }
    }
}

extension SettlementAct {
    fileprivate var word: Word {
        switch self {
        case .send: .sendStatement
        case .recall: .recallStatement
        case .answer: .answerDispute
        case .close: .closeStatement
        case .dispute: .disputeLine
        case .agree: .agreeStatement
        }
    }

    fileprivate var lead: Word? {
        switch self {
        case .send: .sendLead
        case .recall: .recallLead
        case .answer: nil
        case .close: .closeLead
        case .dispute: .disputeLead
        case .agree: .agreeLead
        }
    }
}

extension SettlementRefusal {
    var word: Word {
        switch self {
        case .otherSide: .refusedOtherSide
        case .notNow: .refusedNotNow
        case .superseded: .refusedSuperseded
        case .monthRuns: .refusedMonthRuns
        case .noSum: .refusedNoSum
        case .noLine: .refusedNoLine
        case .noWords: .refusedNoWords
        case .notOpen: .refusedNotOpen
        }
    }
}
