import Foundation
import Testing

@testable import ServiceDesk

/// Why a contact became what it became is a code in the journal; what older programs wrote is read
/// as it was meant.
@Suite struct InteractionReasonTests {
    @Test(
        arguments: [
            .ownLetter, .reportWithoutFailure, .reportOnNoLetter, .beyondQuota, .endedTwice,
            .keptFailing, .erased,
            .damaged, .refused("by_rule"), .unreadable("too_deep"), .bounced("5.1.1 no such user"),
            .said("something else"),
        ] as [InteractionReason]) func `what is stored is read again`(_ reason: InteractionReason)
        throws
    {
        #expect(InteractionReason(stored: reason.stored) == reason)
        let bytes = try JSONEncoder().encode(
            InteractionEvent.Concluded(outcome: .recorded, reason: reason))
        #expect(
            try JSONDecoder().decode(InteractionEvent.Concluded.self, from: bytes).reason == reason)
    }

    @Test func `what stood there in words is a code now`() throws {
        let old = Data(#"{"outcome":"recorded","reason":"a letter of this desk"}"#.utf8)
        #expect(
            try JSONDecoder().decode(InteractionEvent.Concluded.self, from: old).reason
                == .ownLetter)
        #expect(InteractionReason(stored: "more in an hour than are judged") == .beyondQuota)
    }
}
