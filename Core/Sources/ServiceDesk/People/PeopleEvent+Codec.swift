extension ClientEvent {
    /// Names as they stand in the journal.
    public enum Kind: String, Sendable, CaseIterable {
        case named = "client_named"
        case contactStated = "contact_stated"
        case contactWithdrawn = "contact_withdrawn"
        case agreementStated = "agreement_stated"
        case agreementWithdrawn = "agreement_withdrawn"
        case projectStated = "project_stated"
        case projectWithdrawn = "project_withdrawn"
        case acknowledged = "regulation_acknowledged"
    }

    /// Version in which payloads are written.
    public static let schema = 1

    /// The name under which the journal keeps it.
    public var kind: Kind {
        switch self {
        case .named: .named
        case .contactStated: .contactStated
        case .contactWithdrawn: .contactWithdrawn
        case .agreementStated: .agreementStated
        case .agreementWithdrawn: .agreementWithdrawn
        case .projectStated: .projectStated
        case .projectWithdrawn: .projectWithdrawn
        case .acknowledged: .acknowledged
        }
    }

    /// What the journal keeps of it beside the name.
    public var payload: any Encodable & Sendable {
        switch self {
        case .named(let payload): payload
        case .contactStated(let payload): payload
        case .agreementStated(let payload): payload
        case .projectStated(let payload): payload
        case .acknowledged(let payload): payload
        case .contactWithdrawn(let payload), .agreementWithdrawn(let payload),
            .projectWithdrawn(let payload):
            payload
        }
    }

    /// Reads what the journal keeps. Throws `DecodingError` where the payload is not of that kind.
    public init(kind: Kind, decode: PayloadDecoder) throws {
        switch kind {
        case .named: self = .named(try decode(Named.self))
        case .contactStated: self = .contactStated(try decode(Contact.self))
        case .contactWithdrawn: self = .contactWithdrawn(try decode(Withdrawn.self))
        case .agreementStated: self = .agreementStated(try decode(ClientAgreement.self))
        case .agreementWithdrawn: self = .agreementWithdrawn(try decode(Withdrawn.self))
        case .projectStated: self = .projectStated(try decode(Project.self))
        case .projectWithdrawn: self = .projectWithdrawn(try decode(Withdrawn.self))
        case .acknowledged: self = .acknowledged(try decode(Acknowledgement.self))
        }
    }
}

extension StaffEvent {
    /// Names as they stand in the journal.
    public enum Kind: String, Sendable, CaseIterable {
        case stated = "staff_stated"
        case away = "staff_away"
        case back = "staff_back"
        case left = "staff_left"
    }

    /// Version in which payloads are written.
    public static let schema = 1

    /// The name under which the journal keeps it.
    public var kind: Kind {
        switch self {
        case .stated: .stated
        case .away: .away
        case .back: .back
        case .left: .left
        }
    }

    /// What the journal keeps of it beside the name; nil: nothing.
    public var payload: (any Encodable & Sendable)? {
        switch self {
        case .stated(let payload): payload
        case .away(let payload): payload
        case .back(let payload): payload
        case .left: nil
        }
    }

    /// Reads what the journal keeps. Throws `DecodingError` where the payload is not of that kind.
    public init(kind: Kind, decode: PayloadDecoder) throws {
        switch kind {
        case .stated: self = .stated(try decode(Card.self))
        case .away: self = .away(try decode(StaffMember.Absence.self))
        case .back: self = .back(try decode(Back.self))
        case .left: self = .left
        }
    }
}
