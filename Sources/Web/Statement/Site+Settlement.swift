import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Acts about the statement of a month, by both sides' pages.
extension Site {
    func settle(
        _ act: SettlementAct, of client: String, month: CivilDate, _ form: FormData, _ visit: Visit
    ) async throws -> Response {
        guard act.rule.side == .staff else { throw PageError(.notFound) }
        let fault = try await settle(
            request(act, of: client, month, form), form.fields, by: .staff(visit.person),
            visit.reader)
        guard let fault else {
            return redirect(to: .admin(.statement(client, month: month)))
        }
        return try await statementPage(of: client, month: month, visit, fault: fault)
    }

    func portalSettle(
        _ act: SettlementAct, month: CivilDate, _ form: FormData, _ visit: PortalVisit
    )
        async throws -> Response
    {
        guard visit.seesStatement, act.rule.side == .contact else { throw PageError(.notFound) }
        let fault = try await settle(
            request(act, of: visit.client.id, month, form), form.fields,
            by: .contact(visit.contact.id),
            visit.reader)
        guard let fault else { return redirect(to: .portal(.statement(month: month))) }
        return try await portalStatement(month: month, visit, fault: fault)
    }

    private func request(
        _ act: SettlementAct, of client: String, _ month: CivilDate, _ form: FormData
    ) -> SettlementRequest {
        SettlementRequest(
            act, of: client, month: month, number: form["number"].flatMap { Int($0) } ?? -1,
            line: form["line"].flatMap { Int($0) }, text: form["text"] ?? "")
    }

    /// - Returns: what was wrong; nil: it is done.
    private func settle(
        _ request: SettlementRequest, _ fields: [String: String], by performer: Performer,
        _ reader: EditionReader
    ) async throws -> SettlementPanel.Fault? {
        func fault(_ word: Word) -> SettlementPanel.Fault {
            .init(request.act, reader.words[word], fields)
        }
        guard request.text.utf8.count <= Self.textMax else { return fault(.tooLong) }
        do {
            try await desk.settle(request, by: performer)
            return nil
        } catch let refusal as SettlementRefusal {
            return fault(refusal.word)
        } catch StoreError.conflict {
            return fault(.refusedSuperseded)
        } catch StatementError.tooManyTickets {
            return fault(.tooManyTickets)
        } catch StatementError.noSuchClient {
            throw PageError(.notFound)
        }
    }
}
