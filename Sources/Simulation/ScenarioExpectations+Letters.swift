import Regulations
import Runtime
import ServiceDesk
import WorkingTime

// What is sent, and what it says.
extension ScenarioExpectations {
    func checkMessages(_ failures: inout [ScenarioFailure]) {
        let sent = result?.sent ?? []
        contain("sent", expect.sent, sent, &failures, by: "messages")
        for message in expect.notSent ?? [] where sent.contains(message) {
            compare(
                "message \(message)", "not sent", "sent", &failures, by: ["messages.\(message)"])
        }
        for (message, people) in expect.told.pairs {
            let actual = result?.told(message, in: run.scene) ?? []
            compare(
                "told \(message)", list(people), list(actual), &failures,
                by: ["messages.\(message)"])
        }
        for (message, wanted) in expect.reads.pairs {
            let letters = letters(of: message)
            guard !letters.contains(where: { $0.contains(wanted) }) else { continue }
            let actual = letters.last ?? "no such message in this step"
            compare(
                "words of \(message)", "… \(wanted) …", actual, &failures,
                by: ["messages.\(message)"])
        }
    }

    /// As they left.
    private func letters(of message: String) -> [String] {
        (result?.letters ?? []).filter { $0.message == message }.map { $0.letter.text.spaced }
    }

    func checkMeeting(_ failures: inout [ScenarioFailure]) {
        guard let wanted = expect.meeting else { return }
        guard let stream, let meeting = meeting(of: stream, under: edition) else {
            return compare("meeting", local(run.instant(wanted.at)), "none", &failures)
        }
        compare("meeting", local(run.instant(wanted.at)), local(meeting.starts), &failures)
        if let places = wanted.places {
            let actual = edition.regulation.words(
                meeting.places, in: edition.regulation.authoritative)
            compare(
                "place of the meeting", places.joined(separator: ", "),
                actual.joined(separator: ", "), &failures)
        }
        if let with = wanted.with {
            let client = stream.ticket.client.flatMap { run.scene.people.clients[$0] }
            let (staff, contacts) = meeting.participants(
                holders: run.scene.people.holders(project: stream.ticket.projectKey), client: client
            )
            let actual = (staff + contacts.map(\.id)).sorted().joined(separator: ", ")
            compare("who meets", with.sorted().joined(separator: ", "), actual, &failures)
        }
        if let revision = wanted.revision {
            compare("revision of the meeting", "\(revision)", "\(meeting.revision)", &failures)
        }
        if let state = wanted.state {
            compare("state of the meeting", state.rawValue, meeting.state.rawValue, &failures)
        }
    }
}

extension String {
    /// With plain spaces, as files of scenarios have them.
    fileprivate var spaced: String { String(map { $0 == "\u{A0}" ? " " : $0 }) }
}
