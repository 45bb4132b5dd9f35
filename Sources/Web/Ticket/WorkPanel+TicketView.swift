import Regulations
import Runtime
import ServiceDesk

extension WorkPanel {
    init(_ view: TicketView, _ reader: EditionReader) {
        let ticket = view.stream.ticket
        packages = PackagePanel(
            view.packages ?? [], reader,
            nextHour: ticket.isOpen ? reader.nextHour(on: view) : nil)
        lines = (view.work ?? []).filter { $0.minutes > 0 }.map { Line($0, reader) }
        let sum = view.work.map { ServiceDesk.total(of: $0) }
        total = sum.flatMap { $0 == .byAgreement ? nil : reader.words($0) }
        let waiting =
            lines.isEmpty && ticket.estimates.isEmpty ? nil : reader.hourPrice(of: ticket).deferred
        notCounted =
            sum == nil
            ? reader.words[.workInStatement] : (sum?.deferred ?? waiting).map(reader.cause)
        offers = ticket.estimates.map { Offer($0, on: ticket, reader) }
        parts = ticket.subtasks.map { part in
            Part(
                text: view.text(part.opened.content, reader.words),
                role: part.opened.role.map(reader.role),
                priority: ticket.priority(of: part).flatMap(reader.priority)?.name,
                isDone: part.isDone)
        }
        watchers = ticket.watchers.map { reader.person($0).name }
        merged = ticket.absorbed
    }
}

extension WorkPanel.Line {
    fileprivate init(_ line: WorkLine, _ reader: EditionReader) {
        let times = line.factors.compactMap { reader.regulation.prices.factors[$0]?.times }.reduce(
            1, *)
        self.init(
            day: reader.civil(line.from), person: reader.person(line.person).name,
            length: reader.words.span(.elapsed(line.minutes * 60)),
            factor: line.factors.isEmpty
                ? nil : "×" + (times == times.rounded() ? "\(Int(times))" : "\(times)"),
            amount: line.fund == nil
                ? reader.words(line.price) : reader.words[.fromPackage],
            clauses: [line.clause].compactMap(\.self).map(reader.link))
    }
}

extension WorkPanel.Offer {
    fileprivate init(_ estimate: Estimate, on ticket: Ticket, _ reader: EditionReader) {
        let word: Word =
            switch estimate.state {
            case .offered: .estimateOffered
            case .approved: .estimateApproved
            case .declined: .estimateDeclined
            case .superseded: .estimateSuperseded
            }
        let offer = estimate.offer
        let text = [reader.words(offer), reader.instead(ofSumIn: offer, on: ticket)].compactMap(
            \.self)
        self.init(
            version: offer.version, text: text.joined(separator: ", "), state: reader.words[word])
    }
}
