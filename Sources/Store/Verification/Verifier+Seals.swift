import Crypto
import Foundation

/// Seals over what they say they are over, in their chain, with their signatures, and against what
/// stands outside.
extension Verifier {
    mutating func verifySeals() async throws {
        let (desk, start) = (desk, start)
        let (seals, leafDays, adopted) = try await store.read { transaction in
            (
                try Seals(desk: desk).all(in: transaction),
                try Self.leafDays(desk, after: start?.day ?? "", in: transaction),
                try Erasures.adopted(desk, in: transaction)
            )
        }
        verifyAdopted(seals, adopted)
        let own = seals.filter { !days.isAdopted($0.day) && $0.day > start?.day ?? "" }
        var previous = start ?? seals.last { days.isAdopted($0.day) }
        let began = start?.day ?? ""
        var shares = try await store.read { try Seals(desk: desk).shares(through: began, in: $0) }
        for seal in own {
            let (before, known) = (previous?.hash ?? Data(), shares)
            let (hash, count, told, kept) = try await store.read { transaction in
                var shares = known
                let (hash, count) = try Seals(desk: desk).hash(
                    of: seal, after: before, shares: &shares, in: transaction)
                return (
                    hash, count, shares,
                    try Seals(desk: desk).kept(of: seal.day, in: transaction)
                )
            }
            if hash != seal.hash || count != seal.streams {
                report.add([Self.problem(seal, count)])
            }
            let moved = told.filter { known[$0.key] != $0.value }
            if moved != kept { report.add([.init("seal", seal.day, Self.otherShares)]) }
            shares = told
            verifySignature(seal, isSignedBefore: previous?.signature != nil)
            previous = seal
        }
        let known = Set(seals.map(\.day))
        for day in leafDays.sorted() where !known.contains(day) {
            report.add([
                .init("seal", day, "it is gone; streams say that they were sealed on that day")
            ])
        }
        (report.seals, report.lastSeal) = (own.count, seals.last)
        verifyAnchors(seals)
    }

    private static let otherShares =
        "what it keeps of its clients is not what their streams say: it was changed"

    private static func problem(_ seal: Seal, _ count: Int) -> Verification.Problem {
        let words =
            count == seal.streams
            ? "it does not fit the streams it is over and the seal before it: one of them was changed"
            : "it is over \(seal.streams) streams, of which \(count) are told"
        return .init("seal", seal.day, words)
    }

    private static func leafDays(
        _ desk: String, after day: String, in transaction: Transaction
    ) throws(StoreError) -> Set<String> {
        Set(
            try transaction.query(
                "SELECT DISTINCT day FROM seal_leaf WHERE desk = $1 AND day > $2 LIMIT \(Seals.daysMax)",
                [.text(desk), .text(day)]
            ).map { $0.text(0) })
    }

    /// Seals from before the desk's own stream stand as they were found then.
    private mutating func verifyAdopted(_ seals: [Seal], _ adopted: DeskEvent.Adopted?) {
        for old in adopted?.seals ?? [] {
            let found = seals.first { $0.day == old.day }
            if found == nil { report.add([.init("seal", old.day, "it is gone")]) }
            if let found, found.hash.hexadecimal != old.hash {
                report.add([.init("seal", old.day, "it was changed")])
            }
        }
    }

    private mutating func verifySignature(_ seal: Seal, isSignedBefore: Bool) {
        if seal.signature != nil { report.signed += 1 }
        guard let raw = scope.publicKey else { return }
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw) else {
            return report.add([.init("public key", nil, "it is none of Ed25519")])
        }
        if seal.signature == nil, isSignedBefore {
            report.add([.init("seal", seal.day, "it is not signed, and the one before it is")])
        } else if seal.signature != nil, !seal.isSigned(by: key) {
            report.add([.init("seal", seal.day, "its signature is not of the key that was named")])
        }
    }

    private mutating func verifyAnchors(_ seals: [Seal]) {
        guard !scope.anchors.isEmpty else { return }
        let anchors = scope.anchors.filter { $0.isOf(desk) }
        if anchors.isEmpty {
            report.add([.init("anchor", nil, "it holds no seal of the desk '\(desk)'")])
        }
        let known = Dictionary(seals.map { ($0.day, $0) }) { first, _ in first }
        for anchor in anchors {
            guard let seal = known[anchor.day] else {
                report.add([
                    .init("seal", anchor.day, "it stands in the anchor, and is not in the database")
                ])
                continue
            }
            guard seal.hash.hexadecimal != anchor.hash else { continue }
            report.add([
                .init(
                    "seal", anchor.day,
                    "the anchor holds another: the history up to that day was written anew")
            ])
        }
    }
}
