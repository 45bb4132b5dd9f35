import Regulations
import Simulation
import Testing

/// A small regulation of a test, with the stories that the test tells of it.
enum PlannedRegulation {
    static let head = """
        reglament: 1
        id: small
        version: "1"
        in_force: 2026-01-01
        title: { en: "Small" }
        provider: { en: "Provider" }
        languages: [en]
        time_zone: Europe/Moscow
        currency: RUB
        calendar: always
        calendars: {}
        roles:
          agent: { title: { en: "Agent" }, clause: "1" }
          head: { title: { en: "Head" }, clause: "1" }
          user: { title: { en: "User" }, clause: "1", side: client, per: client }
        channels:
          mail: { title: { en: "Mail" }, clause: "1", kind: email, address: a@small.example, arrival: delivered }
          chat: { title: { en: "Chat" }, clause: "5", kind: messenger }
        commitments:
          answer: { clause: "2", title: { en: "Answer" }, starts: arrived, stops: first_reply, within: 2 working hours }
        messages:
          thanks: { clause: "3", after: closed, to: user, text: { en: "Thank you." } }
        rules:
          head_closes: { clause: "4", before: closed, when: { not: { by: head } }, verdict: refuse }
          unlisted: { clause: "6", before: registered, when: { channel: other }, verdict: record }
        readings:
          hours:
            clause: "2"
            question: { en: "Two hours or three?" }
            chosen: two
            alternatives: { three: { commitments.answer.within: 3 working hours } }
        clauses:
          "1": { text: { en: "Who there is." } }
          "2": { text: { en: "An answer comes in two hours." } }
          "3": { text: { en: "We thank." } }
          "4": { text: { en: "Only the head closes." } }
          "5": { text: { en: "We chat." } }
          "6": { text: { en: "Nothing comes in elsewhere." } }

        """

    static func checked() throws -> Checked {
        let checked = RegulationFile.read(
            text: head, file: "small.yaml", world: RegulationsOnDisk.world)
        _ = try #require(checked.regulation, "\(checked.findings)")
        return checked
    }

    /// - Parameter steps: Flow maps of a story that begins with a letter, ticket T1, at 10:00.
    static func story(naming clause: String, _ steps: String...) -> String {
        """
        scenario: 1
        regulation: small
        title: A story
        clause: "\(clause)"
        given:
          staff: { olga: agent, henry: head }
          clients: { acme: { people: { ulla: { role: user } } } }
        steps:
          - { at: 2026-01-14 10:00, by: ulla, does: arrived, ticket: T1, channel: mail, subject: Till, text: Broken }

        """ + steps.map { "  - { \($0) }\n" }.joined()
    }

}
