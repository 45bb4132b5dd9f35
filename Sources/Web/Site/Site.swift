import Channels
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// The site of one desk: from requests to pages and commands. No SQL, no deadline arithmetic.
public struct Site: Sendable {
    let desk: Desk
    let signIn: SignIn
    let portalSignIn: PortalSignIn
    /// Cookies travel over TLS only.
    let isSecure: Bool
    let proxies: TrustedProxies
    let api: API
    let streams: LiveStreams
    private let room: ConnectionRoom

    /// - Parameters:
    ///   - publicURL: what links begin with; nil: the address that the server listens on.
    ///   - room: of all sites of the process.
    ///   - streamsMax: open pages of this site that are told of changes.
    public init(
        desk: Desk, signIn: SignIn, isSecure: Bool, proxies: TrustedProxies = TrustedProxies(),
        callsPerMinute: Int = API.callsPerMinute, publicURL: String? = nil,
        room: ConnectionRoom = ConnectionRoom(), streamsMax: Int = Site.streamsMax
    ) {
        self.desk = desk
        self.signIn = signIn
        self.isSecure = isSecure
        self.proxies = proxies
        api = API(desk: desk, callsPerMinute: callsPerMinute)
        portalSignIn = PortalSignIn(desk: desk, publicURL: publicURL)
        streams = LiveStreams(desk: desk, signIn: signIn, limits: .init(inAll: streamsMax))
        self.room = room
    }

    /// The server's own log: warnings only.
    static let quiet: Logger = {
        var log = Logger(label: "http")
        log.logLevel = .warning
        return log
    }()

    /// Open pages of all sites of a process that are told of changes: well below the connections of
    /// the room.
    public static let streamsMax = 500
    /// Bytes of a form.
    static let formMax = 1 << 20
    /// Bytes of a form of somebody who is not signed in.
    static let strangersFormMax = 1 << 14

    /// The HTTP server; `onStart` gets the address it listens on.
    public func server(
        host: String, port: Int, onStart: @escaping @Sendable (String) -> Void
    ) -> some ApplicationProtocol {
        server(host: host, port: port, room: room, onStart: onStart)
    }

    func server(
        host: String, port: Int, room: ConnectionRoom, onStart: @escaping @Sendable (String) -> Void
    ) -> some ApplicationProtocol {
        let responder = CallbackResponder { (request: Request, context: SiteContext) in
            await respond(
                request, from: context.remote, until: context.closing, log: context.logger)
        }
        return Application(
            responder: responder,
            server: .http1(
                configuration: .init(additionalChannelHandlers: [
                    ConnectionDeadlines(room, proxies: proxies)
                ])),
            configuration: room.configuration(host: host, port: port),
            onServerRunning: { [portalSignIn] channel in
                let address = "http://\(host):\(channel.localAddress?.port ?? port)/"
                portalSignIn.learn(address: address)
                onStart(address)
            },
            logger: Self.quiet)
    }

    /// - Parameters:
    ///   - remote: address of the other end of the connection.
    ///   - closing: when the connection ends.
    public func respond(
        _ request: Request, from remote: String? = nil, until closing: EventLoopFuture<Void>? = nil,
        log: Logger
    ) async -> Response {
        let isPortal = request.uri.path.hasPrefix("/portal")
        var response: Response
        do {
            response =
                !request.hasOneHost
                ? .oneHost
                : API.covers(request.uri.path)
                    ? await api.respond(request, log: log)
                    : try await answer(
                        Arrival(
                            request: request, caller: caller(request, remote: remote),
                            closing: closing))
        } catch let error as PageError {
            let language = await readerLanguage(request, isPortal: isPortal)
            response = error.response(language, deskName: deskName, isPortal: isPortal)
        } catch {
            log.error("\(request.method) \(request.uri.path): \(error)")
            response = PageError(error).response(
                language(request), deskName: deskName, isPortal: isPortal)
        }
        response.harden(isSecure: isSecure)
        return response
    }

    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
        connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    /// What no page of ours asks a browser for.
    static let permissions = [
        "accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope",
        "magnetometer",
        "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial",
        "usb",
    ].map { "\($0)=()" }.joined(separator: ", ")

    var deskName: String {
        guard let regulation = try? desk.edition().regulation else { return desk.id }
        return regulation.provider.text(
            in: regulation.authoritative, fallbacks: regulation.languages)?.text ?? desk.id
    }

    /// Of the one who is signed in, as on every other page; of the browser for everybody else.
    private func readerLanguage(_ request: Request, isPortal: Bool) async -> Language {
        let known =
            isPortal
            ? try? await portalVisit(request)?.language
            : try? await visit(request, from: caller(request, remote: nil))?.language
        return known ?? language(request)
    }

