import HTTPTypes
import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A signed-in client's request: who, in which language, seeing what.
struct PortalVisit: Visitor {
    let token: String
    let session: PortalSignIn.Session
    let reader: EditionReader

    var language: Language { reader.language }
    var viewer: Viewer { session.viewer }
    var contact: ServiceDesk.Contact { session.contact }
    var client: Client { session.client }
    var person: String { contact.id }
    var portal: Words { reader.words }

    func has(_ access: Access) -> Bool {
        switch access {
        case .signedIn: true
        case .workers, .wholeDesk, .administrators: false
        }
    }

    /// What the client sends by a form.
    func interaction(
        by channel: String, _ letter: StoredLetter, _ contents: [Contents.Draft], at: Instant,
        id: String
    ) -> Interaction {
        Interaction(
            .signedIn(.init(client: client, contact: contact)), channel: channel,
            address: session.stored.address, letter: letter, contents: contents, arrivedAt: at,
            id: id)
    }
}

extension Site {
    /// Apart from the staff's: one browser may hold both.
    var portalCookie: String { "portal-\(cookieStem)" }

    /// nil: nobody is signed in.
    func portalVisit(_ request: Request) async throws -> PortalVisit? {
        guard let token = cookie(portalCookie, request),
            let session = try await portalSignIn.session(token: token)
        else { return nil }
        let language =
            chosenLanguage(request) ?? Language(rawValue: session.contact.language) ?? .ru
        let now = desk.world.now()
        var reader = EditionReader(
            language: language, edition: try desk.edition(), people: desk.people, now: now)
        reader.editionAt = { [desk] in try? desk.edition(at: $0) }
        return PortalVisit(token: token, session: session, reader: reader)
    }

    func frame(_ visit: PortalVisit, _ section: PortalFrame.Section?) throws -> PortalFrame {
        let version = try desk.versionToSign(of: visit.client)
        let regulation = visit.reader.regulation
        return PortalFrame(
            language: visit.language, deskName: deskName, person: visit.contact.name,
            client: visit.client.name,
            today: visit.reader.today, section: section, formToken: visit.formToken,
            personID: visit.contact.id,
            regulation: regulation.version,
            unsigned: version.signed == nil
                ? .init(version: regulation.version, inForce: version.inForce) : nil,
            hasHead: headChannel(visit) != nil, hasStatement: visit.seesStatement,
            labels: visit.reader.labels)
    }

    // MARK: Sign-in

    func outside(_ request: Request) -> (page: PortalSignInPages.Outside, newCookie: String?) {
        let known = cookie(Self.visitCookie, request)
        let token = known ?? desk.world.newToken()
        let page = PortalSignInPages.Outside(
            language: language(request), deskName: deskName, formToken: Visit.formToken(token))
        return (page, known == nil ? token : nil)
    }

    func answer(
        _ html: HTML, status: HTTPResponse.Status = .ok, newCookie: String?
    ) -> Response {
        var response = page(html, status: status)
        if let newCookie { setCookie(Self.visitCookie, newCookie, seconds: 3600, on: &response) }
        return response
    }

    /// Keeps the words of a form while its person signs in.
    func lostPage(_ kept: KeptForm, _ request: Request) -> Response {
        let (outside, newCookie) = outside(request)
        return answer(
            PortalLostPage.view(kept, outside), status: .unauthorized, newCookie: newCookie)
    }

    func portalSignInPage(_ arrival: Arrival) async throws -> Response {
        let request = arrival.request
        let (outside, newCookie) = outside(request)
        guard request.method == .post else {
            return answer(PortalSignInPages.ask(outside), newCookie: newCookie)
        }
        let form = try await outsideForm(request)
        guard newCookie == nil, form["form_token"] == outside.formToken else {
            throw PageError(.expired)
        }
        let mail = String((form["mail"] ?? "").prefix(300))
        guard mail.contains("@") else {
            let html = PortalSignInPages.ask(
                outside, mail: mail, fault: outside.portal[.badAddress])
            return answer(html, status: .init(code: 422), newCookie: nil)
        }
        do {
            try await portalSignIn.ask(address: mail, remote: arrival.caller.address)
        } catch is PortalSignIn.TooMany {
            let html = PortalSignInPages.ask(outside, mail: mail, fault: outside.portal[.tooMany])
            return answer(html, status: .tooManyRequests, newCookie: nil)
        }
        return answer(
            PortalSignInPages.sent(outside, minutes: Int(PortalSignIn.linkSeconds / 60)),
            newCookie: nil)
    }

    /// GET shows, POST enters: a program that looks into letters uses nothing up (decision 21).
    func portalLink(_ token: String, _ request: Request) async throws -> Response {
        let (outside, newCookie) = outside(request)
        if request.method == .post {
            let form = try await outsideForm(request)
            guard newCookie == nil, form["form_token"] == outside.formToken else {
                throw PageError(.expired)
            }
            let agent = request.headers[.userAgent] ?? ""
            if let contact = form["contact"],
                let session = try await portalSignIn.enter(link: token, as: contact, agent: agent)
            {
                var response = redirect(to: .portal(.home(.mine, after: nil)))
                setCookie(
                    portalCookie, session, seconds: Int(PortalSignIn.sessionSeconds), on: &response)
                return response
            }
        }
        let choices = try await portalSignIn.choices(link: token)
        guard !choices.isEmpty else {
            return answer(PortalSignInPages.gone(outside), status: .gone, newCookie: newCookie)
        }
        let entries = choices.map {
            PortalSignInPages.Entry(
                contact: $0.contact.id, name: $0.contact.name, client: $0.client.name)
        }
        return answer(
            PortalSignInPages.link(outside, token: token, entries: entries), newCookie: newCookie)
    }

    func portalSignOut(_ visit: PortalVisit) async throws -> Response {
        try await portalSignIn.end(visit.session.stored.id, of: visit.contact)
        var response = redirect(to: .portal(.signIn))
        setCookie(portalCookie, "", seconds: 0, on: &response)
        return response
    }

    // MARK: Person

    func portalPerson(_ visit: PortalVisit) async throws -> Response {
        let sessions = try await portalSignIn.sessions(of: visit.contact)
        let (reader, portal) = (visit.reader, visit.portal)
        let scope: Word =
            switch visit.contact.scope {
            case .own: .scopeOwn
            case .project: .scopeProject
            case .company: .scopeCompany
            }
        let model = PortalPersonPage.Model(
            frame: try frame(visit, .person), address: visit.session.stored.address,
            scope: portal[scope],
            sessions: sessions.map {
                .init(
                    id: $0.id, browser: BrowserName($0.agent).text ?? portal[.unknownBrowser],
                    since: reader.civil($0.createdAt), seen: reader.civil($0.seenAt),
                    isHere: $0.id == visit.session.stored.id)
            })
        return page(PortalPersonPage.view(model))
    }

    func endSession(_ form: FormData, _ visit: PortalVisit) async throws -> Response {
        try await portalSignIn.end(form["session"] ?? "", of: visit.contact)
        return redirect(to: .portal(.person))
    }
}

/// A browser's name out of its `User-Agent`, for the list of sessions.
struct BrowserName {
    let agent: String

    init(_ agent: String) { self.agent = agent }

    /// The order matters: most browsers name others as well.
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("YaBrowser/", "Yandex"), ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]

    var text: String? {
        let browser = Self.browsers.first { agent.contains($0.0) }?.1
        let system = Self.systems.first { agent.contains($0.0) }?.1
        let parts = [browser, system].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
