import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store

/// A client's form that came without the right to act: its writer sees it again and presses.
extension Site {
    /// The page that keeps the words while its person signs in; nil: nothing of the form is shown
    /// again.
    func portalAskToSignIn(for url: PortalURL, _ request: Request) async throws -> Response? {
        guard request.method == .post, request.isFromOwnPage, url.showsFormAgain,
            let form = try? await formData(request, bytesMax: Self.formMax),
            let kept = KeptForm(.portal(url), form)
        else { return nil }
        let (outside, newCookie) = outside(request)
        return answer(
            PortalLostPage.view(kept, outside), status: .unauthorized, newCookie: newCookie)
    }

    /// A form of a page whose session is over, sent in the next session.
    func portalExpired(
        _ url: PortalURL, _ form: FormData, _ request: Request, _ visit: PortalVisit
    ) async throws -> Response {
        let isOwn = form[FormMark.personName].map { $0 == visit.contact.id } ?? true
        guard request.isFromOwnPage, let kept = KeptForm(.portal(url), form),
            kept.belongs(to: visit.contact.id),
            var page = try await again(url, kept, visit)
        else { throw PageError(.expired, typed: isOwn ? form["text"] : nil) }
        page.status = .init(code: 419)
        return page
    }

    private func again(_ url: PortalURL, _ kept: KeptForm, _ visit: PortalVisit) async throws
        -> Response?
    {
        let (form, reason) = (FormData(fields: kept.fields), visit.reader.words[.keptExpired])
        switch url {
        case .act(let action, let number):
            let fault = PortalTicketPage.Fault(
                action: action, text: reason, typed: form["text"] ?? "", lostFiles: kept.hadFiles)
            return try await portalTicket(number, visit, fault: fault)
        case .request, .requestPreview:
            let expired = PortalRequestPage.FieldError(field: "text", text: reason)
            var model = try requestModel(form, visit, errors: [expired])
            model.lostFiles = kept.hadFiles
            return page(PortalRequestPage.view(model))
        case .head:
            return try await portalHeadPage(
                visit, form: form, fault: reason, lostFiles: kept.hadFiles)
        case .home, .signIn, .link, .signOut, .person, .sessionEnd, .ticket, .file, .meeting,
            .regulation, .version, .acknowledgement:
            return nil
        }
    }
}