    private func answer(_ arrival: Arrival) async throws -> Response {
        let request = arrival.request
        let url = try SiteURL(path: request.uri.path, query: request.uri.query ?? "").found()
        let route = route(to: url)
        if route.isWayIn, losesCookies(request, from: arrival.caller) { return plainPage(request) }
        if let answer = try await route.open?(arrival) { return answer }
        guard let visit = try await visit(request, from: arrival.caller) else {
            let kept = await keptForm(of: route, at: url, request)
            return kept.map { signInPage(request, kept: $0) } ?? redirect(to: signInURL(request))
        }
        guard visit.has(route.access) else {
            if let home = visit.home(insteadOf: url) { return redirect(to: home) }
            throw PageError(.forbidden)
        }
        return try await serve(route, of: url, arrival, to: visit)
    }

    // MARK: Small answers

    func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        .page(html, status: status)
    }

    /// - Parameter sent: nonce of the form whose words have arrived; the browser forgets its draft
    ///   of them.
    func redirect(to url: SiteURL, sent nonce: String? = nil) -> Response {
        var headers = HTTPFields()
        let mark = nonce.map { TicketPage.Written.isNonce($0) ? "#sent-\($0)" : "" } ?? ""
        headers[.location] = url.path + mark
        return Response(status: .seeOther, headers: headers)
    }

    func asset(_ name: String) throws -> Response {
        guard let asset = Assets.named(name) else { throw PageError(.notFound) }
        return .asset(asset)
    }

    /// The stream says only that something changed. It ends with the session.
    func events(_ visit: Visit, until closing: EventLoopFuture<Void>?) -> Response {
        guard let body = streams.body(for: visit.session, until: closing) else {
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "30"])
        }
        return Response(status: .ok, headers: [.contentType: LiveStreams.contentType], body: body)
    }

    /// A form of a page that nobody has to be signed in for: its fields are single lines, and it is
    /// small.
    ///
    /// - Parameter most: bytes; more only where it carries a form whose session ended, which is
    ///   judged when it is sent.
    func outsideForm(_ request: Request, upTo most: Int = strangersFormMax) async throws -> [String:
        String]
    {
        let form = FormData(fields: try await form(request, upTo: most))
        let own = FormData(fields: form.fields.filter { !KeptForm.holds($0.key) })
        guard let fault = FormShapes(nil).fault(in: own) else { return form.fields }
        throw PageError(fault, Words.of(language(request)))
    }

    /// A form as a map; files do not come this way yet.
    func form(_ request: Request, upTo most: Int = formMax) async throws -> [String: String] {
        guard let buffer = try? await request.body.collect(upTo: most) else {
            throw PageError(.refused)
        }
        return FormFields.read(String(buffer: buffer))
    }
}

extension Response {
    /// A browser that came by TLS once asks by TLS only, for so many seconds.
    static let secureSeconds = 365 * 86_400

    /// What every answer carries.
    ///
    /// - Parameter isSecure: the site is reached by TLS.
    mutating func harden(isSecure: Bool) {
        var fields: [(HTTPField.Name, String)] = [
            (.contentSecurityPolicy, Site.policy), (.xContentTypeOptions, "nosniff"),
            (HTTPField.Name("Referrer-Policy")!, "same-origin"),
            (HTTPField.Name("X-Frame-Options")!, "SAMEORIGIN"),
            (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
            (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
            (HTTPField.Name("Permissions-Policy")!, Site.permissions),
        ]
        if isSecure { fields.append((.strictTransportSecurity, "max-age=\(Self.secureSeconds)")) }
        for (name, value) in fields where headers[name] == nil { headers[name] = value }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }

    static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: html.bytes))
        )
    }

    static let health = Response(
        status: .ok, body: .init(byteBuffer: ByteBuffer(string: "ok\n")))

    static func asset(_ asset: Asset) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = asset.contentType
        headers[.cacheControl] = "public, max-age=31536000, immutable"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}

/// `application/x-www-form-urlencoded` as a map; the last value of a name counts.
enum FormFields {
    static let fieldsMax = 200

    static func read(_ text: String) -> [String: String] {
        text.split(separator: "&").prefix(fieldsMax).reduce(into: [:]) { fields, item in
            let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(pair[0], plusIsSpace: true) else { return }
            let value = pair.count == 2 ? PercentCoding.decode(pair[1], plusIsSpace: true) : ""
            fields[name] = value
        }
    }
}
