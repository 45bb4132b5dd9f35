import WorkingTime

/// A person's own account: roles, open sessions, password.
public enum AccountPage {
    public struct Model: Sendable {
        public var frame: DeskFrame
        public var login: String
        public var roles: [Role]
        public var isAdministrator: Bool
        public var sessions: [Session]
        public var fault: Fault?
    }

    public struct Role: Sendable {
        public var title: String
        /// nil: for the whole desk.
        public var project: String?
    }

    public struct Session: Sendable {
        public var id: String
        public var agent: String
        public var address: String?
        public var opened: CivilMoment
        public var seen: CivilMoment
        public var ends: CivilMoment
        public var isCurrent: Bool
    }

    /// What was wrong with a change of the password.
    public enum Fault: Sendable, Hashable, CaseIterable { case wrong, badLength }

    static func view(_ model: Model) -> HTML {
        let words = model.frame.words
        let title =
            model.fault == nil ? words[.account] : "\(words[.error]): \(words[.changePassword])"
        return model.frame.page(
            title: title, isLive: false,
            """
            <main id="main"><header class="page-head"><h1>\(words[.account])</h1>\
            <p class="small muted">\(model.frame.person.name) · <bdi>\(model.login)</bdi></p></header>
            <div class="page-body stack gap-6 form-column">\(roles(model, words))\(sessions(model, words))\
            \(password(model, words))</div></main>
            """)
    }

    private static func roles(_ model: Model, _ words: Words) -> HTML {
        let badges = model.roles.map { role in
            #"<span class="badge">\#(role.title)\#(role.project.map { " · \($0)" })</span>"# as HTML
        }
        let administrator: HTML =
            #"<span class="badge" data-state="running">\#(words[.administrator])</span>"#
        return """
            <section class="stack gap-2" aria-labelledby="roles-title"><h2 id="roles-title">\(words[.roles])</h2>\
            \(if: model.roles.isEmpty, #"<p class="muted">\#(words[.noRoles])</p>"#)\
            <p class="row gap-2">\(badges)\(if: model.isAdministrator, administrator)</p></section>
            """
    }

    // MARK: Sessions

    private static func sessions(_ model: Model, _ words: Words) -> HTML {
        """
        <section class="stack gap-2" aria-labelledby="sessions-title"><h2 id="sessions-title">\(words[.mySessions])</h2>
        <p class="small muted">\(words[.sessionsLead])</p>
        \(model.sessions.map { session($0, model.frame, words) })\
        \(if: model.sessions.count > 1, others(model.frame, words))</section>
        """
    }

    private static func session(_ session: Session, _ frame: DeskFrame, _ words: Words) -> HTML {
        let form: HTML = """
            <form method="post" action="\(SiteURL.accountAct(.endSession))">\(frame.formTokenField)\
            <input type="hidden" name="session" value="\(session.id)">\
            <button class="button small">\(words[.endSession])</button></form>
            """
        let current: HTML = #" <span class="badge" data-state="met">\#(words[.thisSession])</span>"#
        return """
            <div class="panel row between"><div class="stack gap-1 shrink"><p><b class="medium">\(session.agent)</b>\
            \(if: session.isCurrent, current)</p>\(facts(session, frame, words))</div>\
            \(if: !session.isCurrent, form)</div>

            """
    }

    static func facts(_ session: Session, _ frame: DeskFrame, _ words: Words) -> HTML {
        func moment(_ moment: CivilMoment) -> String {
            words.momentInFull(moment, now: frame.today)
        }
        let address: HTML? = session.address.map {
            "<dt>\(words[.sessionAddress])</dt><dd>\($0)</dd>"
        }
        return """
            <dl class="facts"><dt>\(words[.sessionSeen])</dt><dd>\(moment(session.seen))</dd>\
            <dt>\(words[.sessionOpened])</dt><dd>\(moment(session.opened))</dd>\
            <dt>\(words[.sessionEnds])</dt><dd>\(moment(session.ends))</dd>\(address)</dl>
            """
    }

    private static func others(_ frame: DeskFrame, _ words: Words) -> HTML {
        """
        <form method="post" action="\(SiteURL.accountAct(.endOthers))">\(frame.formTokenField)\
        <button class="button danger">\(words[.endOthers])</button></form>
        """
    }

    // MARK: Password

    private static func password(_ model: Model, _ words: Words) -> HTML {
        """
        <section class="stack gap-3" aria-labelledby="password-title">\
        <h2 id="password-title">\(words[.changePassword])</h2>
        <form class="stack gap-4 narrow-form" method="post" action="\(SiteURL.accountAct(.password))">\
        \(model.frame.formTokenField)\
        <input class="visually-hidden" type="text" name="login" value="\(model.login)" autocomplete="username" \
        aria-label="\(words[.mail])" tabindex="-1" readonly>
        \(field("current", .currentPassword, "current-password", nil, model.fault?.word(of: .wrong), words))
        \(field("new", .newPassword, "new-password", .passwordHint, model.fault?.word(of: .badLength), words))
        <p><button class="button primary">\(words[.changePassword])</button></p></form></section>
        """
    }

    private static func field(
        _ name: StaticString, _ label: Word, _ autocomplete: StaticString, _ hint: Word?,
        _ error: Word?, _ words: Words
    ) -> HTML {
        let field = FormField(
            id: "\(name)", label: "\(words[label])", hint: hint.map { "\(words[$0])" },
            error: error.map { words[$0] }, isAlert: true)
        return field.view(
            words,
            """
            <input class="input" \(field.attributes(isRequired: true)) type="password" \
            autocomplete="\(HTML(stringLiteral: autocomplete))">
            """)
    }
}

extension AccountPage.Fault {
    /// What is said at the field of `fault`, when it is this one.
    fileprivate func word(of fault: Self) -> Word? {
        guard self == fault else { return nil }
        return switch self {
        case .wrong: .signInWrong
        case .badLength: .passwordLength
        }
    }
}
