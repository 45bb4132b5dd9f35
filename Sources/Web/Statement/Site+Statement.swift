import HTTPTypes
import Hummingbird
import NIOCore
import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What a client owes for a month, line by line.
extension Site {
    func statementPage(of client: String, month: CivilDate?, _ visit: Visit) async throws
        -> Response
    {
        let (reader, words) = (visit.reader, visit.reader.words)
        guard let card = desk.people.clients[client] else { throw PageError(.notFound) }
        let month = (month ?? reader.today).firstOfMonth
        let path: [(label: String, url: AdminURL)] = [
            (words[.clients], .clients), (card.name, .client(client)),
        ]
        let title = "\(words[.statement]): \(words.month(of: month))"
        do {
            let found = try await desk.statement(of: client, month: month)
            let tables = StatementTables(found, reader, .staff(client: client))
            return try await adminPage(
                .clients, title, lead: words[.statementLead], path: path,
                tables.tables.map { .table($0) } + [.facts(title: nil, tables.sums)], visit)
        } catch StatementError.tooManyTickets {
            return try await adminPage(
                .clients, title, path: path,
                [.note(.warning, title: title, text: words[.tooManyTickets])], visit)
        }
    }

    func statementFile(of client: String, month: CivilDate, _ visit: Visit) async throws -> Response
    {
        try await statementFile(of: client, month: month, visit.reader)
    }

    // MARK: For the client

    func portalStatement(month: CivilDate?, _ visit: PortalVisit) async throws -> Response {
        guard visit.seesStatement else { throw PageError(.notFound) }
        let reader = visit.reader
        let month = (month ?? reader.today).firstOfMonth
        let frame = try frame(visit, .statement)
        let found = try await statement(of: visit.client.id, month: month, reader)
        return page(
            PortalStatementPage.view(frame, month, StatementTables(found, reader, .client)))
    }

    func portalStatementFile(month: CivilDate, _ visit: PortalVisit) async throws -> Response {
        guard visit.seesStatement else { throw PageError(.notFound) }
        return try await statementFile(of: visit.client.id, month: month, visit.reader)
    }

    private func statement(of client: String, month: CivilDate, _ reader: EditionReader)
        async throws -> Statement
    {
        do {
            return try await desk.statement(of: client, month: month)
        } catch StatementError.tooManyTickets {
            throw PageError(.refused, reason: reader.words[.tooManyTickets])
        }
    }

    private func statementFile(of client: String, month: CivilDate, _ reader: EditionReader)
        async throws -> Response
    {
        guard desk.people.clients[client] != nil else { throw PageError(.notFound) }
        let statement = try await statement(of: client, month: month, reader)
        let table = StatementTable(statement, in: reader.edition.zone)
        var headers = HTTPFields()
        headers[.contentType] = "text/csv; charset=utf-8; header=present"
        let name = "\(client)-\("\(statement.month)".prefix(7)).csv"
        headers[.contentDisposition] = "attachment; filename*=UTF-8''\(PercentCoding.encode(name))"
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: table.csv)))
    }
}

extension PortalVisit {
    var seesStatement: Bool { viewer.seesStatement(of: client.id) }
}
