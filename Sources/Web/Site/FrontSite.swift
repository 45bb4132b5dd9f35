import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Runtime
import WorkingTime

/// The first page of a server with several desks, on an address of its own. It knows no tickets and
/// no sessions.
public struct FrontSite: Sendable {
    private let desks: [Desk]
    private let doors: Doors
    private let room: ConnectionRoom

    /// - Parameters:
    ///   - doors: the desks' addresses.
    ///   - room: of all sites of the process.
    public init(desks: [Desk], doors: Doors, room: ConnectionRoom = ConnectionRoom()) {
        (self.desks, self.doors, self.room) = (desks, doors, room)
    }

    public func server(host: String, port: Int) -> some ApplicationProtocol {
        let responder = CallbackResponder { (request: Request, _: SiteContext) in respond(request) }
        return Application(
            responder: responder,
            server: .http1(
                configuration: .init(additionalChannelHandlers: [ConnectionDeadlines(room)])),
            configuration: room.configuration(host: host, port: port),
            onServerRunning: { [doors] in
                doors.openFront("http://\(host):\($0.localAddress?.port ?? port)/")
            },
            logger: Site.quiet)
    }

    func respond(_ request: Request) -> Response {
        var response: Response
        switch SiteURL(path: request.uri.path, query: request.uri.query ?? "") {
        case _ where !request.hasOneHost: response = .oneHost
        case .queue(.all, _): response = .page(DesksPage.view(model(request)))
        case .language(let language): response = Self.chosen(language)
        case .asset(let name): response = Assets.named(name).map { .asset($0) } ?? Self.nothing
        case .health: response = .health
        default: response = Self.nothing
        }
        response.harden(isSecure: false)
        return response
    }

    private static let nothing = Response(
        status: .notFound, body: .init(byteBuffer: ByteBuffer(string: "404: only / stands here\n")))

    private static func chosen(_ language: Language) -> Response {
        var response = Response(status: .seeOther, headers: [.location: "/"])
        response.setCookie(
            Cookie(
                name: Site.languageCookie, value: language.rawValue, maxAge: 365 * 86_400,
                path: "/", httpOnly: true,
                sameSite: .lax))
        return response
    }

    private func model(_ request: Request) -> DesksPage.Model {
        let language =
            request.cookies[Site.languageCookie].flatMap { Language(rawValue: $0.value) }
            ?? request.headers[.acceptLanguage].flatMap(Language.init(accepting:)) ?? .ru
        let entries = desks.compactMap { desk in
            doors.address(of: desk.id).flatMap { entry(desk, at: $0, in: language) }
        }
        return DesksPage.Model(language: language, entries: entries)
    }

    /// nil: no regulation is published.
    private func entry(_ desk: Desk, at address: String, in language: Language) -> DesksPage.Entry?
    {
        guard let edition = try? desk.edition() else { return nil }
        let reader = EditionReader(
            language: language, edition: edition, people: desk.people, now: desk.world.now())
        let regulation = reader.regulation
        return DesksPage.Entry(
            provider: reader.text(regulation.provider),
            regulation: "\(reader.text(regulation.title)), \(regulation.version)", address: address,
            glance: regulation.calendars[regulation.calendar].map { _ in
                reader.glance(regulation.calendar)
            },
            today: reader.today)
    }
}
