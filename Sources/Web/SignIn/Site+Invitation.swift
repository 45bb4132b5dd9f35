import HTTPTypes
import Hummingbird
import Runtime

/// The link of an invitation: GET shows, POST sets the password.
extension Site {
    func invitationPage(_ arrival: Arrival, token: String) async throws -> Response {
        let request = arrival.request
        let language = language(request)
        guard let invitation = try await signIn.invitation(token: token),
            invitation.desk == desk.id,
            desk.people.staff[invitation.staff].map({ !$0.left }) ?? false
        else { throw PageError(.notFound, reason: Words.of(language)[.invitationGone]) }
        let known = cookie(Self.visitCookie, request)
        let visitToken = known ?? desk.world.newToken()
        var model = InvitationPage.Model(
            language: language, deskName: deskName, formToken: Visit.formToken(visitToken),
            login: invitation.login,
            token: token)
        guard request.method == .post else {
            var response = page(InvitationPage.view(model))
            if known == nil {
                setCookie(Self.visitCookie, visitToken, seconds: 3600, on: &response)
            }
            return response
        }
        let form = try await outsideForm(request)
        guard known != nil, form["form_token"] == model.formToken else { throw PageError(.expired) }
        do {
            let login = try await signIn.accept(
                token: token, password: form["new"] ?? "", from: arrival.caller)
            guard login != nil else {
                throw PageError(.notFound, reason: Words.of(language)[.invitationGone])
            }
            return redirect(to: .signIn(next: nil))
        } catch SignIn.Refusal.taken {
            throw PageError(.notFound, reason: Words.of(language)[.invitationGone])
        } catch SignIn.Refusal.badLength {
            model.fault = .badLength
            return page(InvitationPage.view(model), status: .init(code: 422))
        }
    }
}
