import Hummingbird
import Runtime
import ServiceDesk
import WorkingTime

extension Site {
    /// The clients' rows of the table of addresses.
    func route(to url: PortalURL) -> Route<PortalVisit> {
        switch url {
        case .signIn: .wayIn { try await portalSignInPage($0) }
        case .link(let token): .wayIn { try await portalLink(token, $0.request) }
        case .home(let view, let after): .page { try await portalHome(view, after: after, $0) }
        case .signOut: .form { try await portalSignOut($1) }
        case .person: .page { try await portalPerson($0) }
        case .sessionEnd: .form { try await endSession($0, $1) }
        case .request: requestRoute
        case .requestPreview: requestPreviewRoute
        case .head:
            Route(
                show: { try await portalHeadPage($0) }, carryOut: { try await writeToHead($0, $1) },
                again: { kept, visit in
                    try await portalHeadPage(
                        visit, form: FormData(fields: kept.fields),
                        fault: visit.reader.words[.keptExpired], lostFiles: kept.hadFiles)
                },
                giveBack: { form, wrong, visit in
                    try await portalHeadPage(visit, form: form, fault: visit.told(wrong))
                })
        case .ticket(let number): .page { try await portalTicket(number, $0) }
        case .act(let action, let number): route(to: action, number)
        case .file(let id, let number): .page { try await portalFile(id, ofTicket: number, $0) }
        case .meeting(let number): .page { try await portalMeeting(number, $0) }
        case .regulation: .page { try portalRegulation($0) }
        case .version(let id, let version): .page { try portalVersion(id: id, version, $0) }
        case .statement(let month): .page { try await portalStatement(month: month, $0) }
        case .statementFile(let month, let format):
            .page { try await portalStatementFile(month: month, format, $0) }
        case .settlement(let act, let month): route(to: act, month)
        case .acknowledgement: .form { try await acknowledge($0, $1) }
        }
    }

    /// Answers at an address of the clients' side.
    func portal(_ url: PortalURL, _ arrival: Arrival) async throws -> Response {
        let (route, request) = (route(to: url), arrival.request)
        if let answer = try await route.open?(arrival) { return answer }
        guard let visit = try await portalVisit(request) else {
            let kept = await keptForm(of: route, at: .portal(url), request)
            return kept.map { lostPage($0, request) } ?? redirect(to: .portal(.signIn))
        }
        return try await serve(route, of: .portal(url), arrival, to: visit)
    }

    // MARK: Rows of forms that are shown again

    private func route(to action: PortalAction, _ number: Int) -> Route<PortalVisit> {
        let page = { @Sendable (fault: PortalTicketPage.Fault, visit: PortalVisit) in
            try await portalTicket(number, visit, fault: fault)
        }
        return Route(
            show: { _ in redirect(to: .portal(.ticket(number))) },
            carryOut: { try await portalAct(action, number, $0, $1) },
            again: { kept, visit in
                try await page(
                    .init(
                        action: action, text: visit.reader.words[.keptExpired],
                        typed: kept.fields["text"] ?? "", lostFiles: kept.hadFiles), visit)
            },
            giveBack: { form, wrong, visit in
                try await page(
                    .init(action: action, text: visit.told(wrong), typed: form["text"] ?? ""),
                    visit)
            })
    }

    private func route(to act: SettlementAct, _ month: CivilDate) -> Route<PortalVisit> {
        let page = { @Sendable (text: String, fields: [String: String], visit: PortalVisit) in
            try await portalStatement(
                month: month, visit,
                fault: .init(act, text, fields))
        }
        return Route(
            carryOut: { try await portalSettle(act, month: month, $0, $1) },
            again: { kept, visit in
                try await page(visit.reader.words[.keptExpired], kept.fields, visit)
            },
            giveBack: { form, wrong, visit in
                try await page(visit.told(wrong), form.fields, visit)
            })
    }

    private var requestRoute: Route<PortalVisit> {
        var route = requestPreviewRoute
        route.show = { try portalRequestPage($0) }
        route.carryOut = { try await sendRequest($0, $1) }
        return route
    }

    private var requestPreviewRoute: Route<PortalVisit> {
        Route(
            carryOut: { try previewRequest($0, $1) },
            again: { kept, visit in
                try requestAgain(
                    FormData(fields: kept.fields), field: "text",
                    visit.reader.words[.keptExpired], visit, lostFiles: kept.hadFiles)
            },
            giveBack: { form, wrong, visit in
                try requestAgain(form, field: wrong.field, visit.told(wrong), visit)
            })
    }
}
