import Testing
import WorkingTime

@testable import ServiceDesk

/// Fields that come in with a request keep to the same roles as those filled later.
@Suite struct DoorFieldTests {
    static let edition = try! RegulationsOnDisk.edition("netpoint")
    static let at = Instant(iso8601: "2025-10-07T09:00:00Z")!

    /// nil: taken in.
    private func refusal(_ fields: [String: FieldValue], by actor: Actor, sender roles: [String])
        -> Refusal?
    {
        let sender = Sender(
            address: "olga@dom.example", person: roles.isEmpty ? nil : "olga", roles: roles,
            listed: !roles.isEmpty)
        let interaction = Command.Interaction(
            id: "i", channel: "helpdesk", sender: sender, content: TicketStory.content,
            marks: TextMarks(), category: "account_change", fields: fields, arrivedAt: Self.at)
        do throws(Refusal) {
            _ = try decide(
                .receive(interaction), given: TicketStream(id: TicketID("t")), by: actor,
                seeing: Seen(),
                at: Self.at, under: Self.edition)
            return nil
        } catch {
            return error
        }
    }

    private let verified: [String: FieldValue] = ["identity_verified": .flag(true)]
    private let login: [String: FieldValue] = ["login": .text("olga77")]
    private let olga = Actor(kind: .contact, id: "olga", roles: ["subscriber"])
    private let agent = Actor(kind: .staff, id: "ivan", roles: ["agent"])
    private let stranger = Actor(kind: .stranger, id: "olga@dom.example")

    @Test func `a client does not confirm what only the staff confirms`() {
        let roles = Self.edition.regulation.fields["identity_verified"]?.by ?? []
        #expect(!roles.isEmpty && !roles.contains("subscriber"))
        #expect(refusal(verified, by: olga, sender: ["subscriber"]) == .needsRole(roles))
        #expect(refusal(verified, by: stranger, sender: []) == .needsRole(roles))
        #expect(refusal(verified, by: agent, sender: ["subscriber"]) == nil)
    }

    @Test
    func `the staff write down what the client said, and who is not known says what a client may`()
    {
        #expect(refusal(login, by: olga, sender: ["subscriber"]) == nil)
        #expect(refusal(login, by: agent, sender: ["subscriber"]) == nil)
        #expect(refusal(login, by: stranger, sender: []) == nil)
    }
}
