// Variables and senders of messages (S107, S108).
extension MeaningCheck {
    mutating func checkMessages() {
        let named = regulation.namedMessages
        for (name, message) in regulation.messages.pairs {
            if message.after.isEmpty, !named.contains(name) {
                report(
                    .S108, ["messages", name],
                    "nothing sends '\(name)'; give it 'after' or name it in a rule")
            }
            for (language, text) in message.text.words {
                for variable in MessageVariable.names(in: text) where !isKnown(variable) {
                    let known = MessageVariable.all + regulation.fields.names
                    let path = ["messages", name, "text", language]
                    report(
                        .S107, path, "there is no variable {\(variable)}", of: variable,
                        among: known)
                }
            }
        }
    }

    private func isKnown(_ variable: String) -> Bool {
        if MessageVariable.all.contains(variable) || Field.builtIn.contains(variable) {
            return true
        }
        if variable.hasPrefix("channel.") {
            return regulation.channels[String(variable.dropFirst(8))] != nil
        }
        return regulation.fields[variable].map { $0.kind != .secret } ?? false
    }
}

/// Placeholders in the text of a message (language.md §12).
public enum MessageVariable: String, Sendable, Hashable, CaseIterable {
    case ticketNumber = "ticket.number"
    case ticketTitle = "ticket.title"
    case ticketLink = "ticket.link"
    case clientName = "client.name"
    case providerName = "provider.name"
    case sender, version, due, date, clause, reason, missing, question, estimate, price, priority
    case admittedBy = "admitted_by"
    case link
    /// The package of which a part was used up last.
    case package

    public static let all = allCases.map(\.rawValue)

    /// What stands between braces, in order; an open brace without its end is no placeholder.
    public static func names(in text: String) -> [String] {
        var names: [String] = []
        var current: String?
        for character in text {
            switch character {
            case "{": current = ""
            case "}":
                if let name = current { names.append(name) }
                current = nil
            default: current?.append(character)
            }
        }
        return names
    }
}

extension Regulation {
    /// Messages that a rule, a missed promise or an escalation names.
    var namedMessages: Set<String> {
        let rules = rules.pairs.compactMap(\.item.effects.message)
        let missed = commitments.pairs.flatMap { $0.item.ifMissed.compactMap(\.effects.message) }
        let steps = escalations.pairs.flatMap { $0.item.steps.compactMap(\.message) }
        return Set(rules + missed + steps)
    }
}
