import Hummingbird
import NIOCore
import Runtime
import ServiceDesk

/// The table of addresses. A new one does not compile without its row.
extension Site {
    func route(to url: SiteURL) -> Route<Visit> {
        switch url {
        case .health: .open { _ in .health }
        case .asset(let name): .open { _ in try asset(name) }
        case .language(let language): .open { setLanguage(language, $0.request) }
        case .signIn(let next): .wayIn { try await signInPage($0, next: next) }
        case .invitation(let token): .wayIn { try await invitationPage($0, token: token) }
        case .portal(let url):
            Route(isWayIn: route(to: url).isWayIn, open: { try await portal(url, $0) })
        case .signOut: .form { try await signOut($1) }
        case .queue(let view, let after):
            .page(.workers) { try await queue(view, after: after, $0) }
        case .next: .form(.workers) { try await takeNext($0.fields, $1) }
        case .search(let text): .page(.workers) { try await search(text, $0) }
        case .ticket(let number): .page(.workers) { try await ticket(number, $0) }
        case .act(let act, let number): route(to: act, number)
        case .explain(let number, let clock):
            .page(.workers) { try await explainPage(number, clock: clock, $0) }
        case .meeting(let number): .page(.workers) { try await meetingFile(number, $0) }
        case .secret(let number):
            .form(.workers) { try await secret(ofTicket: number, $0.fields, $1) }
        case .interaction: interactionRoute
        case .interactionPreview: interactionPreviewRoute
        case .unticketed(let judged):
            .page(.wholeDesk) { try await unticketed(judged: judged, $0) }
        case .judge(let contact, let act):
            .form(.wholeDesk) { try await judge(contact, act, $1) }
        case .figures(let month): .page(.wholeDesk) { try await figures(month, $0) }
        case .regulation(let id, let version, _):
            Route(
                access: .workers,
                open: { try await readByClient($0) ? portal(.version(id: id, version), $0) : nil },
                show: { try await regulationPage(id: id, version: version, $0) })
        case .account(let done): .page { try await account($0, done: done) }
        case .accountAct(let action): .form { try await act(action, $0.fields, $1) }
        case .admin(let url): route(to: url)
        case .events: Route(access: .workers, stream: { events($0, until: $1) })
        case .content(let id): .page(.workers) { try await content(id, $0) }
        case .letter(let id): .page(.workers) { try await letter(id, $0) }
        }
    }

    func mayOpen(_ url: SiteURL, _ visit: Visit) -> Bool { visit.has(route(to: url).access) }

    /// A client who follows a clause from a page of theirs, or by an address that they were given.
    private func readByClient(_ arrival: Arrival) async throws -> Bool {
        if referrer(arrival.request)?.isPortal == true { return true }
        guard try await visit(arrival.request, from: arrival.caller) == nil else { return false }
        return try await portalVisit(arrival.request) != nil
    }

    // MARK: Rows of forms that are shown again

    private func route(to act: Act, _ number: Int) -> Route<Visit> {
        Route(
            access: .workers, show: { try await actPage(act, number, $0) },
            carryOut: { try await self.act(act, number, $0.fields, files: $0, $1) },
            again: { kept, visit in
                guard act.isWritten else {
                    return try await actPage(act, number, visit, typed: kept.fields)
                }
                let written = TicketPage.Written(act, kept, nonce: desk.world.newToken())
                return try await ticket(number, visit, written: written)
            },
            giveBack: { form, wrong, visit in
                var fault = ActOffer.Fault(
                    wrong.field == "text" ? "text" : nil, visit.reader.told(wrong))
                fault.judgesInputs = false
                return try await actPage(act, number, visit, fault: fault, typed: form.fields)
            }, back: .ticket(number))
    }

    private var interactionRoute: Route<Visit> {
        var route = interactionPreviewRoute
        route.show = { try await interactionPage($0) }
        route.carryOut = { try await registerInteraction($0.fields, $1) }
        return route
    }

    private var interactionPreviewRoute: Route<Visit> {
        Route(
            access: .workers, carryOut: { try await previewInteraction($0.fields, $1) },
            again: { try await interactionPage($1, $0.fields) },
            giveBack: { try await giveInteractionBack($0.fields, $1, $2) })
    }
}
