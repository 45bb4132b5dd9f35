extension Fact {
    /// The key that states this fact in the file.
    public var word: String {
        switch self {
        case .definition: "is"
        case .category: "category"
        case .priority: "priority"
        case .channel: "channel"
        case .by: "by"
        case .inForce: "in_force"
        case .absent: "absent"
        case .state: "state"
        case .happened: "happened"
        case .did: "did"
        case .filled: "filled"
        case .missing: "missing"
        case .field: "field"
        case .missed: "missed"
        case .during: "during"
        case .outside: "outside"
        case .subjectHas: "subject_has"
        case .textIs: "text_is"
        case .attached: "attached"
        case .estimate: "estimate"
        case .spent: "spent"
        case .subtasks: "subtasks"
        case .openSubtasks: "open_subtasks"
        case .serviceInContract: "service_in_contract"
        case .listedSender: "listed_sender"
        case .acknowledged: "acknowledged"
        case .isRepeat: "repeat"
        case .overlap: "overlap"
        case .spam: "spam"
        case .revised: "revised"
        }
    }
}
