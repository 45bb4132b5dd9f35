import Foundation
import Regulations
import ServiceDesk
import WorkingTime

/// The story of a demo desk as a file: interactions around the present moment, and what was done
/// about them since.
public struct DemoStoryFile: Sendable {
    /// Why the file was refused: file, line and cause.
    public struct Problem: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    /// When an interaction came.
    enum Came: Sendable {
        /// Working hours of the regulation's calendar before now.
        case hoursAgo(Double)
        /// Working hours after that day began, so many months before the present one.
        case on(day: Int, monthsAgo: Int)
    }

    /// One interaction, and the acts on its ticket.
    struct Episode: Sendable {
        var came: Came
        var channel: String
        var from: String
        /// Who of the staff wrote it down; nil: it came by itself.
        var by: String?
        var category: String?
        var project: String?
        var fields: [String: String]
        var subject: String
        var text: String
        var acts: [Act]
    }

    enum Verb: String, Sendable, CaseIterable {
        case take, release, start, reply, ask, note, answer, finish, postpone, refuse, prioritise,
            categorise, admit
        case expedite, fill, log, estimate, approve, subtask, publish, escalate, defect
        case signOff = "sign_off"

        /// The desk's name of the act.
        var act: String {
            switch self {
            case .subtask: "open_subtask"
            case .defect: "report_defect"
            default: rawValue
            }
        }
    }

    /// Whoever it is by: a member of the staff, or a contact as `client.contact`.
    struct Act: Sendable {
        /// Working hours after the arrival.
        var after: Double
        var verb: Verb
        var by: String
        /// Priority, category or ladder.
        var to: String?
        var reason: String?
        var role: String?
        var text: String
        var hours: Int
        var minutes: Int
        /// Minor units.
        var amount: Int64?
        var fields: [String: String]
    }

    /// What was done about the statement of a month that is over.
    struct Settled: Sendable {
        var client: String
        var monthsAgo: Int
        /// Hours after the month's end, at most until now.
        var after: Int
        var act: SettlementAct
        var by: String
        var line: Int?
        var text: String
    }

    /// Tickets of one story, and acts on one ticket; months that it goes back.
    static let ticketsMax = 100
    static let monthsMax = 6
    static let actsMax = 50

    public var mailFrom: String
    /// Of the staff: who gets a password.
    public var staff: [String] = []
    /// Addresses of the contacts who get a link.
    public var clients: [String] = []
    /// Contacts who have signed the regulation.
    var signed: [String] = []
    var episodes: [Episode] = []
    var statements: [Settled] = []

    private let file: String

    public init(text: String, file: String) throws(Problem) {
        self.file = file
        mailFrom = ""
        let (node, findings) = Node.read(text, file: file)
        guard let node else {
            throw Problem(description: findings.map(\.description).joined(separator: "\n"))
        }
        try only(
            node, ["story", "mail_from", "staff", "clients", "signed", "tickets", "statements"])
        mailFrom = try self.text(node, "mail_from")
        staff = node["staff"]?.strings ?? []
        clients = node["clients"]?.strings ?? []
        signed = node["signed"]?.strings ?? []
        let entries = node["tickets"]?.entries ?? []
        guard entries.count <= Self.ticketsMax else {
            throw problem(node, "more than \(Self.ticketsMax) tickets")
        }
        for entry in entries { episodes.append(try episode(entry.value)) }
        for item in (node["statements"]?.items ?? []).prefix(Self.actsMax) {
            statements.append(try settled(item))
        }
    }

    private func settled(_ node: Node) throws(Problem) -> Settled {
        try only(node, ["client", "months_ago", "after", "act", "by", "line", "text"])
        guard let act = SettlementAct(rawValue: try text(node, "act")) else {
            let known = SettlementAct.allCases.map(\.rawValue).joined(separator: ", ")
            throw problem(node, "'act' is one of: \(known)")
        }
        return Settled(
            client: try text(node, "client"), monthsAgo: try monthsAgo(node),
            after: whole(node, "after") ?? 0, act: act, by: try text(node, "by"),
            line: whole(node, "line"), text: node["text"]?.string ?? "")
    }

    private func monthsAgo(_ node: Node) throws(Problem) -> Int {
        guard let months = whole(node, "months_ago"), 1...Self.monthsMax ~= months else {
            throw problem(node, "'months_ago' is a number from 1 to \(Self.monthsMax)")
        }
        return months
    }

    private func came(_ node: Node) throws(Problem) -> Came {
        guard let day = node["came_on"] else { return .hoursAgo(try number(node, "came")) }
        try only(day, ["day", "months_ago"])
        guard let number = whole(day, "day"), 1...28 ~= number else {
            throw problem(day, "'day' is a day of the month from 1 to 28")
        }
        return .on(day: number, monthsAgo: try monthsAgo(day))
    }

    private func episode(_ node: Node) throws(Problem) -> Episode {
        try only(
            node,
            [
                "came", "came_on", "channel", "from", "by", "category", "project", "fields",
                "subject", "text",
                "acts",
            ])
        var acts: [Act] = []
        for item in (node["acts"]?.items ?? []).prefix(Self.actsMax) { acts.append(try act(item)) }
        return Episode(
            came: try came(node), channel: node["channel"]?.string ?? "mail",
            from: try text(node, "from"), by: node["by"]?.string,
            category: node["category"]?.string,
            project: node["project"]?.string, fields: fields(node),
            subject: node["subject"]?.string ?? "",
            text: node["text"]?.string ?? "", acts: acts)
    }

    private func act(_ node: Node) throws(Problem) -> Act {
        try only(
            node,
            [
                "after", "by", "act", "to", "reason", "role", "text", "hours", "minutes", "amount",
                "fields",
            ])
        guard let verb = Verb(rawValue: try text(node, "act")) else {
            throw problem(
                node, "'act' is one of: \(Verb.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return Act(
            after: try number(node, "after"), verb: verb, by: node["by"]?.string ?? "",
            to: node["to"]?.string,
            reason: node["reason"]?.string, role: node["role"]?.string,
            text: node["text"]?.string ?? "",
            hours: whole(node, "hours") ?? 0, minutes: whole(node, "minutes") ?? 0,
            amount: whole(node, "amount").map(Int64.init), fields: fields(node))
    }

    // MARK: Values

    private func problem(_ node: Node, _ cause: String) -> Problem {
        Problem(description: "\(file):\(node.line):\(node.column): \(cause)")
    }

    private func only(_ node: Node, _ keys: [String]) throws(Problem) {
        guard let entry = node.entries.first(where: { !keys.contains($0.key) }) else { return }
        throw problem(
            entry.value, "unknown key '\(entry.key)'; known here: \(keys.joined(separator: ", "))")
    }

    private func text(_ node: Node, _ key: String) throws(Problem) -> String {
        guard let text = node[key]?.string, !text.isEmpty else {
            throw problem(node, "'\(key)' is missing")
        }
        return text
    }

    private func number(_ node: Node, _ key: String) throws(Problem) -> Double {
        guard let number = Double(try text(node, key)), (0...2000).contains(number) else {
            throw problem(node, "'\(key)' is a number of working hours up to 2000")
        }
        return number
    }

    private func whole(_ node: Node, _ key: String) -> Int? {
        node[key]?.string.flatMap { Int($0) }
    }

    private func fields(_ node: Node) -> [String: String] {
        let entries = node["fields"]?.entries ?? []
        return Dictionary(entries.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { $1 })
    }
}
