import Letters

/// What a part held that was packed in a form of its own.
struct Unpacked {
    var text = ""
    var html: String?
    var files: [MailAttachment] = []
    var defects: [LetterDefect] = []
    /// The whole of the part is unpacked: nobody misses the packing.
    var isWhole = false

    var isEmpty: Bool { LetterText.isBlank(text[...]) && html == nil && files.isEmpty }
}

/// The forms in which contents come packed: opaque signatures, TNEF, attached letters.
///
/// The readers are our own, in memory-safe code and with bounds; they run where the foreign parsers
/// run (docs/decisions/0006).
enum PackedContents {
    /// Letters inside letters that are opened.
    static let depth = 3

    /// - Parameter depth: how many more letters may be opened.
    /// - Returns: nil: the part is none of these, or what it holds cannot be read.
    static func unpacked(_ type: String, named name: String?, _ bytes: [UInt8], depth: Int)
        -> Unpacked?
    {
        guard depth > 0 else { return nil }
        switch type {
        case "application/pkcs7-mime", "application/x-pkcs7-mime":
            return SignedData.content(bytes).flatMap { signed($0, depth: depth) }
        case "application/ms-tnef", "application/vnd.ms-tnef": return TNEF.unpacked(bytes)
        default:
            let isTNEF = TNEF.begins(bytes) && name?.lowercased().hasSuffix(".dat") == true
            return isTNEF ? TNEF.unpacked(bytes) : nil
        }
    }

    /// The letter itself, when it cannot be read: encrypted, or damaged.
    static func isClosed(_ type: String) -> Bool {
        [
            "application/pkcs7-mime", "application/x-pkcs7-mime", "application/ms-tnef",
            "application/vnd.ms-tnef",
        ].contains(type)
    }

    private static func signed(_ content: [UInt8], depth: Int) -> Unpacked? {
        guard let inner = letter(content, depth: depth) else { return nil }
        return Unpacked(
            text: inner.text, html: inner.html, files: inner.attachments,
            defects: inner.defects + [.uncheckedSignature])
    }

    /// An attached letter; nil: it lies too deep, or cannot be read.
    static func enclosed(_ bytes: [UInt8], depth: Int) -> InboundLetter? {
        depth > 0 ? letter(bytes, depth: depth) : nil
    }

    /// An attached letter in words: who wrote it to whom, and what it says.
    static func words(of inner: InboundLetter) -> String {
        let people = [("From", inner.from.map { [$0] } ?? []), ("To", inner.to), ("Cc", inner.cc)]
        var lines = people.filter { !$0.1.isEmpty }.map { field, list in
            "\(field): " + list.prefix(listedMax).map(written).joined(separator: ", ")
        }
        if !inner.subject.isEmpty { lines.append("Subject: \(inner.subject)") }
        let files = inner.attachments.compactMap(\.name).prefix(listedMax).map { "[\($0)]" }
        let parts = [lines, [inner.text], Array(files)].map { $0.joined(separator: "\n") }
        return parts.filter { !LetterText.isBlank($0[...]) }.joined(separator: "\n\n")
    }

    /// Addresses and files of an attached letter that are named.
    private static let listedMax = 20

    private static func written(_ person: MailAddress) -> String {
        person.name.isEmpty ? person.address : "\(person.name) <\(person.address)>"
    }

    private static func letter(_ bytes: [UInt8], depth: Int) -> InboundLetter? {
        try? MIMECodec.read(bytes, depth: depth - 1)
    }
}
