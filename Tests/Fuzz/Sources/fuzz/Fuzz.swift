import Foundation

/// libFuzzer brings `main`; `FUZZ_DOOR` names what reads the bytes.
private let door = Door(rawValue: ProcessInfo.processInfo.environment["FUZZ_DOOR"] ?? "") ?? .letter

/// Shows that what ends a reader is found and named.
private let isFaulty = ProcessInfo.processInfo.environment["FUZZ_FAULT"] != nil

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    if isFaulty, count > 1_000 { fatalError("planted") }
    door.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

@_silgen_name("LLVMFuzzerMutate")
private func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maxSize: Int) -> Int

/// Half of all changes are libFuzzer's own; the other half are what breaks readers of languages: a
/// word, or a piece of the text, a thousand times, beside each other or inside each other.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutateOne(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maxSize: Int, _ seed: CUnsignedInt
) -> Int {
    var chance = Chance(state: UInt64(seed))
    guard chance.below(2) == 0 else { return mutate(data, size, maxSize) }
    var bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let piece =
        chance.below(3) == 0 && !bytes.isEmpty
        ? Grammar.slice(of: bytes, &chance) : Grammar.word(door, &chance)
    let count = [1, 2, 20, 1_000, 60_000][chance.below(5)]
    let room = max(0, maxSize - bytes.count)
    let repeated = Array(
        repeatElement(piece, count: min(count, room / max(1, piece.count))).joined())
    bytes.insert(contentsOf: repeated, at: chance.below(bytes.count + 1))
    if chance.below(2) == 0 {
        let closer = Grammar.word(door, &chance)
        bytes += repeatElement(
            closer, count: min(count, max(0, maxSize - bytes.count) / max(1, closer.count))
        ).joined()
    }
    let kept = min(bytes.count, maxSize)
    for index in 0..<kept { data[index] = bytes[index] }
    return kept
}

private enum Grammar {
    static func word(_ door: Door, _ chance: inout Chance) -> [UInt8] {
        let words = door.words
        return Array(words[chance.below(words.count)].utf8)
    }

    static func slice(of bytes: [UInt8], _ chance: inout Chance) -> [UInt8] {
        let at = chance.below(bytes.count)
        return Array(bytes[at..<min(bytes.count, at + 1 + chance.below(40))])
    }
}

/// Repeatable: libFuzzer gives the seed.
private struct Chance {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
    }
}
