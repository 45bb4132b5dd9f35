import Crypto
import Foundation

@testable import Runtime

/// What a forger changes before computing everything anew.
enum EvidenceForgery: String, CaseIterable {
    case minutes, dropEvent, repeatEvent, swapEvents, agreement, holidays, regulation, times
    case dropTicket, actor, hide, dropClientEvent, dropEdition, earlier, salt

    /// It changes what the month comes to, or may; hidden events are told without any seal.
    var isTold: Bool { self == .hide }

    /// - Returns: nil: by this chance there is nothing to change.
    func forged(_ pack: EvidenceForger, by chance: inout ForgersChance) -> EvidenceForger? {
        var forger = pack
        forge(&forger, by: &chance)
        return forger.lines == pack.lines ? nil : forger
    }

    private func forge(_ forger: inout EvidenceForger, by chance: inout ForgersChance) {
        switch self {
        case .minutes: Self.minutes(&forger, &chance)
        case .agreement: Self.agreement(&forger, &chance)
        case .holidays:
            Self.edition(&forger, "holidays") {
                $0.replacing("1012~", with: "1013~")
            }
        case .regulation:
            let price = 2001 + chance.number(900)
            Self.edition(&forger, "regulation") {
                $0.replacing("amount: 2000", with: "amount: \(price)")
            }
        case .dropTicket: Self.dropTicket(&forger, &chance)
        case .earlier: Self.earlier(&forger, &chance)
        case .dropClientEvent:
            let events = Self.events(forger, of: "client")
            forger.lines.remove(at: events[1 + chance.number(events.count - 1)])
        case .dropEdition:
            let editions = forger.all("edition").filter { forger.lines[$0][1] == "holidays" }
            if let last = editions.last { forger.lines.remove(at: last) }
            let told = Self.events(forger, of: "desk").filter {
                forger.lines[$0].last?.contains("\"holidays\"") == true
            }
            if let last = told.last { forger.lines.remove(at: last) }
        case .dropEvent, .repeatEvent, .swapEvents, .times, .actor, .hide, .salt:
            event(&forger, &chance)
        }
    }

    /// Indices of the events of the stream of a kind.
    private static func events(_ forger: EvidenceForger, of kind: String) -> [Int] {
        let start = forger.lines.firstIndex { $0[0] == "stream" && $0[1] == kind } ?? 0
        return forger.lines.indices.dropFirst(start + 1).prefix {
            forger.lines[$0][0] != "stream"
        }.filter { forger.lines[$0][0] == "event" }
    }

    // MARK: One event

    private func event(_ forger: inout EvidenceForger, _ chance: inout ForgersChance) {
        let tickets = forger.tickets
        let ticket = tickets[chance.number(tickets.count)]
        let events = ticket.filter { forger.lines[$0][0] == "event" && forger.lines[$0].count == 8 }
        // The first one says whose ticket it is.
        let at = events[1 + chance.number(events.count - 1)]
        switch self {
        case .dropEvent: forger.lines.remove(at: at)
        case .repeatEvent: forger.lines.insert(forger.lines[at], at: at)
        case .swapEvents: if events.contains(at + 1) { forger.lines.swapAt(at, at + 1) }
        case .times:
            let shift = 60 * (1 + chance.number(600)) * (chance.number(2) == 0 ? 1 : -1)
            for field in 3...4 {
                forger.lines[at][field] = "\((Int(forger.lines[at][field]) ?? 0) + shift)"
            }
        case .actor:
            forger.lines[at][6] = #"{"id":"somebody","kind":"staff","roles":["head"]}"#
        case .salt: forger.lines[at][5] = String(repeating: "0", count: 64)
        case .hide:
            forger.lines[at] = ["hidden", forger.lines[at][1], String(repeating: "a", count: 64)]
        default: break
        }
    }

    private static func minutes(_ forger: inout EvidenceForger, _ chance: inout ForgersChance) {
        let logged = forger.all("event").filter { forger.lines[$0][1] == "logged" }
        let at = logged[chance.number(logged.count)]
        forger.lines[at][7] = forger.lines[at][7].replacing(
            /"minutes":(\d+)/, with: { "\"minutes\":\((Int($0.output.1) ?? 0) + 1)" })
    }

    private static func agreement(_ forger: inout EvidenceForger, _ chance: inout ForgersChance) {
        let stated = events(forger, of: "client").filter {
            forger.lines[$0][1] == "agreement_stated"
        }
        for at in stated {
            forger.lines[at][7] = forger.lines[at][7].replacing(
                /"from":(\d+)/,
                with: { "\"from\":\((Int($0.output.1) ?? 0) + 86_400 * (1 + chance.number(300)))" })
        }
    }

    /// Other bytes under their own digest, of which the desk's stream tells.
    private static func edition(
        _ forger: inout EvidenceForger, _ kind: String,
        _ change: (String) -> String
    ) {
        for at in forger.all("edition") where forger.lines[at][1] == kind {
            let old = forger.lines[at][2]
            let text = String(
                decoding: Data(base64Encoded: forger.lines[at][6]) ?? Data(), as: UTF8.self)
            let bytes = Data(change(text).utf8)
            let digest = Hexadecimal.text(SHA256.hash(data: bytes))
            forger.lines[at][6] = bytes.base64EncodedString()
            // Tickets are judged by the text that they name.
            for other in forger.lines.indices {
                forger.lines[other] = forger.lines[other].map { $0.replacing(old, with: digest) }
            }
        }
    }

    // MARK: Streams

    private static func dropTicket(_ forger: inout EvidenceForger, _ chance: inout ForgersChance) {
        let tickets = forger.tickets
        let ticket = tickets[chance.number(tickets.count)]
        let id = forger.lines[ticket.lowerBound][2]
        forger.lines.removeSubrange(ticket)
        forger.lines.removeAll { $0[0] == "share" && $0[3] == id }
    }

    /// As if the last day on which something moved had not been.
    private static func earlier(_ forger: inout EvidenceForger, _ chance: inout ForgersChance) {
        let share = forger.all("share").map { forger.lines[$0] }
        guard let last = share.map({ $0[1] }).max() else { return }
        let before = share.filter { $0[1] < last }
        forger.lines.removeAll { $0[0] == "share" && $0[1] == last }
        for ticket in forger.tickets.reversed() {
            let id = forger.lines[ticket.lowerBound][2]
            guard let entry = before.last(where: { $0[3] == id }), let kept = Int(entry[4]) else {
                forger.lines.removeSubrange(ticket)
                continue
            }
            let events = ticket.dropFirst().filter {
                ["event", "hidden"].contains(forger.lines[$0][0])
            }
            if kept < events.count {
                forger.lines.removeSubrange(events[kept]..<ticket.upperBound)
            }
        }
        if chance.number(2) == 0, let promise = forger.all("promise").last {
            forger.lines.remove(at: promise)
        }
    }
}

/// The same forgeries in every run.
struct ForgersChance {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// Below `bound`.
    mutating func number(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(bound, 1)
    }
}
