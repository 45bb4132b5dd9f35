import HTTPTypes
import Hummingbird
import Runtime

/// A form with a character that has no place in it: nothing of it is done. Its page is shown again
/// without the character, with the field named; where there is no such page, an error page says it.
extension Site {
    /// - Parameter form: what was sent, cleaned.
    func giveBack(_ url: SiteURL, _ form: FormData, _ wrong: FormFault, _ visit: Visit) async throws
        -> Response
    {
        switch url {
        case .act(let action, let number):
            var fault = ActOffer.Fault(
                wrong.field == "text" ? "text" : nil, visit.reader.told(wrong))
            fault.judgesInputs = false
            return try await self.actPage(action, number, visit, fault: fault, typed: form.fields)
        case .contact, .contactPreview: return try await giveContactBack(form.fields, wrong, visit)
        case .admin(let url): return try await giveBack(url, form.fields, wrong, visit)
        case .signIn, .signOut, .language, .queue, .next, .search, .ticket, .explain, .meeting,
            .unticketed, .judge, .figures, .regulation, .account, .accountAct, .invitation, .events,
            .asset, .content, .letter, .portal, .health:
            throw PageError(wrong, visit.reader.words)
        }
    }

    private func giveBack(
        _ url: AdminURL, _ form: [String: String], _ wrong: FormFault, _ visit: Visit
    ) async throws -> Response {
        let fault = PeopleFault.character(field: wrong.field, wrong.character)
        switch url {
        case .newStaff:
            return try await memberPage(nil, visit, typed: card(form, visit), fault: fault)
        case .member(let id):
            return try await memberPage(id, visit, typed: card(form, visit), fault: fault)
        case .memberAct(.absence, let id):
            return try await giveAbsenceBack(of: id, form, fault, visit)
        case .newClient:
            return try await newClientPage(
                visit, id: form["id"] ?? "", name: form.line("name"), fault: fault)
        case .client(let id):
            return try await clientPage(id, visit, name: form.line("name"), fault: fault)
        case .part(let part, let client, let id):
            return try await partPage(part, of: client, id: id, visit, typed: form, fault: fault)
        case .memberAct, .withdrawal, .letterAct, .overview, .staff, .staffFound, .clients,
            .clientsFound, .teams, .mail, .letters, .audit, .statement, .statementFile:
            throw PageError(wrong, visit.reader.words)
        }
    }

    // MARK: Clients' side

    /// - Parameter form: what was sent, cleaned.
    func giveBack(
        _ url: PortalURL, _ form: FormData, _ wrong: FormFault, _ visit: PortalVisit
    ) async throws -> Response {
        let sentence = visit.told(wrong)
        switch url {
        case .request, .requestPreview:
            return try giveRequestBack(form, field: wrong.field, sentence, visit)
        case .head: return try await portalHeadPage(visit, form: form, fault: sentence)
        case .act(let action, let number):
            let fault = PortalTicketPage.Fault(
                action: action, text: sentence, typed: form["text"] ?? "")
            return try await portalTicket(number, visit, fault: fault)
        case .home, .signIn, .link, .signOut, .person, .sessionEnd, .ticket, .file, .meeting,
            .regulation, .version, .acknowledgement:
            throw PageError(wrong, visit.reader.words)
        }
    }
}
