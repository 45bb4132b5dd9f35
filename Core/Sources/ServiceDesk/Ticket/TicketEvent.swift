import Regulations
import WorkingTime

/// What became true about a ticket. Past tense, journalled, never edited; texts live in erasable
/// content rows (decision 3).
public enum TicketEvent: Sendable, Hashable {
    case arrived(Arrived)
    case categorised(Categorised)
    /// Its client, contact or project were found out after it had come.
    case placed(Placed)
    case prioritised(Prioritised)
    case hinted(ByRule)
    case held(ByRule)
    case returned(ByRule)
    case registered
    case admitted(Admitted)
    case admissionFailed(AdmissionFailed)
    case refused(Refused)
    case postponed(Postponed)
    case merged(Merged)
    case split(Split)
    case assigned(Assigned)
    case taken(Taken)
    /// Given back to the pool, where it keeps its place.
    case released
    case started
    case replied(Replied)
    case askedClient(Replied)
    case noted(Noted)
    case clientWrote(ClientWrote)
    case filled(Filled)
    case waited(Waited)
    case resumed
    case handedOver(HandedOver)
    case expedited(Expedited)
    /// Its place is again the one that the order of the queue gives it.
    case putInTurn(Expedited)
    case logged(Logged)
    case done
    case signedOff
    case closed
    case reopened(Reopened)
    case messaged(Messaged)
    case receipted(Receipted)
    case warned(Warned)
    case kept(Observed)
    case missed(Observed)
    /// A journalled miss which later facts of an earlier date have undone (decision 5).
    case withdrawn(Observed)
    /// A promise journalled as kept, or not at all, that later facts show to have been broken
    /// (decision 5).
    case foundLate(Observed)
    /// An indicative term has passed: what the regulation says follows, and nothing is broken.
    case overran(Observed)
    /// A step that the regulation says follows so long after a due instant.
    case lateStepped(LateStepped)
    case estimated(Estimated)
    case approved(EstimateAnswered)
    case declined(EstimateAnswered)
    case defectReported(Wrote)
    /// A notice about it was made public.
    case published(Wrote)
    case subtaskOpened(SubtaskOpened)
    case subtaskDone(SubtaskDone)
    case subtaskPrioritised(SubtaskPrioritised)
    case logCorrected(LogCorrected)
    case absorbed(Absorbed)
    case watched(Watched)
    case unwatched(Watched)
    case snoozed(Snoozed)
    case reminded(Reminded)
    case escalated(Escalated)
    case decided(Decided)
    case invoiced(Invoiced)
    case packageReached(PackageReached)
    case workApproved(WorkApproved)
}

extension TicketEvent {
    /// The interaction that it began with, and every fact that later judgements need.
    public struct Arrived: Sendable, Hashable, Codable {
        /// Interaction that brought it.
        public var interaction: String
        /// Display number within the desk: gaps allowed, never reused, never authority (decision
        /// 30).
        public var number: Int
        public var channel: String
        public var client: String?
        public var project: String?
        public var sender: Sender
        public var content: ContentRef
        /// Facts of the text that conditions may ask for; the text itself is erasable.
        public var marks: TextMarks
        public var entitlement: Entitlement
        public var basis: Basis
        /// Number of the finished ticket that the interaction answers: its sender is not proven, so
        /// it was not reopened.
        public var answers: Int?
        /// Number of an open ticket that it may say again; somebody decides.
        public var resembles: Int?
        /// Number of the ticket in which it was said first.
        public var splitFrom: Int?
        /// Further channels that it was written to; nil: none, also in journals from before they
        /// were asked for.
        public var also: [String]?

        private enum CodingKeys: String, CodingKey {
            case interaction, number, channel, client, project, sender, content, marks, basis
            case entitlement = "standing"
            case answers, resembles, splitFrom, also
        }

