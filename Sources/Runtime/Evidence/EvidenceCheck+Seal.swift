import Crypto
import Foundation
import Store
import WorkingTime

/// The seal, from the client's streams up to what stands on paper.
extension EvidenceCheck {
    mutating func checkSeal(
        _ head: EvidenceHead, _ own: [ShareEntry], _ share: [ShareEntry],
        _ paper: EvidenceReport.Paper?, _ publicKey: Data?
    ) {
        let (place, day) = ("seal", head.day.description)
        report.seal = "\(day) \(Hexadecimal.text(head.hash))"
        if head.parts.hash(desk: head.desk, day: day) != head.hash {
            report.add(place, day, "its hash is not that of its parts")
        }
        checkShares(head, own, share)
        if let paper {
            report.isHeld = true
            if paper.day != head.day {
                report.add(
                    place, day, "the pack is bound by this seal; ask for one of \(paper.day)")
            } else if Data(paper.hash) != head.hash {
                report.add(
                    place, day, "it is not the one that was named: the history was written anew")
            }
        }
        guard let publicKey else { return }
        let seal = Seal(
            desk: head.desk, day: day, hash: head.hash, streams: 0, signature: head.signature)
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        if key.map(seal.isSigned) != true {
            report.add(place, day, "it is not signed by the key that was named")
        }
    }

    private mutating func checkShares(
        _ head: EvidenceHead, _ own: [ShareEntry], _ share: [ShareEntry]
    ) {
        let (place, day) = ("seal", head.day.description)
        var whole = ClientShare(client: head.client)
        for entries in share.chunked(by: \.day) { whole.take(entries, of: entries[0].day) }
        let days = share.map(\.day)
        if zip(days, days.dropFirst()).contains(where: { $0 > $1 })
            || days.contains(where: { $0 > day })
        {
            report.add(place, day, "the streams of the client are not in order of their days")
        }
        let root = ShareTree.root(of: .client(head.client), whole.digest, by: head.path)
        if root != head.parts.shares {
            report.add(place, day, "it does not hold these streams of the client '\(head.client)'")
        }
        let ownRoot = ShareTree.root(of: .desk, own.last?.view ?? Data(), by: head.ownPath)
        if ownRoot != head.parts.shares {
            report.add(place, day, "it does not hold the desk's own stream as it stands here")
        }
    }
}

extension [ShareEntry] {
    /// In pieces of the same day, as they follow one another.
    fileprivate func chunked(by day: KeyPath<ShareEntry, String>) -> [[ShareEntry]] {
        reduce(into: [[ShareEntry]]()) { pieces, entry in
            if pieces.last?.last?[keyPath: day] == entry[keyPath: day] {
                pieces[pieces.count - 1].append(entry)
            } else {
                pieces.append([entry])
            }
        }
    }
}
