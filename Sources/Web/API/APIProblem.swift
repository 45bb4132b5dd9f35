import HTTPTypes
import Regulations
import Runtime
import ServiceDesk
import Store

/// Why a call was not carried out, as `application/problem+json` (RFC 9457): place, cause and cure.
struct APIProblem: Error, Sendable {
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case malformed, unauthenticated, forbidden
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case newsMeanwhile = "news-meanwhile"
        case conflict
        case versionMismatch = "version-mismatch"
        case tooLarge = "too-large"
        case unsupportedMediaType = "unsupported-media-type"
        case invalid, refused
        case keyReused = "key-reused"
        case versionRequired = "version-required"
        case rateLimited = "rate-limited"
        case broken, busy
    }

    var kind: Kind
    /// What is in the way and what to do about it.
    var detail: String
    var errors: [APISchema.Violation] = []
    var refusal: Refusal?
    /// Seconds.
    var retryAfter: Int?
    /// Methods that the address knows.
    var allow: [String] = []

    init(
        _ kind: Kind, _ detail: String, errors: [APISchema.Violation] = [], refusal: Refusal? = nil,
        retryAfter: Int? = nil, allow: [String] = []
    ) {
        self.kind = kind
        self.detail = detail
        self.errors = errors
        self.refusal = refusal
        self.retryAfter = retryAfter
        self.allow = allow
    }

    /// One member of the request that does not fit.
    static func invalid(_ pointer: String, _ detail: String) -> APIProblem {
        APIProblem(
            .invalid, "\(pointer): \(detail)", errors: [.init(pointer: pointer, detail: detail)])
    }

    /// From what the rooms below throw.
    init(_ error: any Error, sentence: (Refusal) -> String) {
        switch error {
        case let problem as APIProblem: self = problem
        case let refusal as Refusal: self.init(.refused, sentence(refusal), refusal: refusal)
        case let news as NewsMeanwhile:
            self.init(
                .newsMeanwhile,
                "the client wrote after version \(news.seen); the ticket is at \(news.version): read its timeline and "
                    + "decide again with the new ETag")
        case let moved as TicketMoved:
            self.init(
                .versionMismatch,
                "the ticket is at version \(moved.version), If-Match names \(moved.expected): read it again"
            )
        case let error as StoreError where error.isRepeatedCommand:
            self.init(
                .keyReused, "this Idempotency-Key was used for another request; choose a new one")
        case let refusal as PeopleRefusal: self.init(.refused, "\(refusal)")
        case StoreError.conflict(let what):
            self.init(
                .conflict, "\(what) has changed meanwhile; read it again and repeat", retryAfter: 1)
        case let error as StoreError where error.isTemporary:
            self.init(
                .busy, "the desk takes no more work for the moment; repeat with the same key",
                retryAfter: 5)
        case is EditionError:
            self.init(
                .busy, "no regulation is in force yet; 'reglament publish' publishes one",
                retryAfter: 60)
        default:
            self.init(
                .broken, "the desk could not do this; its log says why; repeat with the same key")
        }
    }
}

extension APIProblem.Kind {
    var status: Int {
        switch self {
        case .malformed: 400
        case .unauthenticated: 401
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .newsMeanwhile, .conflict: 409
        case .versionMismatch: 412
        case .tooLarge: 413
        case .unsupportedMediaType: 415
        case .invalid, .refused, .keyReused: 422
        case .versionRequired: 428
        case .rateLimited: 429
        case .broken: 500
        case .busy: 503
        }
    }

    var title: Trilingual {
        switch self {
        case .malformed:
            Trilingual(
                "Запрос не разобрать", "Сұранысты оқу мүмкін емес", "The request cannot be read")
        case .unauthenticated:
            Trilingual("Нужен действующий токен", "Жарамды токен қажет", "A valid token is needed")
        case .forbidden:
            Trilingual(
                "Токен этого не позволяет", "Токен бұған рұқсат бермейді",
                "The token does not allow this")
        case .notFound: Trilingual("Ничего нет", "Ештеңе жоқ", "There is nothing here")
        case .methodNotAllowed:
            Trilingual(
                "Этот метод здесь не работает", "Бұл әдіс мұнда жұмыс істемейді",
                "This method does not work here")
        case .newsMeanwhile:
            Trilingual(
                "Клиент написал за это время", "Осы аралықта клиент жазды",
                "The client wrote meanwhile")
        case .conflict: Trilingual("Данные изменились", "Деректер өзгерді", "The data have changed")
        case .versionMismatch:
            Trilingual("Заявка изменилась", "Өтінім өзгерді", "The ticket has changed")
        case .tooLarge:
            Trilingual("Запрос слишком велик", "Сұраныс тым үлкен", "The request is too large")
        case .unsupportedMediaType: Trilingual("Нужен JSON", "JSON қажет", "JSON is needed")
        case .invalid:
            Trilingual("Данные не подходят", "Деректер сәйкес келмейді", "The data do not fit")
        case .refused:
            Trilingual(
                "Регламент не позволяет", "Регламент рұқсат бермейді",
                "The regulation does not allow it")
        case .keyReused:
            Trilingual("Ключ уже использован", "Кілт бұрын қолданылған", "The key was used before")
        case .versionRequired:
            Trilingual(
                "Назовите версию заявки", "Өтінім нұсқасын атаңыз", "Name the ticket’s version")
        case .rateLimited:
            Trilingual("Слишком много запросов", "Сұраныс тым көп", "Too many requests")
        case .broken: Trilingual("Внутренняя ошибка", "Ішкі қате", "Internal error")
        case .busy: Trilingual("Служба занята", "Қызмет бос емес", "The desk is busy")
        }
    }
}
