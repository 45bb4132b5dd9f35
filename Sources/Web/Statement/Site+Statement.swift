import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What a client owes for a month, line by line.
extension Site {
    func statementPage(
        of client: String, month: CivilDate?, _ visit: Visit, fault: SettlementPanel.Fault? = nil
    ) async throws -> Response {
        let (reader, words) = (visit.reader, visit.reader.words)
        guard let card = desk.people.clients[client] else { throw PageError(.notFound) }
        let month = (month ?? reader.today).firstOfMonth
        let path: [(label: String, url: AdminURL)] = [
            (words[.clients], .clients), (card.name, .client(client)),
        ]
        let title = "\(words[.statement]): \(words.month(of: month))"
        do {
            let settled = try await desk.settled(of: client, month: month, isCompared: true)
            let tables = StatementTables(settled.statement, reader, .staff(client: client))
            var panel = SettlementPanel(
                settled: settled, reader: reader, side: .staff(client: client), fault: fault)
            panel.unsendable = try desk.unsendable(settled)
            panel.recipients = desk.statementReaders(of: client)
            return try await adminPage(
                .clients, title, lead: words[settled.lead], path: path,
                [.facts(title: nil, tables.sums), .settlement(panel)]
                    + tables.tables.map { .table($0) }, visit)
        } catch StatementError.tooManyTickets {
            return try await adminPage(
                .clients, title, path: path,
                [.note(.warning, title: title, text: words[.tooManyTickets])], visit)
        }
    }

    func statementFile(
        of client: String, month: CivilDate, _ format: StatementFormat, _ visit: Visit
    ) async throws -> Response {
        try await statementFile(of: client, month: month, format, visit.reader)
    }

    // MARK: For the client

    func portalStatement(
        month: CivilDate?, _ visit: PortalVisit, fault: SettlementPanel.Fault? = nil
    ) async throws -> Response {
        guard visit.seesStatement else { throw PageError(.notFound) }
        let reader = visit.reader
        let month = (month ?? reader.today).firstOfMonth
        let frame = try frame(visit, .statement)
        let settled = try await settled(of: visit.client.id, month: month, reader)
        let panel = SettlementPanel(settled: settled, reader: reader, side: .client, fault: fault)
        return page(
            PortalStatementPage.view(frame, panel),
            status: fault == nil ? .ok : .init(code: 422))
    }

    func portalStatementFile(month: CivilDate, _ format: StatementFormat, _ visit: PortalVisit)
        async throws -> Response
    {
        guard visit.seesStatement else { throw PageError(.notFound) }
        return try await statementFile(of: visit.client.id, month: month, format, visit.reader)
    }

    private func settled(of client: String, month: CivilDate, _ reader: EditionReader)
        async throws -> SettledStatement
    {
        do {
            return try await desk.settled(of: client, month: month)
        } catch StatementError.tooManyTickets {
            throw PageError(.refused, reason: reader.words[.tooManyTickets])
        }
    }

    private func statementFile(
        of client: String, month: CivilDate, _ format: StatementFormat, _ reader: EditionReader
    ) async throws -> Response {
        guard let card = desk.people.clients[client] else { throw PageError(.notFound) }
        let settled = try await settled(of: client, month: month, reader)
        return try await format.file(
            of: settled, reader, provider: reader.text(reader.regulation.provider), card.name)
    }
}

extension PortalVisit {
    var seesStatement: Bool { viewer.seesStatement(of: client.id) }
}

extension SettledStatement {
    /// Whether it is what was sent, or what is known now.
    var lead: Word { settlement.sent == nil ? .statementLead : .statementSentLead }
}
