/// A page as a list of tags, read strictly: what a careful author would write, nothing that a
/// browser would repair.
struct Markup {
    struct Tag {
        var name: String
        var attributes: [(name: String, value: String)]
        var isClosing: Bool

        subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    }

    private(set) var tags: [Tag] = []
    private(set) var faults: [String] = []
    private var rest: Substring

    private static let void: Set<String> = [
        "meta", "link", "input", "br", "hr", "img", "rect", "path", "circle", "use",
    ]

    init(_ page: String) {
        rest = page[...]
        while let open = rest.firstIndex(of: "<") {
            if rest[..<open].contains(">") {
                faults.append("a stray > before \(rest[open...].prefix(40))")
            }
            rest = rest[rest.index(after: open)...]
            readTag()
        }
        checkNesting()
        checkAttributes()
    }

    private mutating func readTag() {
        if rest.hasPrefix("!doctype html>") { return rest.removeFirst("!doctype html>".count) }
        let isClosing = rest.first == "/"
        if isClosing { rest.removeFirst() }
        let name = cut { $0.isLetter || $0.isNumber }
        var tag = Tag(name: String(name), attributes: [], isClosing: isClosing)
        while true {
            _ = cut { $0.isWhitespace }
            guard let next = rest.first else { return faults.append("<\(name) never ends") }
            if next == ">" || rest.hasPrefix("/>") { break }
            let attribute = String(cut { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
            guard !attribute.isEmpty else {
                return faults.append("a broken attribute in <\(name) \(rest.prefix(40))")
            }
            tag.attributes.append((attribute, value(of: attribute, in: tag.name)))
        }
        let isSelfClosed = rest.hasPrefix("/>")
        rest = rest[rest.index(after: rest.firstIndex(of: ">")!)...]
        tags.append(tag)
        if isSelfClosed && !Self.void.contains(tag.name) {
            tags.append(Tag(name: tag.name, attributes: [], isClosing: true))
        }
    }

    private mutating func value(of attribute: String, in name: String) -> String {
        guard rest.first == "=" else { return "" }
        rest.removeFirst()
        guard rest.first == "\"" else {
            faults.append("\(attribute) of <\(name)> has no quotes")
            return String(cut { !$0.isWhitespace && $0 != ">" })
        }
        rest.removeFirst()
        let value = cut { $0 != "\"" }
        if value.contains("<") { faults.append("\(attribute) of <\(name)> holds <") }
        rest = rest.dropFirst()
        return String(value)
    }

    private mutating func cut(while isWanted: (Character) -> Bool) -> Substring {
        let part = rest.prefix(while: isWanted)
        rest = rest[part.endIndex...]
        return part
    }

    private mutating func checkNesting() {
        var open: [String] = []
        for tag in tags where !Self.void.contains(tag.name) {
            if !tag.isClosing {
                open.append(tag.name)
            } else if open.popLast() != tag.name {
                return faults.append("</\(tag.name)> closes nothing of its name")
            }
        }
        if !open.isEmpty { faults.append("never closed: \(open)") }
    }

    private mutating func checkAttributes() {
        var ids: Set<String> = []
        for tag in tags where !tag.isClosing {
            let names = tag.attributes.map(\.name)
            if Set(names).count != names.count {
                faults.append("<\(tag.name)> has an attribute twice: \(names)")
            }
            if let id = tag["id"], !ids.insert(id).inserted {
                faults.append("two elements are called \(id)")
            }
        }
        for tag in tags where !tag.isClosing {
            for name in ["for", "aria-labelledby", "aria-describedby", "list"] {
                for id in (tag[name] ?? "").split(separator: " ") where !ids.contains(String(id)) {
                    faults.append("\(name)=\(id) of <\(tag.name)> leads nowhere")
                }
            }
            if let href = tag["href"], href.hasPrefix("#"), tag.name == "a",
                !ids.contains(String(href.dropFirst()))
            {
                faults.append("\(href) leads nowhere")
            }
        }
    }
}
