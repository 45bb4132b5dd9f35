import Channels
import Synchronization
import WorkingTime

/// How many interactions are judged in an hour, of the hour in which they arrived. What is beyond
/// is stored, and kept aside for a person: nothing is lost, and nobody fills the queue or has us
/// write letters without end.
public struct IntakeQuotas: Sendable, Hashable {
    /// Of one unknown sender, whatever stands behind a plus in the address.
    public var ofSender: Int
    /// Of one known contact, by all their addresses.
    public var ofContact: Int
    /// Of the unknown senders of one domain with all its subdomains.
    public var ofDomain: Int
    /// Of all unknown senders on one channel. Known contacts have their own and are not shut out by
    /// strangers.
    public var ofChannel: Int

    /// - Parameter one: of one sender or contact; a domain has 4 times as many, a channel 20 times.
    public init(ofOne one: Int) {
        (ofSender, ofContact, ofDomain, ofChannel) = (one, one, 4 * one, 20 * one)
    }

    public static let standard = IntakeQuotas(ofOne: 600)
}

/// Whose quota an interaction is beyond. The names stand in the column of rules; no rule of a
/// regulation can be called so.
public enum IntakeExcess: String, Sendable, CaseIterable {
    case sender = "quota:sender"
    case contact = "quota:contact"
    case domain = "quota:domain"
    case channel = "quota:channel"
}

/// Counts interactions. It forgets with the process.
final class IntakeCount: Sendable {
    /// Keys of an hour that are remembered; a flood of ever new senders is bounded by its domain
    /// and channel.
    static let keysMax = 50_000
    /// Hours that are remembered: letters of a mailbox come late and not in order.
    static let hoursMax = 48

    struct Key: Sendable, Hashable {
        var excess: IntakeExcess
        var value: String
    }

    private struct Hour {
        var counts: [Key: Int] = [:]
        var told: Set<Key> = []
    }

    let quotas: IntakeQuotas
    private let hours = Mutex<[Int64: Hour]>([:])

    init(_ quotas: IntakeQuotas) { self.quotas = quotas }

    /// Counts an interaction with each of its keys.
    ///
    /// - Returns: the first key that it is beyond, and whether that is the first time in this hour;
    ///   nil: within.
    func take(_ keys: [Key], arrivedAt: Instant) -> (key: Key, isFirst: Bool)? {
        hours.withLock { hours in
            let at = arrivedAt.seconds / 3600
            var hour = hours[at] ?? Hour()
            defer {
                hours[at] = hour
                if hours.count > Self.hoursMax, let oldest = hours.keys.min() {
                    hours[oldest] = nil
                }
            }
            for key in keys where hour.counts[key] != nil || hour.counts.count < Self.keysMax {
                hour.counts[key, default: 0] += 1
            }
            guard let beyond = keys.first(where: { hour.counts[$0] ?? 0 > limit(of: $0) }) else {
                return nil
            }
            return (beyond, hour.told.insert(beyond).inserted)
        }
    }

    private func limit(of key: Key) -> Int {
        switch key.excess {
        case .sender: quotas.ofSender
        case .contact: quotas.ofContact
        case .domain: quotas.ofDomain
        case .channel: quotas.ofChannel
        }
    }

    /// Whose quotas an interaction counts against. An address that nobody vouches for is a
    /// stranger's: it must not use up what its owner has.
    static func keys(address: String, channel: String, contact: String?, isProven: Bool?) -> [Key] {
        if let contact, isProven != false { return [Key(excess: .contact, value: contact)] }
        let sender = SenderAddress(address)
        return [
            Key(excess: .sender, value: "\(sender.local)@\(sender.domain)"),
            Key(excess: .domain, value: sender.owner), Key(excess: .channel, value: channel),
        ]
    }
}

/// Whose an address is, however it varies.
struct SenderAddress: Sendable, Hashable {
    /// Without what stands behind a plus.
    let local: String
    /// Empty where it is no mail address.
    let domain: String

    init(_ address: String) {
        let parts = address.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        domain = parts.count > 1 ? String(parts.last ?? "") : ""
        local = String(
            parts.count > 1 ? (parts.first ?? "").prefix { $0 != "+" } : parts.first ?? "")
    }

    /// The name under which all of the domain's neighbours are one owner's: `evil.example` of
    /// `a.evil.example`.
    var owner: String { OrganizationalDomain.registered(domain) ?? domain }
}
