import Regulations
import WorkingTime

/// Stream key of a ticket: a UUIDv7 as text (decision 30).
public struct TicketID: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    public var text: String
    public init(_ text: String) { self.text = text }
    public var description: String { text }
    public static func < (left: TicketID, right: TicketID) -> Bool { left.text < right.text }

    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// One commitment running on one ticket for the n-th time, from 0.
public struct ClockID: Sendable, Hashable, Codable {
    public var commitment: String
    /// From 0.
    public var instance: Int

    public init(commitment: String, instance: Int) {
        self.commitment = commitment
        self.instance = instance
    }

    /// `reaction-0`.
    public var text: String { "\(commitment)-\(instance)" }

    /// Reads what `text` writes; nil: it is no such text.
    public init?(text: String) {
        guard let dash = text.lastIndex(of: "-"),
            let instance = Int(text[text.index(after: dash)...])
        else {
            return nil
        }
        self.init(commitment: String(text[..<dash]), instance: instance)
    }
}

/// Reference to an erasable content row with a salted commitment to its bytes (decision 3).
public struct ContentRef: Sendable, Hashable, Codable {
    public var id: String
    /// Lower-case hexadecimal.
    public var commitment: String

    public init(id: String, commitment: String) {
        self.id = id
        self.commitment = commitment
    }
}

/// Who wrote, and how much is known of it.
public struct Sender: Sendable, Hashable, Codable {
    /// Address as the channel gives it.
    public var address: String
    /// Contact of a client, when known.
    public var person: String?
    /// Member of staff whose address it is; nil also in journals from before it was asked for.
    public var staff: String?
    public var roles: [String]
    /// Known for this client.
    public var listed: Bool
    /// An automatic sender gets no receipt (decision 16).
    public var automatic: Bool
    /// Whether our own mail server vouches for the address; nil: nobody was asked. One who is not
    /// proven may open and add, never approve, sign off or read history (decision 21).
    public var proven: Bool?
    /// Another client, for whom the same address wrote before, and where something of that is still
    /// open: whose words these are is asked, not taken for granted. nil: there is none, also in
    /// journals from before it was looked for.
    public var formerly: String?
    /// Address that the sender asks people to answer at, where it is another one than the letter
    /// came from.
    public var replyTo: String?

    public init(
        address: String, person: String? = nil, staff: String? = nil, roles: [String] = [],
        listed: Bool,
        automatic: Bool = false, proven: Bool? = nil, formerly: String? = nil,
        replyTo: String? = nil
    ) {
        self.address = address
        self.person = person
        self.staff = staff
        self.roles = roles
        self.listed = listed
        self.automatic = automatic
        self.proven = proven
        self.formerly = formerly
        self.replyTo = replyTo
    }
}

/// Facts of a text that the regulation's conditions ask for, so that judging again needs no text.
public struct TextMarks: Sendable, Hashable, Codable {
    /// Words of `subject_has` found in the subject, as the regulation writes them.
    public var subject: [String]
    /// Phrases of `text_is` that are the whole message.
    public var text: [String]
    /// `image` and `file`.
    public var attached: [String]
    public var link: Bool
    public var empty: Bool
    /// The subject says something; nil in journals from before it was asked for.
    public var titled: Bool?

    public init(
        subject: [String] = [], text: [String] = [], attached: [String] = [], link: Bool = false,
        empty: Bool = false,
        titled: Bool? = nil
    ) {
        self.subject = subject
        self.text = text
        self.attached = attached
        self.link = link
        self.empty = empty
        self.titled = titled
    }
}

extension TextMarks {
    /// A further message of the client: what it brings adds to what there is; the whole message is
    /// the last one, and the subject stays that of the request.
    mutating func add(_ more: TextMarks) {
        text = more.text
        attached = Set(attached).union(more.attached).sorted()
        link = link || more.link
        empty = empty && more.empty
    }
}

