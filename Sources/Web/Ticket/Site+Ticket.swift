import Channels
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Letters
import NIOCore
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

extension Site {
    /// The ticket with a reader of its own edition, which its clauses link to, and the roles in
    /// which the visitor acts.
    func load(_ number: Int, _ visit: Visit) async throws -> (
        view: TicketView, reader: EditionReader, roles: [String]
    ) {
        let view = try await desk.opened(number: number, by: visit.viewer).found()
        let reader = EditionReader(
            language: visit.language, edition: view.edition, people: desk.people, now: view.asOf)
        let (own, standingIn) = desk.roles(of: visit.session.staff, on: view)
        return (view, reader, own + standingIn)
    }

    /// Around a page of a ticket, which calls things as the ticket's own version does.
    func frame(_ visit: Visit, of reader: EditionReader) async throws -> DeskFrame {
        var frame = try await self.frame(visit, section: .queue)
        frame.labels = reader.labels
        return frame
    }

    /// - Parameters:
    ///   - written: words in the box that were not carried out.
    ///   - seen: what came after this position is marked as new.
    func ticket(
        _ number: Int, _ visit: Visit, written: TicketPage.Written? = nil,
        newAfter seen: Int? = nil, revealed: (field: String, value: String)? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let (view, reader, roles) = try await load(number, visit)
        var model = TicketPage.Model(
            view, frame: try await frame(visit, of: reader), reader: reader, roles: roles,
            person: visit.session.staff, written: written, newAfter: seen,
            nonce: desk.world.newToken())
        model.standsInFor = substitution(of: visit, on: view, reader)
        model.facts +=
            desk.maySee(secretsOf: view, visit.viewer)
            ? TicketPage.Model.secrets(view, reader, revealed: revealed) : []
        model.readers = ReadersPanel(try await desk.readings(of: number), visit.reader)
        if let written, model.composer?.ways.contains(written.way) != true {
            let reason = RefusalSentence(reader: reader).text(.wrongState(view.stream.ticket.state))
            throw PageError(.refused, reason: reason, ticket: number, typed: written.text)
        }
        return page(TicketPage.view(model), status: status)
    }

    /// The ticket's page with one of its secrets on it; the next look hides it again.
    func secret(ofTicket number: Int, _ fields: [String: String], _ visit: Visit) async throws
        -> Response
    {
        let field = fields["field"] ?? ""
        do {
            let value = try await desk.secret(field, ofTicket: number, by: visit.viewer).found()
            return try await ticket(number, visit, revealed: (field, value))
        } catch let problem as VaultProblem {
            desk.log.error("secret '\(field)' of ticket \(number): \(problem)")
            throw PageError(
                .refused, reason: visit.reader.words[.secretUnreadable], ticket: number)
        }
    }

    /// In whose place the visitor may act here.
    private func substitution(of visit: Visit, on view: TicketView, _ reader: EditionReader)
        -> String?
    {
        let roles = desk.roles(of: visit.session.staff, on: view).standingIn
        guard view.stream.ticket.isOpen, !roles.isEmpty else { return nil }
        return roles.map(reader.roleTitle).joined(separator: ", ")
    }

    func explainPage(_ number: Int, clock id: String, _ visit: Visit) async throws -> Response {
        let (view, reader, _) = try await load(number, visit)
        let index = view.clocks.firstIndex { $0.id.text == id }
        guard let index, let card = reader.card(view.clocks[index], view.explanations[index]) else {
            throw PageError(.notFound, ticket: number)
        }
        let model = ExplainPage.Model(
            frame: try await frame(visit, of: reader), ticket: number,
            subject: reader.subject(view.row.title),
            card: card, basis: reader.words.edition(reader.regulation.version))
        return page(ExplainPage.view(model))
    }

    // MARK: Contents

    /// Files are given to the browser to keep, never to run.
    func content(_ id: String, _ visit: Visit) async throws -> Response {
        let file = try await desk.opened(file: id, by: visit.viewer).found()
        var headers = HTTPFields()
        headers[.contentType] = file.isImage ? file.contentType : "application/octet-stream"
        let name = PercentCoding.encode(file.name)
        headers[.contentDisposition] = "attachment; filename*=UTF-8''\(name)"
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    func letter(_ id: String, _ visit: Visit) async throws -> Response {
        let file = try await desk.opened(file: id, by: visit.viewer).found()
        let safe = LetterHTML.sanitised(String(decoding: file.bytes, as: UTF8.self)) { _ in nil }
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.contentSecurityPolicy] = LetterFrame.policy
        let text = "<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">" + safe.html
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }

    /// The version that the address names, as tickets that are judged by it cite it.
    func regulationPage(id: String, version: String, _ visit: Visit) async throws -> Response {
        let edition = try desk.edition(id: id, version: version).found()
        let reader = EditionReader(
            language: visit.language, edition: edition, people: desk.people, now: desk.world.now())
        let frame = try await frame(visit, section: .regulation)
        let model = RegulationPage.Model(frame: frame, reader: reader, published: desk.regulations)
        return page(RegulationPage.view(model))
    }
}

extension EditionReader {
    /// `2026-11-05T14:30` of a form, in the reader's zone.
    func instant(_ field: String?) -> Instant? {
        guard let parts = field?.split(separator: "T"), parts.count == 2,
            let date = CivilDate(String(parts[0])),
            let time = CivilTime(String(parts[1].prefix(5)))
        else { return nil }
        return zone.instant(of: date, time)
    }
}
