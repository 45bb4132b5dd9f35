/// One story of a regulation, told in steps with what must come of them (language.md §17).
public struct Scenario: Sendable, Hashable {
    /// As findings name the file.
    public var file = ""
    /// Name of the regulation it tells of.
    public var regulation = ""
    public var title = ""
    public var clauses: [String] = []
    /// Reading → alternative under which the story runs; empty: as the regulation is written.
    public var readings = Section<String>()
    public var given = Given()
    public var steps: [Step] = []

    /// What there is before the first step.
    public struct Given: Sendable, Hashable {
        /// Person → roles.
        public var staff = Section<[String]>()
        public var clients = Section<Client>()
        /// Person of the staff → mail address.
        public var addresses = Section<String>()
        /// Person of the staff → when they are away.
        public var away = Section<[Absence]>()
    }

    /// When somebody of the staff is away.
    public struct Absence: Sendable, Hashable {
        public var from: LocalMoment
        /// Last day, or the moment of coming back; nil: open.
        public var until: LocalMoment?
    }

    /// A client of the story.
    public struct Client: Sendable, Hashable {
        /// One of a kind may follow another.
        public var agreements: [Agreement] = []
        public var people = Section<Person>()
        public var projects = Section<Project>()
        /// Services that stand in the contract.
        public var services: [String] = []
    }

    /// An agreement of a client, from when until when.
    public struct Agreement: Sendable, Hashable {
        /// The regulation's name for it.
        public var kind: String
        /// First day or moment.
        public var from: LocalMoment
        /// Last day, or the moment it ends; nil: open.
        public var until: LocalMoment?
        /// Values of the regulation that it sets for its client.
        public var changes: [Change] = []
        /// Whose work uses its package; nil: all of the client.
        public var project: String?
        /// The finding for which the agreement is not concluded.
        public var finding: FindingCode?
    }

    /// A value of the regulation that an agreement sets.
    public struct Change: Sendable, Hashable {
        public var path: String
        public var value: Node
    }

    /// Somebody of a client.
    public struct Person: Sendable, Hashable {
        public var role: String?
        public var address: String?
        public var department: String?
        public var acknowledged: Bool?
    }

    /// A project of a client.
    public struct Project: Sendable, Hashable {
        /// Role → people of the staff.
        public var roles = Section<[String]>()
        public var fields = Section<String>()
        /// Domains of its sites.
        public var sites: [String] = []
    }
}

extension Scenario {
    /// Something happens, or, without `does`, somebody only looks.
    public struct Step: Sendable, Hashable {
        /// What a step does.
        public enum Act: Sendable, Hashable {
            case event(EventName)
            case deed(Deed)
        }
        /// Acts that are no events of the vocabulary.
        public enum Deed: String, Sendable, Hashable, CaseIterable {
            case filled, categorised, placed, waited, resumed, acknowledged
            /// A broken promise is not held against the desk.
            case withdrawn
            /// Work that was written down last is charged from now on.
            case workApproved = "work_approved"
            /// Somebody of a client is given a role, in a department where it is one of those; or
            /// no role any more.
            case appointed, dismissed
        }
        /// Whom the ticket waits for.
        public enum WaitsFor: String, Sendable, Hashable, CaseIterable {
            case client, approval
            case thirdParty = "third_party"
        }

        public var place: Place
        public var at: LocalMoment
        /// The step in words, for who reads or hears it.
        public var says: String?
        /// When it reached us, where it is written down later.
        public var reached: LocalMoment?
        /// Who of the client wrote or called, where `by` writes it down.
        public var sender: String?
        public var spam = false
        /// Whether our own mail server vouches for the sender; nil: nobody was asked.
        public var proven: Bool?
        /// The receipt does not arrive.
        public var receiptBounces = false
        /// People of the project from now on.
        public var team = Section<[String]>()
        /// What is decided; granted where nothing is said.
        public var granted = true
        public var waitsFor: WaitsFor?
        public var until: LocalMoment?
        /// A person, `stranger`, `monitor` or `desk`.
        public var by: String?
        public var does: Act?
        /// What the story calls the ticket: `T1`.
        public var ticket: String?
        public var project: String?
        public var client: String?
        public var channel: String?
        public var subject: String?
        public var text: String?
        public var attached: AttachedKind?
        public var repeatOf: String?
        public var category: String?
        public var priority: String?
        /// Field → value in the file's words; empty words empty the field.
        public var fields = Section<String>()
        public var role: String?
        /// Of work that is logged or corrected.
        public var minutes: Double?
        /// The promise that is withdrawn.
        public var commitment: String?
        public var work: String?
        public var from: LocalMoment?
        /// Of work that is estimated.
        public var estimateMinutes: Double?
        public var escalation: String?
        public var parent: String?
        /// Finished ticket that a letter answers.
        public var answers: String?
        public var reason: String?
        /// Who of the client is appointed or dismissed.
        public var person: String?
        public var department: String?
        public var expect: Expectation?
    }

