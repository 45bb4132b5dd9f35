import Letters

/// Reads what Outlook packs into `winmail.dat` ([MS-OXTNEF]): the words and the files. Lengths are
/// held against the bytes that are there; what else a packing holds is passed over.
struct TNEF {
    static let filesMax = LetterLimits.parts

    static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x78, 0x9F, 0x3E, 0x22]) }

    /// nil: it is none, or holds neither words nor files.
    static func unpacked(_ bytes: [UInt8]) -> Unpacked? {
        guard begins(bytes) else { return nil }
        var packing = TNEF()
        // Signature and key.
        var reader = LittleReader(bytes[...].dropFirst(6))
        while let attribute = Attribute(&reader) { packing.take(attribute) }
        let found = packing.unpacked
        return found.isEmpty ? nil : found
    }

    /// Level, kind, length, content, checksum.
    private struct Attribute {
        var kind: UInt32
        var content: ArraySlice<UInt8>

        init?(_ reader: inout LittleReader) {
            guard reader.number(1) != nil, let kind = reader.number(4),
                let count = reader.number(4),
                let content = reader.bytes(Int(count)), reader.number(2) != nil
            else { return nil }
            (self.kind, self.content) = (kind & 0xFFFF, content)
        }
    }

    private enum Kind {
        static let (codepage, subject, body) = (UInt32(0x9007), UInt32(0x8004), UInt32(0x800C))
        static let (properties, newFile) = (UInt32(0x9003), UInt32(0x9002))
        static let (fileName, fileBytes) = (UInt32(0x8010), UInt32(0x800F))
        static let fileProperties = UInt32(0x9005)
    }

    private struct File {
        var title: [UInt8] = []
        var name: String?
        var bytes: [UInt8] = []
        var type: String?
        var contentID: String?
    }

    private var codepage: UInt32 = 0
    private var body: [UInt8] = []
    private var words = MAPIProperties()
    private var files: [File] = []

    private mutating func take(_ attribute: Attribute) {
        let content = attribute.content
        switch attribute.kind {
        case Kind.codepage:
            var reader = LittleReader(content)
            codepage = reader.number(4) ?? 0
        case Kind.body: body = Array(content)
        case Kind.properties: words = MAPIProperties(content)
        case Kind.newFile: if files.count < Self.filesMax { files.append(File()) }
        case Kind.fileName: file { $0.title = Array(content) }
        case Kind.fileBytes: file { $0.bytes = Array(content) }
        case Kind.fileProperties: take(MAPIProperties(content))
        default: break
        }
    }

    private mutating func file(_ change: (inout File) -> Void) {
        guard let last = files.indices.last else { return }
        change(&files[last])
    }

    private mutating func take(_ properties: MAPIProperties) {
        let charset = charset
        file { file in
            file.name =
                properties.text(.fileLongName, charset) ?? properties.text(.fileName, charset)
            file.type = properties.text(.fileType, charset)
            file.contentID = properties.text(.fileContentID, charset)
            if file.bytes.isEmpty, let bytes = properties.bytes(.fileBytes) { file.bytes = bytes }
        }
    }

    private var charset: String? { codepage == 0 ? nil : "windows-\(codepage)" }

    private var unpacked: Unpacked {
        var found = Unpacked(isWhole: true)
        let plain = words.text(.body, charset) ?? decoded(body)
        found.text = LetterText.trimmed(LetterText.shown(plain))
        found.html = words.bytes(.html).map {
            Charset.decode($0, declared: LetterHTML.charset($0) ?? charset).text
        }
        if LetterText.isBlank(found.text[...]), let rtf = words.bytes(.rtf) {
            found.text = CompressedRTF.text(rtf, charset: charset) ?? ""
        }
        if LetterText.isBlank(found.text[...]), let html = found.html {
            found.text = LetterHTML.text(html)
        }
        found.files = files.enumerated().map { attachment($1, number: $0 + 1) }
        return found
    }

    private func attachment(_ file: File, number: Int) -> MailAttachment {
        let name =
            (file.name ?? decoded(file.title)).isEmpty ? nil : file.name ?? decoded(file.title)
        let type = HeaderText.singleLine(file.type ?? "application/octet-stream").lowercased()
        return MailAttachment(
            name: name.flatMap(AttachmentName.safe) ?? PartName.made(of: type, number: number),
            contentType: type, bytes: file.bytes,
            contentID: file.contentID.map { HeaderText.singleLine($0) })
    }

    /// A text of the old attributes, which ends at a zero.
    private func decoded(_ bytes: [UInt8]) -> String {
        Charset.decode(Array(bytes.prefix { $0 != 0 }), declared: charset).text
    }
}

/// Numbers with the least byte first, and pieces, as long as there are some.
struct LittleReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func number(_ count: Int) -> UInt32? {
        bytes(count).map { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}
