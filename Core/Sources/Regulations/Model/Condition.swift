/// A condition as the regulation states it (language.md §6): facts joined by all, any and not.
public indirect enum Condition: Sendable, Hashable {
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case fact(Fact)

    /// Holds always.
    public static let always = Condition.all([])
}

/// One fact. A list means any of its values, except `filled`, where it means all.
public enum Fact: Sendable, Hashable {
    case definition(String)
    case category([String])
    case priority([String])
    case channel([String])
    /// The acting person has one of these roles; for stored tickets: the requester.
    case by([String])
    case inForce([String])
    case absent([String])
    case state([TicketState])
    case happened([EventName])
    /// The acting person has brought one of these about before: whoever did it does not approve it.
    case did([EventName])
    /// All of these fields are filled.
    case filled([String])
    /// Any of these fields is empty.
    case missing([String])
    case field(String, FieldTest)
    /// The named commitments are past due without having stopped in time.
    case missed([String])
    case during(String)
    case outside(String)
    case subjectHas([String])
    case textIs([String])
    case attached(AttachedKind)
    case estimate(Comparison)
    case spent(Comparison)
    case subtasks(Comparison)
    /// Parts that are not finished.
    case openSubtasks(Comparison)
    case serviceInContract(Bool)
    case listedSender(Bool)
    /// Whether nothing speaks against the sender being who the address says; false only where our
    /// own mail server was asked and does not vouch.
    case provenSender(Bool)
    case acknowledged(Bool)
    case isRepeat(Bool)
    /// Another department of the client has an open ticket of the same subject.
    case overlap(Bool)
    case spam(Bool)
    case revised(Bool)
}

/// What a message brings besides its text.
public enum AttachedKind: String, Sendable, Hashable, CaseIterable {
    case image, file, none
}

/// What a field's value is compared with.
public enum FieldTest: Sendable, Hashable {
    case flag(Bool)
    case number(Double)
    case oneOf([String])
    case compared(Comparison)
}

/// A comparison of a quantity; several bounds must all hold.
public struct Comparison: Sendable, Hashable {
    /// On which side of the value the quantity has to be.
    public enum Bound: String, Sendable, Hashable, CaseIterable {
        case over, at_least, under, at_most, equal
    }
    /// What the value is counted in; a plain one has no unit.
    public enum Unit: Sendable, Hashable { case plain, percent, minutes, hours }
    /// One bound of a comparison.
    public struct Term: Sendable, Hashable {
        public var bound: Bound
        /// In `unit`.
        public var value: Double
        public var unit: Unit
    }

    public var terms: [Term]

    public init(_ terms: [Term]) { self.terms = terms }
}
