import HTTPTypes
import Hummingbird
import NIOCore
import Runtime

/// What there is at an address, for people of one side. Each address has one row, which says
/// everything about it: `Site.route(to:)`.
struct Route<Person: Visitor>: Sendable {
    var access = Access.signedIn
    /// Would open a session, so it needs a browser that keeps cookies.
    var isWayIn = false
    /// Answers before it is asked who it is; an answer of nil leaves it to the rest of the row.
    var open: (@Sendable (Arrival) async throws -> Response?)?
    /// GET.
    var show: (@Sendable (Person) async throws -> Response)?
    /// GET, where the answer goes on for as long as the connection.
    var stream: (@Sendable (Person, EventLoopFuture<Void>?) -> Response)?
    /// POST.
    var carryOut: (@Sendable (FormData, Person) async throws -> Response)?
    /// Shows a form again that came without the right to act; nil: nothing of it is kept.
    var again: (@Sendable (KeptForm, Person) async throws -> Response)?
    /// Shows a form again that holds a character which has no place in it, cleaned; nil: an error
    /// page says it.
    var giveBack: (@Sendable (FormData, FormFault, Person) async throws -> Response)?
    /// Where whoever has signed in goes on when the form itself cannot be shown again.
    var back: SiteURL?

    /// For everybody, signed in or not.
    static func open(_ answer: @escaping @Sendable (Arrival) async throws -> Response) -> Self {
        Route(open: answer)
    }

    static func wayIn(_ answer: @escaping @Sendable (Arrival) async throws -> Response) -> Self {
        Route(isWayIn: true, open: answer)
    }

    static func page(
        _ access: Access = .signedIn, _ show: @escaping @Sendable (Person) async throws -> Response
    ) -> Self {
        Route(access: access, show: show)
    }

    static func form(
        _ access: Access = .signedIn,
        _ carryOut: @escaping @Sendable (FormData, Person) async throws -> Response
    ) -> Self {
        Route(access: access, carryOut: carryOut)
    }
}

/// Who may open an address.
enum Access: Sendable {
    case signedIn
    /// Who has a role or a team: staff without either work on nothing.
    case workers
    /// Who sees every ticket of the desk.
    case wholeDesk
    case administrators
}

/// A request, before it is known who asks.
struct Arrival: Sendable {
    let request: Request
    let caller: SignIn.Caller
    /// When the connection ends.
    let closing: EventLoopFuture<Void>?
}

/// Somebody who is signed in, with what they ask.
protocol Visitor: Sendable {
    /// The secret of the session.
    var token: String { get }
    /// Whose words a form holds.
    var person: String { get }
    var reader: EditionReader { get }

    func has(_ access: Access) -> Bool
}

extension Visitor {
    var formToken: String { Visit.formToken(token) }

    func hasToken(_ form: FormData) -> Bool { form[FormMark.tokenName] == formToken }
}

extension Site {
    /// GET shows, POST carries out; a form that may not be carried out goes back to its writer.
    func serve<Person>(
        _ route: Route<Person>, of url: SiteURL, _ arrival: Arrival, to visit: Person
    ) async throws -> Response {
        let request = arrival.request
        if request.method == .get, let stream = route.stream {
            return stream(visit, arrival.closing)
        }
        switch request.method {
        case .get, .head:
            if let show = route.show { return try await show(visit) }
        case .post:
            let form = try await formData(request)
            guard visit.hasToken(form) else {
                return try await expired(route, of: url, form, request, visit)
            }
            let shapes = FormShapes(visit.reader.regulation)
            if let fault = shapes.fault(in: form) {
                guard let giveBack = route.giveBack else {
                    throw PageError(fault, visit.reader.words)
                }
                return try await giveBack(shapes.cleaned(form), fault, visit)
            }
            if let carryOut = route.carryOut {
                return try await carryOut(shapes.taken(form), visit)
            }
        default: break
        }
        throw PageError(.notFound)
    }
}
