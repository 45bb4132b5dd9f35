import Channels
import Letters
import ServiceDesk
import Store

/// Meetings as files for calendars.
extension Desk {
    /// The meeting that the ticket plans, as its viewer may have it; nil: it plans none.
    public func meetingFile(of view: TicketView, for viewer: Viewer, in language: String)
        -> MeetingFile?
    {
        let isStaff = if case .contact = viewer { false } else { true }
        return meetingFile(
            of: view.stream, title: view.row.title, under: view.edition, people: people,
            language: language,
            isStaff: isStaff)
    }

    func meetingFile(
        for recipient: Recipient, of change: Change, in transaction: Transaction
    ) throws -> MailAttachment? {
        guard !recipient.isStranger,
            let file = meetingFile(
                of: change.after, title: try title(of: change.after.ticket, in: transaction),
                under: change.edition,
                people: change.people, language: recipient.language, isStaff: recipient.isStaff)
        else { return nil }
        return MailAttachment(
            name: file.name, contentType: MeetingFile.contentType, bytes: Array(file.text.utf8))
    }

    /// Clients learn the names of the staff, not their addresses.
    private func meetingFile(
        of stream: TicketStream, title: String, under edition: Edition, people: People,
        language: String, isStaff: Bool
    ) -> MeetingFile? {
        guard let meeting = meeting(of: stream, under: edition) else { return nil }
        let regulation = edition.regulation
        let (staff, contacts) = meeting.participants(
            holders: people.holders(project: stream.ticket.projectKey),
            client: stream.ticket.client.flatMap { people.clients[$0] })
        let colleagues = staff.compactMap { people.staff[$0] }.map { member in
            MeetingFile.Person(
                name: member.name, address: isStaff && !member.email.isEmpty ? member.email : nil)
        }
        let provider =
            regulation.provider.text(in: language, fallbacks: regulation.languages)?.text ?? id
        let name = title.isEmpty ? "\(provider) #\(meeting.number)" : title
        let sender = mail.flatMap { $0.from.name.isEmpty ? nil : $0.from.name } ?? provider
        let page = isStaff ? "tickets" : "portal/tickets"
        return MeetingFile(
            meeting: meeting, title: name, places: regulation.words(meeting.places, in: language),
            organiser: .init(name: sender, address: mail?.from.address),
            people: colleagues + contacts.map { .init(name: $0.name, address: $0.mailAddress) },
            domain: mail?.domain ?? "\(id).invalid",
            link: address.text.map { "\($0)/\(page)/\(meeting.number)" })
    }
}
