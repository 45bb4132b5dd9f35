import Runtime
import ServiceDesk
import WorkingTime

/// What came of one step of a story, in the words in which the API tells of a running desk: whoever
/// plays the same story on a server compares it with what the server shows.
public struct StepTrace: Sendable, Encodable {
    /// Why the step was not carried out.
    struct Refused: Sendable, Encodable {
        /// As problems of the API name it; nil: people were not given a role, or the desk had
        /// another reason.
        var reason: String?
        var rule: String?
        var verdict: String?
        var detail: String
    }

    struct Letter: Sendable, Encodable {
        var to: [String]
        var cc: [String]
        var subject: String
        var text: String
    }

    struct Event: Sendable, Encodable {
        var event: String
        var occurredAt: String
        /// Kind of whoever did it.
        var by: String
        var person: String?
        var rule: String?
        var details: [String: String]
    }

    struct Promise: Sendable, Encodable {
        var commitment: String
        var instance: Int
        var outcome: String
        var startedAt: String
        var dueAt: String?
        var endedAt: String?
        var pausedSince: String?
        var elapsedSeconds: Int64
    }

    /// A ticket that the step has changed, or is about.
    struct Ticket: Sendable, Encodable {
        var name: String
        var number: Int
        var state: String
        var priority: String?
        var category: String?
        var client: String?
        var project: String?
        var assignees: [String]
        var takenBy: String?
        /// Without secrets.
        var fields: [String: String]
        var minutesLogged: Int
        /// Minor units; nil: nothing was logged, or its price is not counted.
        var workPrice: Int64?
        var clocks: [Promise]
        /// Since the step before.
        var events: [Event]
    }

    /// Counted from 0.
    var step: Int
    var line: Int
    var at: String
    /// What became of an interaction; nil: the step takes none in.
    var outcome: String?
    var rule: String?
    var refused: Refused?
    var tickets: [Ticket]
    /// That left since the step before.
    var letters: [Letter]
}