        public init(
            interaction: String, number: Int, channel: String, client: String?, project: String?,
            sender: Sender,
            content: ContentRef, marks: TextMarks, entitlement: Entitlement, basis: Basis,
            answers: Int? = nil,
            resembles: Int? = nil, splitFrom: Int? = nil, also: [String]? = nil
        ) {
            self.interaction = interaction
            self.number = number
            self.channel = channel
            self.client = client
            self.project = project
            self.sender = sender
            self.content = content
            self.marks = marks
            self.entitlement = entitlement
            self.basis = basis
            self.answers = answers
            self.resembles = resembles
            self.splitFrom = splitFrom
            self.also = also
        }
    }

    /// What it is about was decided.
    public struct Categorised: Sendable, Hashable, Codable {
        public var category: String
        public init(category: String) { self.category = category }
    }

    /// How urgent it is was proposed or decided.
    public struct Prioritised: Sendable, Hashable, Codable {
        /// Why it has this priority.
        public enum Ground: String, Sendable, Hashable, Codable {
            case proposed, set, confirmed, rule, granted
        }
        public var priority: String
        public var ground: Ground
    }

    /// A rule of the regulation acted.
    public struct ByRule: Sendable, Hashable, Codable {
        public var rule: String
        /// Fields that the rule asks for.
        public var missing: [String] = []
        /// Roles that decide.
        public var roles: [String] = []
    }

    /// It takes its place in the queue.
    public struct Admitted: Sendable, Hashable, Codable {
        /// What it was admitted by.
        public enum Ground: String, Sendable, Hashable, Codable {
            case receipt, noReceiptNeeded, person
        }
        public var ground: Ground
    }

    /// The receipt which would have admitted it did not arrive.
    public struct AdmissionFailed: Sendable, Hashable, Codable {
        public var reason: String
    }

    /// It was refused.
    public struct Refused: Sendable, Hashable, Codable {
        /// Rule that refused at the door; nil: a person did.
        public var rule: String?
        public var content: ContentRef?
    }

    /// The work on it was put off.
    public struct Postponed: Sendable, Hashable, Codable {
        public var until: Instant?
        public var content: ContentRef?
    }

    /// It went on as part of another ticket.
    public struct Merged: Sendable, Hashable, Codable {
        public var into: TicketID
        /// Display number of the other ticket.
        public var number: Int?
    }

    /// Who is to work on it was said.
    public struct Assigned: Sendable, Hashable, Codable {
        public var roles: [String]
        public var people: [String]
    }

    /// Somebody began to be answerable for it.
    public struct Taken: Sendable, Hashable, Codable {
        public var by: String
        /// Why the head let it be taken out of turn.
        public var override: String?
    }

    /// Something was said of it.
    public struct Wrote: Sendable, Hashable, Codable {
        public var content: ContentRef
    }

    /// What only the staff reads: written here by one of them, or a letter that is not the client's
    /// words.
    public struct Noted: Sendable, Hashable, Codable {
        public var content: ContentRef
        /// Interaction that brought the letter; nil: it came in no letter, or before this was kept.
        public var interaction: String?
        /// Who wrote the letter.
        public var sender: Sender?
        /// Whose words the letter is.
        public var voice: Voice?
        /// What it says of a letter of ours; nil: it is no report.
        public var delivery: DeliveryNotice?
    }

    /// Somebody of the staff wrote to the client.
    public struct Replied: Sendable, Hashable, Codable {
        public var content: ContentRef
        /// The first answer of a person to the client.
        public var first: Bool
    }

    /// Somebody of the client wrote again.
    public struct ClientWrote: Sendable, Hashable, Codable {
        public var interaction: String
        public var sender: Sender
        public var content: ContentRef
        public var entitlement: Entitlement
        /// Facts of its text; nil in journals from before they were asked for.
        public var marks: TextMarks?

        private enum CodingKeys: String, CodingKey {
            case interaction, sender, content, marks
            case entitlement = "standing"
        }
    }

    /// Fields got these values.
    public struct Filled: Sendable, Hashable, Codable {
        public var fields: [String: FieldValue]
    }

