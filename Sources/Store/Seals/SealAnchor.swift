import Foundation

/// A seal as it stands outside the database, in a file or a letter: whoever rewrites the whole
/// database cannot rewrite it there.
public struct SealAnchor: Sendable, Hashable, Codable {
    public var desk: String
    public var day: String
    /// Hexadecimal.
    public var hash: String
    /// Hexadecimal; nil: the seal was not signed.
    public var signature: String?

    /// Begins each, so that they are found in a letter as well.
    static let mark = "reglament-seal"
    /// Seals read from one file.
    public static let anchorsMax = 200_000

    public init(_ seal: Seal) {
        desk = Self.word(seal.desk)
        (day, hash) = (seal.day, seal.hash.hexadecimal)
        signature = seal.signature?.hexadecimal
    }

    private init?(_ words: ArraySlice<Substring>) {
        let words = words.map(String.init)
        guard words.count >= 4, words[0] == Self.mark, words[2].count == 10,
            Self.isHexadecimal(words[3], 64)
        else {
            return nil
        }
        (desk, day, hash) = (words[1], words[2], words[3])
        signature = words.count > 4 && Self.isHexadecimal(words[4], 128) ? words[4] : nil
    }

    public var line: String {
        ([Self.mark, desk, day, hash] + (signature.map { [$0] } ?? [])).joined(separator: " ")
    }

    /// Every seal that a text holds; what stands between them, and where its lines are broken, does
    /// not matter.
    public static func all(in text: String) -> [SealAnchor] {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.indices.lazy.filter { words[$0] == mark }
            .compactMap { SealAnchor(words[$0..<min($0 + 5, words.endIndex)]) }.prefix(anchorsMax)
            .map(\.self)
    }

    public func isOf(_ desk: String) -> Bool { self.desk == Self.word(desk) }

    /// A name that may hold blanks, as one word.
    private static func word(_ desk: String) -> String {
        String(desk.map { $0.isWhitespace ? "_" : $0 })
    }

    private static func isHexadecimal(_ text: String, _ count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
}
