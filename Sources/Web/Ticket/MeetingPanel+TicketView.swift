import Runtime
import ServiceDesk
import WorkingTime

extension MeetingPanel {
    /// nil: the ticket plans no meeting.
    init?(_ view: TicketView, _ reader: EditionReader, url: SiteURL) {
        guard let meeting = meeting(of: view.stream, under: view.edition) else { return nil }
        let ticket = view.stream.ticket
        let (staff, contacts) = meeting.participants(
            holders: reader.people.holders(project: ticket.projectKey),
            client: ticket.client.flatMap { reader.people.clients[$0] })
        self.init(
            starts: reader.civil(meeting.starts), ends: reader.civil(meeting.ends),
            state: State(meeting.state),
            places: reader.regulation.words(meeting.places, in: reader.language.rawValue),
            people: staff.map { reader.person($0).name } + contacts.map(\.name), url: url)
    }
}

extension MeetingPanel.State {
    fileprivate init(_ state: Meeting.State) {
        self =
            switch state {
            case .planned: .planned
            case .held: .held
            case .cancelled: .cancelled
            }
    }
}
