import Channels
import HTTPTypes
import Hummingbird
import NIOCore
import Runtime
import ServiceDesk
import Store

/// Why a request gets an error page.
struct PageError: Error {
    var kind: ErrorPage.Kind
    var reason: String?
    var clauses: [ClauseLink] = []
    var ticket: Int?
    var typed: String?
    /// When to try again, in seconds.
    var retryAfter: Int?
    /// Of the reason, where the person's own is known; nil: that of the request.
    var language: Language?

    init(
        _ kind: ErrorPage.Kind, reason: String? = nil, clauses: [ClauseLink] = [],
        ticket: Int? = nil,
        typed: String? = nil, retryAfter: Int? = nil
    ) {
        self.retryAfter = retryAfter ?? (kind == .busy ? 5 : nil)
        self.kind = kind
        self.reason = reason
        self.clauses = clauses
        self.ticket = ticket
        self.typed = typed
    }

    init(_ error: any Error) {
        switch error {
        case is BlockingThreads.Busy, is LetterReader.Unavailable: self.init(.busy)
        case let error as StoreError where error.isTemporary: self.init(.busy)
        case is NewsMeanwhile, StoreError.conflict: self.init(.conflict)
        default: self.init(.broken)
        }
    }

    func response(_ language: Language, deskName: String, isPortal: Bool = false) -> Response {
        let html = ErrorPage.view(
            .init(
                language: self.language ?? language, deskName: deskName, kind: kind, reason: reason,
                clauses: clauses, ticket: ticket, typed: typed, isPortal: isPortal))
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        return Response(
            status: .init(code: kind.rawValue), headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: html.bytes))
        )
    }
}

extension Optional {
    /// There is nothing here for this person where it is nil.
    func found() throws(PageError) -> Wrapped {
        guard let self else { throw PageError(.notFound) }
        return self
    }
}
