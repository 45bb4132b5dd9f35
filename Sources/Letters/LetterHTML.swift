/// The HTML of a letter made safe to show: tokens pass an allow-list and are written anew, nothing
/// is copied through.
public struct LetterHTML: Sendable, Equatable {
    /// Well-formed: every element opened here is closed here, so a letter cannot leave its frame on
    /// the page.
    public var html: String
    /// Pictures that would have told their sender when the letter was read.
    public var remoteImages: Int

    /// Elements inside elements; deeper ones lose their tags and keep their text.
    static let depth = 60
    /// Bytes of HTML that are read; the rest of a longer page is left out.
    static let bytes = 2 * 1024 * 1024

    /// `image` gives the address to show for a Content-ID of the same letter, or nil to leave the
    /// picture out.
    public static func sanitised(_ html: String, image: (String) -> String? = { _ in nil })
        -> LetterHTML
    {
        var writer = SafeHTMLWriter()
        for token in HTMLTokens(limited(html)) {
            switch token {
            case .text(let text): writer.text(text)
            case .open(let name, let attributes): writer.open(name, attributes, image: image)
            case .close(let name): writer.close(name)
            }
        }
        writer.finish()
        return LetterHTML(html: writer.html, remoteImages: writer.remoteImages)
    }

    static func limited(_ html: String) -> String {
        html.utf8.count <= bytes ? html : String(decoding: html.utf8.prefix(bytes), as: UTF8.self)
    }

    /// The character set a page names for itself, for letters whose header names none.
    package static func charset(_ bytes: [UInt8]) -> String? {
        let head = String(
            decoding: bytes.prefix(1_024).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self
        ).lowercased()
        guard let range = head.firstRange(of: "charset=") else { return nil }
        let value = head[range.upperBound...].drop(while: { $0 == "\"" || $0 == "'" })
        let name = value.prefix(while: { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
        return name.isEmpty ? nil : String(name)
    }
}

/// Writes only what the lists allow.
private struct SafeHTMLWriter {
    private(set) var html = ""
    private(set) var remoteImages = 0
    private var stack: [String] = []
    private var dropped: [String] = []

    mutating func text(_ text: String) {
        if dropped.isEmpty { html += HTMLEntities.escaped(text) }
    }

    mutating func open(_ name: String, _ attributes: [HTMLAttribute], image: (String) -> String?) {
        if SafeHTML.droppedWhole.contains(name) {
            if dropped.count < LetterHTML.depth { dropped.append(name) }
            return
        }
        guard dropped.isEmpty, SafeHTML.elements.contains(name) else { return }
        if name == "img" { return picture(attributes, image: image) }
        let isVoid = SafeHTML.void.contains(name)
        guard isVoid || stack.count < LetterHTML.depth else { return }
        html += "<" + name + SafeHTML.attributes(attributes, of: name) + ">"
        if !isVoid { stack.append(name) }
    }

    mutating func close(_ name: String) {
        if let index = dropped.lastIndex(of: name) {
            dropped.removeSubrange(index...)
            return
        }
        guard dropped.isEmpty, let index = stack.lastIndex(of: name) else { return }
        while stack.count > index { html += "</\(stack.removeLast())>" }
    }

    mutating func finish() {
        while let name = stack.popLast() { html += "</\(name)>" }
    }

    private mutating func picture(_ attributes: [HTMLAttribute], image: (String) -> String?) {
        let source = attributes.first { $0.name == "src" }?.value ?? ""
        let alternative = attributes.first { $0.name == "alt" }?.value ?? ""
        if source.lowercased().hasPrefix("cid:"), let address = image(SafeHTML.contentID(source)) {
            html +=
                "<img src=\"\(HTMLEntities.escaped(address))\" alt=\"\(HTMLEntities.escaped(alternative))\">"
            return
        }
        if !source.isEmpty, !source.lowercased().hasPrefix("cid:") { remoteImages += 1 }
        html += HTMLEntities.escaped(alternative)
    }
}
