import Hummingbird
import Runtime
import ServiceDesk
import WorkingTime

extension Site {
    /// The administrators' rows of the table of addresses. Everything goes the way of `people
    /// apply`.
    func route(to url: AdminURL) -> Route<Visit> {
        var route: Route<Visit> =
            switch url {
            case .overview: .page { try await adminOverview($0) }
            case .staff: .page { try await adminStaff(ListPlace(), $0) }
            case .staffFound(let place): .page { try await adminStaff(place, $0) }
            case .newStaff: route(toMember: nil)
            case .member(let id): route(toMember: id)
            case .memberAct(let act, let id): route(to: act, on: id)
            case .teams(let id, let after): .page { try await teamsPage(of: id, after: after, $0) }
            case .clients: .page { try await adminClients(ListPlace(), $0) }
            case .clientsFound(let place): .page { try await adminClients(place, $0) }
            case .newClient:
                Route(
                    show: { try await newClientPage($0) },
                    carryOut: { try await addClient($0.fields, $1) },
                    giveBack: { form, wrong, visit in
                        try await newClientPage(
                            visit, id: form["id"] ?? "", name: form.fields.line("name"),
                            fault: .character(wrong))
                    })
            case .client(let id):
                Route(
                    show: { try await clientPage(id, $0) },
                    carryOut: { try await renameClient(id, $0.fields, $1) },
                    giveBack: { form, wrong, visit in
                        try await clientPage(
                            id, visit, name: form.fields.line("name"), fault: .character(wrong))
                    })
            case .part(let part, let client, let id):
                Route(
                    show: { try await partPage(part, of: client, id: id, $0) },
                    carryOut: { try await savePart(part, of: client, id: id, $0.fields, $1) },
                    giveBack: { form, wrong, visit in
                        try await partPage(
                            part, of: client, id: id, visit, typed: form.fields,
                            fault: .character(wrong))
                    })
            case .withdrawal(let part, let client, let id):
                .form { try await withdraw(part, of: client, id: id, $0.fields, $1) }
            case .statement(let client, let month):
                .page { try await statementPage(of: client, month: month, $0) }
            case .statements(let month, let after):
                .page { try await statementsPage(month: month, after: after, $0) }
            case .statementsFile(let month, let format):
                .page { try await statementsFile(month: month, format, $0) }
            case .statementFile(let client, let month, let format):
                .page { try await statementFile(of: client, month: month, format, $0) }
            case .settlement(let act, let client, let month): route(to: act, of: client, month)
            case .mail: .page { try await adminMail($0) }
            case .letters(let before): .page { try await adminLetters(before: before, $0) }
            case .letterAct(let act, let id): .form { try await self.act(act, on: id, $1) }
            case .audit(let by, let before):
                .page { try await adminAudit(by: by, before: before, $0) }
            }
        route.access = .administrators
        return route
    }

    private func route(to act: SettlementAct, of client: String, _ month: CivilDate) -> Route<Visit>
    {
        let page = { @Sendable (text: String, fields: [String: String], visit: Visit) in
            try await statementPage(
                of: client, month: month, visit, fault: .init(act, text, fields))
        }
        return Route(
            carryOut: { try await settle(act, of: client, month: month, $0, $1) },
            again: { kept, visit in
                try await page(visit.reader.words[.keptExpired], kept.fields, visit)
            },
            giveBack: { form, wrong, visit in
                try await page(visit.reader.told(wrong), form.fields, visit)
            })
    }

    private func route(toMember id: String?) -> Route<Visit> {
        Route(
            show: { try await memberPage(id, $0) },
            carryOut: { try await saveMember(id, $0.fields, $1) },
            giveBack: { form, wrong, visit in
                try await memberPage(
                    id, visit, typed: card(form.fields, visit), fault: .character(wrong))
            })
    }

    private func route(to act: MemberAct, on id: String) -> Route<Visit> {
        var route = Route<Visit>.form { try await self.act(act, on: id, $0.fields, $1) }
        if act == .absence {
            route.giveBack = { form, wrong, visit in
                try await giveAbsenceBack(of: id, form.fields, .character(wrong), visit)
            }
        }
        return route
    }
}

extension PeopleFault {
    fileprivate static func character(_ wrong: FormFault) -> PeopleFault {
        .character(field: wrong.field, wrong.character)
    }
}
