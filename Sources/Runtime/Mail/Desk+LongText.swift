import Foundation
import Store

/// Texts that are longer than anybody reads on a page: their beginning stands in the conversation,
/// the whole beside it as a file, so that no page, search or answer becomes as large as a stranger
/// likes.
extension Desk {
    /// Bytes of a text that stand in a conversation.
    static let shownTextMax = 24 * 1024
    static let wholeTextName = "text.txt"

    /// The letter as it is kept, and the content row of its whole text when it was cut.
    func cut(_ letter: StoredLetter) -> (StoredLetter, [Contents.Draft]) {
        guard letter.text.utf8.count > Self.shownTextMax, letter.isBroken != true else {
            return (letter, [])
        }
        let whole = draft(kind: .file, Data(letter.text.utf8))
        var kept = letter
        kept.isCut = true
        kept.text = Self.beginning(of: letter.text)
        kept.attach(
            whole, name: Self.wholeTextName, contentType: "text/plain",
            size: letter.text.utf8.count, isFirst: true)
        return (kept, [whole])
    }

    /// Up to the last line end before the limit, else up to a whole character.
    private static func beginning(of text: String) -> String {
        let bytes = text.utf8.prefix(shownTextMax)
        let end = bytes.lastIndex(of: 0x0A) ?? bytes.endIndex
        let line = String(text.utf8[..<end]) ?? ""
        if !line.isEmpty, end != bytes.endIndex { return line }
        // Bytes of a character that the limit cuts would show as marks of damage.
        var whole = bytes
        while let last = whole.last, last & 0xC0 == 0x80 { whole.removeLast() }
        if let last = whole.last, last >= 0xC0 { whole.removeLast() }
        return String(whole) ?? ""
    }

    /// The text that a kept letter was cut from, for whoever judges it again.
    func whole(_ letter: StoredLetter, in transaction: Transaction) throws -> StoredLetter {
        guard letter.isCut == true, let file = letter.files.first,
            let bytes = try Contents(desk: id).bytes(file.content, in: transaction)
        else { return letter }
        var whole = letter
        (whole.isCut, whole.text) = (nil, String(decoding: bytes, as: UTF8.self))
        whole.files.removeFirst()
        return whole
    }
}
