import Testing

@testable import Regulations
@testable import ServiceDesk

/// A regulation may treat a request by whether its sender is proven.
@Suite struct ProvenSenderTests {
    /// A desk whose regulation holds what comes from an address that nobody vouches for.
    private func isHeld(proven: Bool?, where wanted: Bool = false) throws -> Bool {
        let sender = Sender(
            address: "anna@alfa.example", person: "anna", roles: ["client"], listed: true,
            proven: proven)
        let letter = try ArrivedLetter("echo", from: sender, admitted: false) { regulation in
            for name in regulation.rules.names { regulation.rules[name] = nil }
            regulation.rules["unproven"] = Rule(
                clauses: [], moment: .before([.event(.registered)]),
                when: .fact(.provenSender(wanted)), verdict: .hold)
        }
        return letter.stream.records.contains {
            if case .held(let held) = $0.event { held.rule == "unproven" } else { false }
        }
    }

    @Test func `what our mail server does not vouch for is held where the regulation says so`()
        throws
    {
        #expect(try isHeld(proven: false))
        #expect(try !isHeld(proven: true))
        #expect(try !isHeld(proven: nil), "nobody was asked, as with a call or a form")
    }

    @Test func `the opposite holds of everybody else`() throws {
        #expect(try !isHeld(proven: false, where: true))
        #expect(try isHeld(proven: true, where: true))
        #expect(try isHeld(proven: nil, where: true))
    }
}
