/// What kind of machine sent a letter.
public enum AutomaticKind: String, Sendable, Codable, CaseIterable {
    case bounce
    case autoReply
    case readReceipt
    case list
    case bulk
    /// A program sent it on, or asks for no answer by machine: a person may have written what it
    /// says.
    case generated
    /// It goes back to nobody, and says nothing more of itself.
    case nullSender

    /// Nobody wrote it: it answers nothing, whoever's address it comes from. The others carry a
    /// person's words, and get no automatic answer all the same.
    public var isMachine: Bool {
        switch self {
        case .bounce, .autoReply, .readReceipt, .nullSender: true
        case .list, .bulk, .generated: false
        }
    }

    /// It tells of another letter or of somebody's absence, and asks nothing of the desk.
    public var isNotice: Bool {
        switch self {
        case .bounce, .autoReply, .readReceipt: true
        case .list, .bulk, .generated, .nullSender: false
        }
    }
}

/// A letter that a machine sent; it gets no receipt, else two machines could write to each other
/// for ever.
public struct AutomaticMail: Sendable, Codable, Equatable {
    public var kind: AutomaticKind
    /// The header line that says so.
    public var reason: String

    public init(kind: AutomaticKind, reason: String) {
        self.kind = kind
        self.reason = reason
    }

    /// - Parameter header: the first value of a field of this name in lower case, decoded; nil:
    ///   there is none.
    package static func recognised(header: (String) -> String?) -> AutomaticMail? {
        for signal in AutomaticSignal.table {
            guard let value = header(signal.header.lowercased()), signal.holds(value.lowercased()),
                signal.isReturned == false
                    || header("return-path").map(AutomaticSignal.isNull) == true
            else { continue }
            return AutomaticMail(
                kind: signal.kind, reason: "\(signal.header): \(value.prefix(120))")
        }
        return nil
    }
}
