import CGMimeShim
import Letters

/// Walks a letter's parts and sorts them into text, HTML and attachments.
struct GMimeParts {
    /// What one place in the letter has to say, in one or both forms.
    private struct Body {
        var plain: String?
        var html: String?

        var isBlank: Bool { LetterText.isBlank((plain ?? html ?? "")[...]) }
    }

    private let letter: LetterBytes
    /// Of raw 8-bit names; nil: none is known.
    private let charset: String?
    /// How many more letters inside letters are opened.
    private let lettersLeft: Int
    private(set) var defects: [LetterDefect] = []
    private var bodies: [Body] = []
    private var packed = PackedTexts()
    private var enclosedFrom: MailAddress?
    private var attachments: [MailAttachment] = []
    private var count = 0

    /// True when nothing was found: no text, no file.
    var isEmpty: Bool { bodies.allSatisfy(\.isBlank) && attachments.isEmpty }

    typealias Object = UnsafeMutablePointer<GMimeObject>

    init(_ letter: LetterBytes, charset: String?, lettersLeft: Int) {
        (self.letter, self.charset, self.lettersLeft) = (letter, charset, lettersLeft)
    }

    mutating func take(_ object: Object, isRoot: Bool) throws(MIMEError) {
        bodies += try walk(object, depth: 0, isRoot: isRoot)
    }

    mutating func fill(_ message: inout InboundLetter) {
        let names = pictureNames
        let own = bodies.map { Self.bestText($0) { names[$0] } }.filter {
            !LetterText.isBlank($0[...])
        }
        let texts = own + packed.texts(besides: own)
        let joined = texts.count == 1 ? texts[0] : texts.joined(separator: "\n\n")
        // Each plain text is within the bounds already.
        let isBounded =
            joined.utf8.count <= LetterLimits.textBytes && bodies.allSatisfy { $0.html == nil }
            && packed.isEmpty
        let (text, found) = isBounded ? (joined, []) : LetterText.bounded(joined)
        (message.text, defects) = (text, defects + found)
        let pages = bodies.compactMap(\.html) + packed.pages
        message.html = pages.isEmpty ? nil : pages.joined(separator: "\n")
        (message.attachments, message.enclosedFrom) = (attachments, enclosedFrom)
    }

    mutating func note(_ found: [LetterDefect]) { defects += found }

    /// Names of files by the Content-ID by which a page shows them.
    private var pictureNames: [String: String] {
        let known = attachments.compactMap { file in file.contentID.map { ($0, file.name ?? "") } }
        return Dictionary(known) { first, _ in first }
    }

    private static func bestText(_ body: Body, picture: (String) -> String?) -> String {
        if let plain = body.plain, !LetterText.isBlank(plain[...]) {
            return LetterText.trimmed(plain)
        }
        return LetterText.trimmed(
            body.html.map { LetterHTML.text($0, picture: picture) } ?? body.plain ?? "")
    }

    private mutating func walk(_ object: Object, depth: Int, isRoot: Bool = false) throws(MIMEError)
        -> [Body]
    {
        count += 1
        guard count <= LetterLimits.parts else { throw MIMEError(.tooManyParts) }
        guard depth <= LetterLimits.depth else { throw MIMEError(.tooDeep) }
        if gmime_shim_is_multipart(object) != 0 { return try walkMultipart(object, depth: depth) }
        if gmime_shim_is_letter(object) != 0 {
            let bytes = Self.bytes(gmime_shim_letter(object))
            attachments.append(attachment(object, bytes: bytes))
            if let inner = PackedContents.enclosed(bytes, depth: lettersLeft) {
                enclosedFrom = enclosedFrom ?? inner.from
                packed.letters.append(PackedContents.words(of: inner))
            }
            return []
        }
        guard gmime_shim_is_part(object) != 0 else { return [] }
        return takeLeaf(object, isRoot: isRoot)
    }

    private mutating func walkMultipart(_ object: Object, depth: Int) throws(MIMEError) -> [Body] {
        var found: [Body] = []
        for index in 0..<gmime_shim_child_count(object) {
            guard let child = gmime_shim_child(object, index) else { continue }
            found += try walk(child, depth: depth + 1)
        }
        if Self.contentType(object) == "multipart/encrypted" {
            packed.closed += closedNames(object)
        }
        guard Self.contentType(object) == "multipart/alternative" else { return found }
        let plain = found.compactMap(\.plain)
        let html = found.compactMap(\.html)
        let kept = Body(plain: plain.last { !$0.isEmpty }, html: html.last { !$0.isEmpty })
        return found.isEmpty ? [] : [kept]
    }

    private mutating func takeLeaf(_ object: Object, isRoot: Bool) -> [Body] {
        let type = Self.contentType(object)
        guard type == "text/plain" || type == "text/html", !isAttached(object, isRoot: isRoot)
        else {
            takeFile(object, type)
            return []
        }
        let bytes = content(object)
        let declared =
            Self.parameter(object, "charset")
            ?? (type == "text/html" ? LetterHTML.charset(bytes) : nil)
        let decoded = Charset.decode(bytes, declared: declared)
        defects += decoded.defects
        if type == "text/html" { return [Body(html: LetterText.withLineFeeds(decoded.text))] }
        let (text, found) = LetterText.bounded(LetterText.shown(decoded.text))
        defects += found
        return [
            Body(
                plain: Self.parameter(object, "format")?.lowercased() == "flowed"
                    ? flowed(object, text) : text)
        ]
    }