    /// The work waits for somebody.
    public struct Waited: Sendable, Hashable, Codable {
        /// Whom the work waits for.
        public enum What: String, Sendable, Hashable, Codable, CaseIterable {
            case client, thirdParty, approval

            /// Its name for programs and stories; the journal keeps the raw value.
            public var name: String { self == .thirdParty ? "third_party" : rawValue }

            /// - Returns: nil: nothing is called so.
            public init?(name: String) {
                guard let what = Self.allCases.first(where: { $0.name == name }) else {
                    return nil
                }
                self = what
            }
        }
        public var what: What
        public var content: ContentRef?
        /// Day that the third party, or the client, has named; on it the staff is reminded.
        public var expected: CivilDate?

        public init(what: What, content: ContentRef? = nil, expected: CivilDate? = nil) {
            self.what = what
            self.content = content
            self.expected = expected
        }
    }

    /// Other roles are to work on it.
    public struct HandedOver: Sendable, Hashable, Codable {
        public var roles: [String]
        public var rule: String?
    }

    /// It was put out of turn, or back into it.
    public struct Expedited: Sendable, Hashable, Codable {
        public var content: ContentRef?
    }

    /// Working time entered.
    public struct Logged: Sendable, Hashable, Codable {
        public var entry: String
        public var person: String
        public var role: String
        public var from: Instant
        /// At least 1.
        public var minutes: Int
        public var work: String
        /// What was done, for the statement's reader.
        public var content: ContentRef?

        public init(
            entry: String, person: String, role: String, from: Instant, minutes: Int, work: String,
            content: ContentRef? = nil
        ) {
            self.entry = entry
            self.person = person
            self.role = role
            self.from = from
            self.minutes = minutes
            self.work = work
            self.content = content
        }
    }

    /// It is open again.
    public struct Reopened: Sendable, Hashable, Codable {
        public var entitlement: Entitlement
        /// Whether somebody says that it is not solved; false: a letter came, and nobody has judged
        /// it yet. nil: it was written down before this was asked, and takes nothing back.
        public var unsolved: Bool?

        private enum CodingKeys: String, CodingKey {
            case entitlement = "standing"
            case unsolved
        }
    }

    /// A message of the regulation is due to be sent; the reaction sends it.
    public struct Messaged: Sendable, Hashable, Codable {
        public var message: String
        /// Rule that named it; nil: the event itself did.
        public var rule: String?
        public var missing: [String]
        public var content: ContentRef?

        public init(
            message: String, rule: String? = nil, missing: [String] = [], content: ContentRef? = nil
        ) {
            self.message = message
            self.rule = rule
            self.missing = missing
            self.content = content
        }
    }

    /// What became of the receipt (decision 16).
    public struct Receipted: Sendable, Hashable, Codable {
        public var outcome: ReceiptOutcome
        public var reason: String?

        public init(outcome: ReceiptOutcome, reason: String? = nil) {
            self.outcome = outcome
            self.reason = reason
        }
    }

    /// A due comes near.
    public struct Warned: Sendable, Hashable, Codable {
        public var clock: ClockID
        /// Which of the commitment's warnings, from 0.
        public var warning: Int
        public var due: Instant
    }

    /// A step after a due instant was taken.
    public struct LateStepped: Sendable, Hashable, Codable {
        public var clock: ClockID
        /// Which of the commitment's `if_missed`, from 0.
        public var step: Int
        /// When it was due.
        public var due: Instant
        public var basis: Basis
    }

    /// A journalled observation: kept or missed, with what it was judged by (decision 5).
    public struct Observed: Sendable, Hashable, Codable {
        public var clock: ClockID
        public var due: Instant
        public var basis: Basis
        /// Of what is withdrawn: whether it was a promise kept. nil: it was missed.
        public var wasKept: Bool?
        /// Of what a person withdraws: why.
        public var content: ContentRef?
    }
}

/// What became of the receipt of a ticket.
public enum ReceiptOutcome: String, Sendable, Hashable, Codable {
    case sent, shown, withheld, bounced
}
