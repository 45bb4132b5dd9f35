extension Fact {
    /// What a fact asks for, whatever it says about it. What looks through conditions asks this,
    /// and need not know the fact.
    enum Asks {
        /// One of these items of a section.
        case any([String], of: Target)
        /// All of these items of a section.
        case every([String], of: Target)
        case calendar(String)
        case states([TicketState])
        case events([EventName])
        /// One of these texts.
        case texts([String])
        case attached(AttachedKind)
        case field(String, FieldTest)
        case quantity(Comparison)
        case flag(Bool)
    }

    /// The key that states this fact in the file.
    public var word: String { row.word }

    var asks: Asks { row.asks }

    private var row: (word: String, asks: Asks) {
        switch self {
        case .definition(let name): ("is", .any([name], of: .definitions))
        case .category(let all): ("category", .any(all, of: .categories))
        case .priority(let all): ("priority", .any(all, of: .priorities))
        case .channel(let all): ("channel", .any(all, of: .channels))
        case .by(let all): ("by", .any(all, of: .roles))
        case .inForce(let all): ("in_force", .any(all, of: .agreements))
        case .absent(let all): ("absent", .any(all, of: .roles))
        case .state(let all): ("state", .states(all))
        case .happened(let all): ("happened", .events(all))
        case .did(let all): ("did", .events(all))
        case .filled(let all): ("filled", .every(all, of: .fields))
        case .missing(let all): ("missing", .any(all, of: .fields))
        case .field(let name, let test): ("field", .field(name, test))
        case .missed(let all): ("missed", .any(all, of: .commitments))
        case .during(let name): ("during", .calendar(name))
        case .outside(let name): ("outside", .calendar(name))
        case .subjectHas(let all): ("subject_has", .texts(all))
        case .textIs(let all): ("text_is", .texts(all))
        case .attached(let kind): ("attached", .attached(kind))
        case .estimate(let terms): ("estimate", .quantity(terms))
        case .spent(let terms): ("spent", .quantity(terms))
        case .subtasks(let terms): ("subtasks", .quantity(terms))
        case .openSubtasks(let terms): ("open_subtasks", .quantity(terms))
        case .serviceInContract(let value): ("service_in_contract", .flag(value))
        case .listedSender(let value): ("listed_sender", .flag(value))
        case .provenSender(let value): ("proven_sender", .flag(value))
        case .isRepeat(let value): ("repeat", .flag(value))
        case .overlap(let value): ("overlap", .flag(value))
        case .revised(let value): ("revised", .flag(value))
        case .spam(let value): ("spam", .flag(value))
        case .acknowledged(let value): ("acknowledged", .flag(value))
        }
    }
}
