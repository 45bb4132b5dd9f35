/// What kind of machine sent a letter.
public enum AutomaticKind: String, Sendable, Codable, CaseIterable {
    case bounce
    case autoReply
    case list
    case bulk
    /// A program sent it on, or asks for no answer by machine: a person may have written what it says.
    case generated

    /// Nobody wrote it: it answers nothing, whoever's address it comes from. The others carry a person's words, and get
    /// no automatic answer all the same.
    public var isMachine: Bool {
        switch self {
        case .bounce, .autoReply: true
        case .list, .bulk, .generated: false
        }
    }
}

/// A letter that a machine sent; it gets no receipt, else two machines could write to each other for ever.
public struct AutomaticMail: Sendable, Codable, Equatable {
    public var kind: AutomaticKind
    /// The header line that says so.
    public var reason: String

    public init(kind: AutomaticKind, reason: String) {
        self.kind = kind
        self.reason = reason
    }

    private struct Rule: Sendable {
        var kind: AutomaticKind
        var header: String
        var holds: @Sendable (String) -> Bool = { _ in true }
    }

    /// In order of weight: Auto-Submitted by RFC 3834, reports by RFC 3464, lists by RFC 2919 and 2369, and practice.
    private static let rules: [Rule] = [
        Rule(kind: .bounce, header: "Content-Type") {
            $0.contains("multipart/report") && $0.contains("delivery-status")
        },
        Rule(kind: .bounce, header: "X-Failed-Recipients"),
        Rule(kind: .bounce, header: "From") { $0.contains("mailer-daemon@") },
        Rule(kind: .autoReply, header: "Auto-Submitted") { value in
            ["auto-replied", "auto-notified"].contains { value.hasPrefix($0) }
        },
        Rule(kind: .autoReply, header: "X-Autoreply") { $0 != "no" },
        Rule(kind: .autoReply, header: "X-Autorespond"),
        Rule(kind: .autoReply, header: "Precedence") { $0 == "auto_reply" },
        Rule(kind: .list, header: "List-Id"),
        Rule(kind: .list, header: "Precedence") { $0 == "list" },
        Rule(kind: .list, header: "List-Unsubscribe"),
        Rule(kind: .bulk, header: "Precedence") { $0 == "bulk" || $0 == "junk" },
        Rule(kind: .bounce, header: "Return-Path") { $0.filter { $0 != " " } == "<>" },
        Rule(kind: .generated, header: "Auto-Submitted") { $0 != "no" && !$0.hasPrefix("no;") },
        // Exchange's own word for "do not answer this by machine".
        Rule(kind: .generated, header: "X-Auto-Response-Suppress") { value in
            ["all", "autoreply", "oof"].contains { value.contains($0) }
        },
    ]

    package static func recognised(header: (String) -> String?) -> AutomaticMail? {
        for rule in rules {
            guard let value = header(rule.header.lowercased()), rule.holds(value.lowercased()) else { continue }
            return AutomaticMail(kind: rule.kind, reason: "\(rule.header): \(value.prefix(120))")
        }
        return nil
    }
}