    private func flowed(_ object: Object, _ text: String) -> String {
        FlowedText.joined(
            text, deletingSpace: Self.parameter(object, "delsp")?.lowercased() == "yes")
    }

    private func isAttached(_ object: Object, isRoot: Bool) -> Bool {
        let disposition = Self.disposition(object)
        return disposition == "attachment" || (!isRoot && fileName(object) != nil)
    }

    /// A file, and what it says where it is the letter itself in another form.
    private mutating func takeFile(_ object: Object, _ type: String) {
        let file = attachment(object, bytes: fileBytes(object))
        if type == "text/calendar" || type == "application/ics" {
            let declared = Self.parameter(object, "charset") ?? "utf-8"
            packed.calendars.append(Charset.decode(file.bytes, declared: declared).text)
        }
        let found = PackedContents.unpacked(type, named: file.name, file.bytes, depth: lettersLeft)
        if let found {
            take(found)
        } else if PackedContents.isClosed(type) {
            packed.closed.append(file.name ?? type)
        }
        if found?.isWhole != true { attachments.append(file) }
    }

    private mutating func take(_ unpacked: Unpacked) {
        packed.contents.append(unpacked.text)
        if let html = unpacked.html { packed.pages.append(LetterText.withLineFeeds(html)) }
        attachments += unpacked.files.prefix(LetterLimits.parts - min(count, LetterLimits.parts))
        count += unpacked.files.count
        defects += unpacked.defects
    }

    private func closedNames(_ object: Object) -> [String] {
        (0..<gmime_shim_child_count(object)).last.flatMap { gmime_shim_child(object, $0) }
            .map { [fileName($0) ?? Self.contentType($0)] } ?? []
    }

    /// The name that the sender gave the part.
    private func fileName(_ object: Object) -> String? {
        for (field, parameter) in [("Content-Disposition", "filename"), ("Content-Type", "name")] {
            guard let raw = PartHeader.raw(object, field) else { continue }
            if let name = HeaderParameters(raw, charset: charset).text(parameter) { return name }
        }
        return gmime_shim_file_name(object).map { String(cString: $0) }
    }

    private func attachment(_ object: Object, bytes: [UInt8]) -> MailAttachment {
        let id = g_mime_object_get_content_id(object).map {
            HeaderText.singleLine(String(cString: $0))
        }
        let type = Self.contentType(object)
        return MailAttachment(
            name: fileName(object).flatMap(AttachmentName.safe)
                ?? PartName.made(of: type, number: attachments.count + 1),
            contentType: type, bytes: bytes,
            contentID: id,
            inline: Self.disposition(object) == "inline"
                || (id != nil && Self.disposition(object) == nil)
        )
    }

    /// A file as it was sent: its line ends are bytes like others.
    private mutating func fileBytes(_ object: Object) -> [UInt8] {
        guard let place = PartHeader.place(object, within: letter.bytes.count) else {
            return content(object)
        }
        switch gmime_shim_encoding(object) {
        case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
            if TransferDecoding.inQuotedPrintable(Array(letter.bytes[place])) {
                defects.append(.damagedQuotedPrintable)
            }
            return TransferDecoding.quotedPrintable(letter.original(place))
        case GMIME_CONTENT_ENCODING_DEFAULT, GMIME_CONTENT_ENCODING_7BIT,
            GMIME_CONTENT_ENCODING_8BIT, GMIME_CONTENT_ENCODING_BINARY:
            return letter.original(place)
        default: return content(object)
        }
    }

    /// The content without its transfer encoding. The parser skips what it cannot read, so damage
    /// is judged here.
    private mutating func content(_ object: Object) -> [UInt8] {
        switch gmime_shim_encoding(object) {
        case GMIME_CONTENT_ENCODING_BASE64:
            let (bytes, isDamaged) = TransferDecoding.base64(Self.bytes(gmime_shim_encoded(object)))
            if isDamaged { defects.append(.damagedBase64) }
            return bytes
        case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
            if TransferDecoding.inQuotedPrintable(Self.bytes(gmime_shim_encoded(object))) {
                defects.append(.damagedQuotedPrintable)
            }
        default: break
        }
        return Self.bytes(gmime_shim_decoded(object))
    }

    static func bytes(_ array: UnsafeMutablePointer<GByteArray>?) -> [UInt8] {
        guard let array else { return [] }
        defer { g_byte_array_unref(array) }
        guard let data = array.pointee.data else { return [] }
        return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
    }

    static func contentType(_ object: Object) -> String {
        // "Content-Type: text" was valid before MIME (RFC 1049), and still meant as text.
        let raw = g_mime_object_get_header(object, "Content-Type").map {
            String(cString: $0).lowercased()
        }
        if let raw, raw.hasPrefix("application-") { return "application/octet-stream" }
        if let raw, HeaderText.trimmed(raw) == "text" || raw.hasPrefix("text;") {
            return "text/plain"
        }
        guard let type = g_mime_object_get_content_type(object),
            let name = g_mime_content_type_get_mime_type(type)
        else {
            return "application/octet-stream"
        }
        defer { g_free(name) }
        return HeaderText.singleLine(String(cString: name)).lowercased()
    }

    private static func parameter(_ object: Object, _ name: String) -> String? {
        g_mime_object_get_content_type_parameter(object, name).map { String(cString: $0) }
    }

    private static func disposition(_ object: Object) -> String? {
        g_mime_object_get_disposition(object).map { String(cString: $0).lowercased() }
    }
}
