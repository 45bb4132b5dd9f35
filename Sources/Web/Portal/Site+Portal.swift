import Channels
import Foundation
import HTTPTypes
import Hummingbird
import Letters
import NIOCore
import Regulations
import Runtime
import ServiceDesk
import Store

/// The clients' side of the site.
extension Site {
    /// Forms with files are read by the program that reads letters; they wait for no letter.
    private static let forms = LetterReader(waiting: 32)

    /// A form with or without files.
    func formData(_ request: Request, bytesMax: Int = FormData.bytesMax + Site.formMax) async throws
        -> FormData
    {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data") else {
            return FormData(fields: try await form(request))
        }
        guard let buffer = try? await request.body.collect(upTo: bytesMax) else {
            throw PageError(.refused, reason: Words.of(language(request))[.tooManyFiles])
        }
        let bytes = [UInt8](buffer: buffer)
        let form: MultipartForm
        do {
            form = try await Self.forms.form(bytes, contentType: type)
        } catch is MIMEError {
            throw PageError(.refused)
        }
        let files = form.files.map {
            FormData.File(name: $0.name, contentType: $0.contentType, bytes: Data($0.bytes))
        }
        guard files.count <= FormData.filesMax,
            files.reduce(0, { $0 + $1.bytes.count }) <= FormData.bytesMax
        else {
            throw PageError(
                .refused, reason: Words.of(language(request))[.tooManyFiles],
                typed: form.fields["text"])
        }
        return FormData(fields: form.fields, files: files)
    }

    // MARK: List

    /// Rows of one page.
    static let portalRowsMax = 50

    func portalHome(_ view: PortalView, after: String?, _ visit: PortalVisit) async throws
        -> Response
    {
        guard view != .company || visit.contact.scope != .own else { throw PageError(.notFound) }
        let viewer = view == .mine ? visit.session.ownViewer : visit.viewer
        let rows = try await desk.queue(
            view == .ended ? .ended : .all, after: after, limit: Self.portalRowsMax, for: viewer)
        let waiting = try await desk.queue(.all, limit: Self.portalRowsMax, for: visit.viewer)
        let reader = visit.reader
        let statements: [PortalHomePage.Decision] =
            visit.seesStatement
            ? try await desk.settlements(of: visit.client.id).compactMap {
                .init($0, reader: reader)
            } : []
        let model = PortalHomePage.Model(
            frame: try frame(visit, .tickets), view: view,
            views: visit.contact.scope == .own ? [.mine, .ended] : [.mine, .company, .ended],
            decisions: after == nil && view != .ended
                ? statements + waiting.rows.compactMap { .init($0, reader: reader) } : [],
            rows: rows.rows.map { .init($0, reader: reader) }, older: rows.next, team: team(visit),
            packages: PackagePanel(
                visit.seesStatement ? try await desk.packages(of: visit.client.id) ?? [] : [],
                reader))
        return page(PortalHomePage.view(model))
    }

    /// Those who serve the projects that the client has.
    private func team(_ visit: PortalVisit) -> [PortalHomePage.Member] {
        let reader = visit.reader
        let named = visit.client.projects.values.sorted { $0.id < $1.id }.flatMap { project in
            reader.people.team(of: project).flatMap { role, people in
                people.map { (role: role, person: $0) }
            }
        }
        let order = reader.regulation.roles.names
        var members: [PortalHomePage.Member] = []
        for role in order {
            let people = Set(named.filter { $0.role == role }.map(\.person)).sorted()
            let title = reader.role(role)
            members += people.compactMap { id in
                reader.people.staff[id].flatMap {
                    $0.left ? nil : .init(role: title, name: $0.name)
                }
            }
        }
        return Array(members.prefix(8))
    }

    // MARK: Regulation

    func portalRegulation(_ visit: PortalVisit) throws -> Response {
        let version = try desk.versionToSign(of: visit.client)
        let reader = visit.reader
        let model = PortalRegulationPage.Model(
            frame: try frame(visit, .regulation), title: reader.text(reader.regulation.title),
            sections: RegulationPage.sections(reader), version: reader.regulation.version,
            standing: version.signed.map {
                .signed(name: reader.person($0.contact).name, on: reader.civil($0.at).date)
            } ?? .toSign(digest: version.digest))
        return page(PortalRegulationPage.view(model))
    }

    /// A version as it was published. Only the one in force is signed.
    func portalVersion(id: String, _ version: String, _ visit: PortalVisit) throws -> Response {
        let edition = try desk.edition(id: id, version: version).found()
        guard edition.regulation != visit.reader.regulation else {
            return try portalRegulation(visit)
        }
        let reader = EditionReader(
            language: visit.language, edition: edition, people: desk.people, now: visit.reader.now)
        let model = PortalRegulationPage.Model(
            frame: try frame(visit, .regulation), title: reader.text(reader.regulation.title),
            sections: RegulationPage.sections(reader), version: version,
            standing: .other(inForce: visit.reader.regulation.version))
        return page(PortalRegulationPage.view(model))
    }

    func acknowledge(_ form: FormData, _ visit: PortalVisit) async throws -> Response {
        do {
            try await desk.acknowledge(
                digest: form["digest"] ?? "", by: visit.contact, of: visit.client.id)
        } catch StoreError.conflict {
            // Another version has come into force: it is shown, to be read first.
        }
        return redirect(to: .portal(.regulation))
    }
}

extension PortalHomePage.Row {
    init(_ row: TicketRow, reader: EditionReader) {
        let reader = reader.of(row)
        // A clock that only measures promises nothing to the client.
        let due = row.due.flatMap { $0.nature == .unregulated ? nil : $0 }
        self.init(
            number: row.number, subject: reader.subject(row.title), state: row.state,
            isMerged: row.isMerged,
            clock: due.flatMap { reader.model(row: $0, of: row) },
            person: row.requester.flatMap(reader.name) ?? row.address)
    }
}

extension PortalHomePage.Decision {
    /// nil: nothing waits for the client.
    init?(_ row: TicketRow, reader: EditionReader) {
        let (word, state): (Word, ClockState)
        switch row.state {
        case .waitingClient: (word, state) = (.answerQuestion, .paused)
        case .waitingApproval: (word, state) = (.approveEstimate, .paused)
        case .done: (word, state) = (.acceptWork, .met)
        case .received, .held, .admitted, .inProgress, .waitingThirdParty, .handedOver, .postponed,
            .signedOff, .closed, .refused, .notAdmitted:
            return nil
        }
        self.init(
            url: .ticket(row.number), what: reader.words.number(row.number),
            subject: reader.subject(row.title), word: word, state: state)
    }

    /// nil: it does not wait for the client.
    init?(_ settlement: Settlement, reader: EditionReader) {
        guard settlement.waitsForClient, let sent = settlement.sent else { return nil }
        self.init(
            url: .statement(month: settlement.month),
            what: reader.words.month(of: settlement.month),
            subject: "\(reader.words[.statement]): \(reader.money(sent.total))",
            word: .settleStatement, state: .paused)
    }
}