    /// What a step must come to; what is nil or empty is not looked at.
    public struct Expectation: Sendable, Hashable {
        /// What the rules say of the step; `pass`: they let it happen.
        public enum Verdict: Sendable, Hashable {
            case pass
            case verdict(Regulations.Verdict)
        }
        /// A moment, or that there is none.
        public enum Due: Sendable, Hashable {
            case none
            case at(LocalMoment)
        }
        /// How a clock stands.
        public enum Outcome: String, Sendable, Hashable, CaseIterable {
            case running, paused, met, missed, cancelled, withdrawn
            case notGuaranteed = "not_guaranteed"
            case notStarted = "not_started"
        }
        /// Why a step is not carried out, where no rule of the regulation says so.
        public enum Refusal: String, Sendable, Hashable, CaseIterable {
            case notFound = "not_found"
            case wrongState = "wrong_state"
            case needsRole = "needs_role"
            case badValue = "bad_value"
            case badMoment = "bad_moment"
            case workedElsewhere = "worked_elsewhere"
            case noSuchTicket = "no_such_ticket"
            case outOfOrder = "out_of_order"
            case alreadyTaken = "already_taken"
            case superseded, empty
            case notCounted = "not_counted"
            case seatTaken = "seat_taken"
            case noDepartment = "no_department"
            case notOpen = "not_open"
        }
        /// Moments that every ticket has.
        public enum Stamp: String, Sendable, Hashable, CaseIterable {
            case arrived, registered, admitted
        }
        /// A line of the statement.
        public struct Line: Sendable, Hashable {
            public var clause: String
            /// Minutes that are billed.
            public var minutes: Double?
            /// The promise that is withdrawn.
            public var commitment: String?
            /// In the currency of the file, with its hundredths.
            public var amount: Double
        }
        /// How an escalation stands.
        public struct EscalationState: Sendable, Hashable {
            public var id: String
            public var open: Bool?
            /// From 1.
            public var step: Int?
        }

        /// What the calendar file of the ticket's meeting must say.
        public struct Meeting: Sendable, Hashable {
            /// How the meeting stands.
            public enum State: String, Sendable, Hashable, CaseIterable {
                case planned, held, cancelled
            }

            public var at: LocalMoment
            public var places: [String]?
            /// Persons, neither more nor fewer.
            public var with: [String]?
            /// How often it was changed.
            public var revision: Int?
            public var state: State?
        }

        public var place: Place
        public var verdict: Verdict?
        public var rule: String?
        public var refusal: Refusal?
        /// Commitments that have warned by now, neither more nor fewer.
        public var warned: [String]?
        public var stamps = Section<Due>()
        public var state: TicketState?
        public var priority: String?
        public var category: String?
        /// `none`: of no project.
        public var project: String?
        public var assigned: [String]?
        public var due = Section<Due>()
        public var outcome = Section<Outcome>()
        /// Minutes of counted time.
        public var elapsed = Section<Int>()
        /// Measure to its figure of the step's month over all tickets, in words.
        public var figures = Section<String>()
        public var next: String?
        public var order: [String]?
        public var blockedBy: String?
        /// Of the ticket so far, in the currency of the file.
        public var price: Double?
        public var statement: [Line]?
        /// Of the statement, in the currency of the file.
        public var total: Double?
        public var sent: [String]?
        public var notSent: [String]?
        /// Message of this step to words that its letter must contain, in the regulation's first
        /// language.
        public var reads = Section<String>()
        public var meeting: Meeting?
        public var escalation: EscalationState?
        public var hints: [String]?
        /// Roles of a roster in which nobody is on duty, no more and no fewer.
        public var unmanned: [String]?
        /// What the regulation keeps back to those of the staff who see it, neither more nor fewer:
        /// of the step's ticket, or of its client.
        public var sees = Section<[String]>()
        /// Message of this step to those who got it: people, `stranger`, and channels that got a
        /// copy.
        public var told = Section<[String]>()
    }
}
