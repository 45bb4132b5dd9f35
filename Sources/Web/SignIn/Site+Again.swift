import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store

/// A form that came without the right to act is not lost: its writer sees it again and presses.
extension Site {
    /// The form of somebody who is not signed in, who may send no more than one without files; nil:
    /// nothing of it is shown again.
    func keptForm(of route: Route<some Visitor>, at url: SiteURL, _ request: Request) async
        -> KeptForm?
    {
        guard request.method == .post, request.isFromOwnPage, route.again != nil,
            let form = try? await formData(request, bytesMax: Self.formMax)
        else { return nil }
        return KeptForm(url, form)
    }

    /// As it comes back from the sign-in page, where its page shows it again.
    func keptForm(inSignIn form: [String: String]) -> KeptForm? {
        KeptForm(signIn: form).flatMap { route(to: $0.url).again == nil ? nil : $0 }
    }

    /// A form of a page whose session is over, sent in the next session: filled in as it was, for
    /// the person whose words it holds.
    func expired<Person>(
        _ route: Route<Person>, of url: SiteURL, _ form: FormData, _ request: Request,
        _ visit: Person
    ) async throws -> Response {
        let isOwn = form[FormMark.personName].map { $0 == visit.person } ?? true
        guard request.isFromOwnPage, let again = route.again, let kept = KeptForm(url, form),
            kept.belongs(to: visit.person)
        else { throw PageError(.expired, typed: isOwn ? form["text"] : nil) }
        var page = try await again(kept, visit)
        page.status = .init(code: 419)
        return page
    }

    /// Right after the password: the page with the form, or the one that was asked for.
    func afterSignIn(_ kept: KeptForm?, next: String?, _ visit: Visit) async throws -> Response {
        if let kept, case let route = route(to: kept.url), let again = route.again,
            kept.belongs(to: visit.person), visit.has(route.access)
        {
            return try await again(kept, visit)
        }
        return redirect(to: next.flatMap { SiteURL(path: $0) } ?? .queue(.all, after: nil))
    }
}

extension TicketPage.Written {
    /// - Parameter nonce: of a form that brought none of ours.
    init(_ way: Act, _ kept: KeptForm, nonce: String) {
        self.init(
            way, kept.fields, hadFiles: kept.hadFiles,
            why: kept.isFromSignIn ? .signedIn : .expired, nonce: nonce)
    }

    /// One who has read the news answers them; everybody else what they saw.
    init(_ way: Act, _ fields: [String: String], hadFiles: Bool, why: Why, nonce: String) {
        let own = fields["nonce"].flatMap { Self.isNonce($0) ? $0 : nil }
        let seen = if case .news = why { nil as Int? } else { fields["seen"].flatMap { Int($0) } }
        self.init(
            way: way, text: fields["text"] ?? "", seen: seen, nonce: own ?? nonce, why: why,
            hadFiles: hadFiles)
    }

    /// The form keeps its nonce, so that what was done after all is not done twice.
    static func isNonce(_ text: String) -> Bool {
        text.utf8.count <= 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
}
