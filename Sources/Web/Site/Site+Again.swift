import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store

/// A form that came without the right to act is not lost: its writer sees it again and presses.
extension Site {
    /// The sign-in page with the form in it; nil: nothing of it is shown again.
    ///
    /// Whoever is not signed in may send no more than a form without files.
    func askToSignIn(for url: SiteURL, _ request: Request) async throws -> Response? {
        guard request.method == .post, request.isFromOwnPage, url.showsFormAgain,
            let form = try? await formData(request, bytesMax: Self.formMax),
            let kept = KeptForm(url, form)
        else { return nil }
        return signInPage(request, kept: kept)
    }

    /// The form filled in as it was, for the person whose words it holds; nil: somebody else's, or
    /// none to show.
    func again(
        _ kept: KeptForm, why: TicketPage.Written.Why, _ visit: Visit, status: HTTPResponse.Status
    ) async throws -> Response? {
        guard kept.belongs(to: visit.session.staff), visit.mayOpen(kept.url) else { return nil }
        switch kept.url {
        case .act(let action, let number) where action.isWritten:
            let written = TicketPage.Written(action, kept, why: why, nonce: desk.world.newToken())
            return try await ticket(number, visit, written: written, status: status)
        case .act(let action, let number):
            return try await self.actPage(action, number, visit, typed: kept.fields, status: status)
        case .interaction, .interactionPreview:
            return try await interactionPage(visit, kept.fields, status: status)
        case .signIn, .signOut, .language, .queue, .next, .search, .ticket, .explain, .meeting,
            .unticketed, .judge, .figures, .regulation, .account, .accountAct, .admin, .invitation,
            .events, .asset, .content, .letter, .portal, .health:
            return nil
        }
    }

    /// A form of a page whose session is over, sent in the next session.
    func expired(_ url: SiteURL, _ form: FormData, _ request: Request, _ visit: Visit) async throws
        -> Response
    {
        let isOwn = form[FormMark.personName].map { $0 == visit.session.staff } ?? true
        if request.isFromOwnPage, let kept = KeptForm(url, form),
            let page = try await again(kept, why: .expired, visit, status: .init(code: 419))
        {
            return page
        }
        throw PageError(.expired, typed: isOwn ? form["text"] : nil)
    }

    /// Right after the password: the page with the form, or the one that was asked for.
    func afterSignIn(_ kept: KeptForm?, next: String?, _ visit: Visit) async throws -> Response {
        if let kept, let page = try await again(kept, why: .signedIn, visit, status: .ok) {
            return page
        }
        return redirect(to: next.flatMap { SiteURL(path: $0) } ?? .queue(.all, after: nil))
    }
}

extension TicketPage.Written {
    /// - Parameter nonce: of a form that brought none of ours.
    init(_ way: Act, _ kept: KeptForm, why: Why, nonce: String) {
        self.init(way, kept.fields, hadFiles: kept.hadFiles, why: why, nonce: nonce)
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
