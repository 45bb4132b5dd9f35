import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A signed-in person's request: who, in which language, with which roles.
struct Visit: Visitor {
    let token: String
    let session: SignIn.Session
    let language: Language
    let roles: [String]
    let reader: EditionReader
    /// What they may see of tickets.
    let viewer: Viewer
    let isAdministrator: Bool
    let caller: SignIn.Caller

    var person: String { session.staff }

    func has(_ access: Access) -> Bool {
        switch access {
        case .signedIn: true
        case .workers: viewer.seesAnything
        case .wholeDesk: viewer.seesEverything
        case .administrators: isAdministrator
        }
    }

    /// Where those land who have no queue to look at.
    func home(insteadOf url: SiteURL) -> SiteURL? {
        guard url == .queue(.all, after: nil) else { return nil }
        return isAdministrator ? .admin(.overview) : .account(done: nil)
    }

    /// Follows from the session, so that no other site can know it.
    static func formToken(_ token: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Data("form \(token)".utf8)))
    }
}

extension Site {
    /// Named after the desk: browsers tell desks of one host apart by nothing else, as cookies know
    /// no ports.
    var sessionCookie: String { "session-\(cookieStem)" }

    /// Of a browser that signed in here before.
    var deviceCookie: String { "device-\(cookieStem)" }

    /// Only letters, digits and hyphens may stand in a cookie's name everywhere.
    var cookieStem: String {
        let isPlain = desk.id.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
        return isPlain ? desk.id : Hexadecimal.text(Array(desk.id.utf8))
    }

    static let languageCookie = "language"
    static let visitCookie = "visit"

    /// Over TLS, a name that browsers take from this very host and from TLS only: no neighbour can
    /// plant one.
    func cookieName(_ stem: String) -> String { isSecure ? "__Host-\(stem)" : stem }

    func cookie(_ stem: String, _ request: Request) -> String? {
        request.cookies[cookieName(stem)]?.value
    }

    func language(_ request: Request) -> Language {
        chosenLanguage(request)
            ?? request.headers[.acceptLanguage].flatMap(Language.init(accepting:)) ?? .ru
    }

    /// By the reader; the first page of several desks sets it for all of them.
    func chosenLanguage(_ request: Request) -> Language? {
        (cookie(Self.languageCookie, request) ?? request.cookies[Self.languageCookie]?.value)
            .flatMap(Language.init(rawValue:))
    }

    /// nil: nobody is signed in.
    func visit(_ request: Request, from caller: SignIn.Caller) async throws -> Visit? {
        guard let token = cookie(sessionCookie, request) else { return nil }
        return try await visit(token: token, request, from: caller)
    }

    private func visit(token: String, _ request: Request, from caller: SignIn.Caller) async throws
        -> Visit?
    {
        guard let session = try await signIn.session(token: token), session.desk == desk.id,
            let member = desk.people.staff[session.staff], !member.left
        else { return nil }
        let language = chosenLanguage(request) ?? Language(rawValue: member.language) ?? .ru
        var reader = EditionReader(
            language: language, edition: try desk.edition(), people: desk.people,
            now: desk.world.now())
        reader.editionAt = { [desk] in try? desk.edition(at: $0) }
        return Visit(
            token: token, session: session, language: language,
            roles: desk.people.roles(of: session.staff, project: nil),
            reader: reader, viewer: desk.people.viewer(of: session.staff),
            isAdministrator: member.isAdministrator,
            caller: caller)
    }

    func setCookie(_ stem: String, _ value: String, seconds: Int, on response: inout Response) {
        response.setCookie(
            Cookie(
                name: cookieName(stem), value: value, maxAge: seconds, path: "/", secure: isSecure,
                httpOnly: true,
                sameSite: .lax))
    }

    func setLanguage(_ language: Language, _ request: Request) -> Response {
        var response = redirect(to: referrer(request) ?? .queue(.all, after: nil))
        setCookie(Self.languageCookie, language.rawValue, seconds: 365 * 86_400, on: &response)
        return response
    }

    /// The page of this site that the reader came from; an address of another site gives a page of
    /// this one or none.
    func referrer(_ request: Request) -> SiteURL? {
        guard let text = request.headers[.referer], let host = text.range(of: "://"),
            let start = text[host.upperBound...].firstIndex(of: "/")
        else { return nil }
        let parts = text[start...].split(separator: "?", maxSplits: 1)
        return SiteURL(path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "")
    }

    func signInURL(_ request: Request) -> SiteURL {
        request.method == .get && request.uri.path != "/"
            ? .signIn(next: request.uri.path) : .signIn(next: nil)
    }

    // MARK: Sign-in