/// What the ticket was judged by at a moment: a clock never looks up current client data (decision
/// 2).
public struct Entitlement: Sendable, Hashable, Codable {
    /// An agreement, from when until when it is in force.
    public struct Period: Sendable, Hashable {
        public var agreement: String
        public var from: Instant
        /// Exclusive end; nil: open.
        public var until: Instant?
        /// Journal position of the agreement's stream.
        public var revision: Int
        /// Services it names.
        public var services: [String] = []

        func covers(_ instant: Instant) -> Bool {
            from <= instant && (until.map { instant < $0 } ?? true)
        }
    }

    public var agreements: [Period] = []
    /// Roles which nobody here has, or whose holder is away.
    public var absentRoles: [String] = []
    public var acknowledged: Bool = false

    /// Whether the agreement is in force at the instant.
    public func isInForce(_ agreement: String, at instant: Instant) -> Bool {
        agreements.contains { $0.agreement == agreement && $0.covers(instant) }
    }

    /// An agreement in force names the service.
    public func isInForce(service: String, at instant: Instant) -> Bool {
        agreements.contains { $0.services.contains(service) && $0.covers(instant) }
    }
}

/// Journals written before agreements named services have none; the key is left out where it says
/// nothing, so that their bytes and those of new events agree.
extension Entitlement.Period: Codable {
    private enum Key: String, CodingKey { case agreement, from, until, revision, services }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        agreement = try box.decode(String.self, forKey: .agreement)
        from = try box.decode(Instant.self, forKey: .from)
        until = try box.decodeIfPresent(Instant.self, forKey: .until)
        revision = try box.decode(Int.self, forKey: .revision)
        services = try box.decodeIfPresent([String].self, forKey: .services) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: Key.self)
        try box.encode(agreement, forKey: .agreement)
        try box.encode(from, forKey: .from)
        try box.encodeIfPresent(until, forKey: .until)
        try box.encode(revision, forKey: .revision)
        if !services.isEmpty { try box.encode(services, forKey: .services) }
    }
}

/// What a computation rests on (decision 6).
public struct Basis: Sendable, Hashable, Codable {
    /// `id version` of the regulation.
    public var regulation: String
    /// Digest of the regulation's bytes, of the client's changes included.
    public var digest: String
    public var calendarEdition: String
    public var zoneEdition: String
}

/// Value of a field filled in.
public enum FieldValue: Sendable, Hashable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case date(CivilDate)
    case moment(Instant)
    /// A secret, whose erasable row nobody reads without the desk's key.
    case sealed(ContentRef)
}

extension FieldValue: Codable {
    private enum Key: String, CodingKey { case text, number, flag, date, moment, sealed }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let key = container.allKeys.first else {
            let context = DecodingError.Context(
                codingPath: decoder.codingPath, debugDescription: "empty field value")
            throw DecodingError.dataCorrupted(context)
        }
        switch key {
        case .text: self = .text(try container.decode(String.self, forKey: key))
        case .number: self = .number(try container.decode(Double.self, forKey: key))
        case .flag: self = .flag(try container.decode(Bool.self, forKey: key))
        case .date: self = .date(try container.decode(CivilDate.self, forKey: key))
        case .moment: self = .moment(try container.decode(Instant.self, forKey: key))
        case .sealed: self = .sealed(try container.decode(ContentRef.self, forKey: key))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let value): try container.encode(value, forKey: .text)
        case .number(let value): try container.encode(value, forKey: .number)
        case .flag(let value): try container.encode(value, forKey: .flag)
        case .date(let value): try container.encode(value, forKey: .date)
        case .moment(let value): try container.encode(value, forKey: .moment)
        case .sealed(let value): try container.encode(value, forKey: .sealed)
        }
    }

    /// Blank text is empty (LANGUAGE §6).
    public var isEmpty: Bool {
        if case .text(let value) = self { return value.allSatisfy(\.isWhitespace) }
        return false
    }
}