    func signInPage(_ arrival: Arrival, next: String?) async throws -> Response {
        let (request, caller) = (arrival.request, arrival.caller)
        guard request.method == .post else { return signInPage(request, next: next) }
        let form = try await outsideForm(request, upTo: Self.formMax)
        guard let known = cookie(Self.visitCookie, request),
            form[FormMark.tokenName] == Visit.formToken(known)
        else {
            throw PageError(.expired)
        }
        let (mail, kept) = (form["mail"] ?? "", keptForm(inSignIn: form))
        do {
            let token = try await signIn.signIn(
                login: mail, password: form["password"] ?? "", at: desk.id, from: caller,
                replacing: cookie(sessionCookie, request))
            var response = try await opened(token, request, kept: kept, next: next, from: caller)
            setCookie(sessionCookie, token, seconds: Int(SignIn.sessionSeconds), on: &response)
            if let session = try await signIn.session(token: token),
                let mark = try await signIn.deviceMark(login: session.login)
            {
                setCookie(deviceCookie, mark, seconds: Int(SignIn.deviceSeconds), on: &response)
            }
            return response
        } catch SignIn.Refusal.wrong {
            return signInPage(request, next: next, mail: mail, isWrong: true, kept: kept)
        } catch SignIn.Refusal.wait(let seconds) {
            throw PageError(.waiting, typed: kept?.fields["text"], retryAfter: seconds)
        }
    }

    /// The way in; 401 when a form waits in it for its person.
    func signInPage(
        _ request: Request, next: String? = nil, mail: String = "", isWrong: Bool = false,
        kept: KeptForm? = nil
    ) -> Response {
        let known = cookie(Self.visitCookie, request)
        let visitToken = known ?? desk.world.newToken()
        let model = SignInPage.Model(
            language: language(request), deskName: deskName, formToken: Visit.formToken(visitToken),
            mail: mail,
            isWrong: isWrong, next: next ?? kept.flatMap { route(to: $0.url).back?.path },
            kept: kept)
        var response = page(
            SignInPage.view(model),
            status: isWrong ? .init(code: 422) : kept == nil ? .ok : .unauthorized)
        if known == nil { setCookie(Self.visitCookie, visitToken, seconds: 3600, on: &response) }
        return response
    }

    /// The first page of a session. A page that fails does not undo the sign-in.
    private func opened(
        _ token: String, _ request: Request, kept: KeptForm?, next: String?,
        from caller: SignIn.Caller
    ) async throws -> Response {
        guard let visit = try await visit(token: token, request, from: caller) else {
            return redirect(to: .signIn(next: nil))
        }
        do {
            return try await afterSignIn(kept, next: next, visit)
        } catch let error as PageError {
            return error.response(visit.language, deskName: deskName)
        }
    }

    func signOut(_ visit: Visit) async throws -> Response {
        try await signIn.signOut(visit.session, from: visit.caller)
        var response = redirect(to: .signIn(next: nil))
        setCookie(sessionCookie, "", seconds: 0, on: &response)
        return response
    }

    // MARK: Frame

    func frame(_ visit: Visit, section: DeskFrame.Section?) async throws -> DeskFrame {
        let reader = visit.reader
        let views = QueueView.allCases.map { ($0, $0.tickets(for: visit)) }
        let counts = try await desk.counts(of: views.map(\.1), for: visit.viewer)
        let numbers = Dictionary(uniqueKeysWithValues: views.map { ($0.0, counts[$0.1] ?? 0) })
        let member = desk.people.staff[visit.session.staff]
        var frame = DeskFrame(
            language: visit.language, deskName: deskName,
            person: PersonModel(name: member?.name ?? visit.session.login, side: .staff),
            today: reader.today,
            section: section, counts: QueueCounts(numbers), projects: [],
            calendars: reader.calendarGlances,
            regulation: ClauseLink(
                regulation: reader.regulation.id, version: reader.regulation.version,
                number: reader.regulation.clauses.names.first ?? ""),
            formToken: visit.formToken)
        frame.personID = visit.session.staff
        frame.isAdministrator = visit.isAdministrator
        frame.labels = reader.labels
        return frame
    }

}

extension EditionReader {
    /// Whether each of the regulation's calendars is open right now.
    var calendarGlances: [CalendarGlance] { regulation.calendars.names.map(glance) }

    func glance(_ name: String) -> CalendarGlance {
        let calendar = edition.calendar(name)
        let zone = calendar.rule.zone
        let border = calendar.nextBorder(after: now).map { zone.civil(at: $0) }
        let door: CalendarGlance.Door =
            switch (calendar.isOpen(at: now), border) {
            case (true, let border?):
                .openUntil(border.time.minutes == 0 ? CivilTime(minutes: 1440) : border.time)
            case (true, nil), (false, nil): .openAlways
            case (false, let border?): .opensAt(border)
            }
        let place = regulation.title(ofCalendar: name, in: language.rawValue) ?? Self.unknown
        return CalendarGlance(place: place, now: zone.civil(at: now).time, door: door)
    }
}

extension SiteURL {
    var isPortal: Bool { if case .portal = self { true } else { false } }
}

extension QueueView {
    /// The view as the store knows it.
    func tickets(for visit: Visit) -> Tickets.View {
        switch self {
        case .all: .all
        case .mine: .mine(visit.session.staff)
        case .unassigned: .pool
        case .waiting: .waiting
        case .dueToday:
            .due(
                before: visit.reader.zone.instant(
                    of: visit.reader.today.adding(days: 1), CivilTime(minutes: 0)))
        case .breached: .missed
        case .absent: .held(by: visit.reader.people.away(at: visit.reader.now).sorted())
        }
    }
}
