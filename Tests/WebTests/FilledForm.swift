@testable import Web

/// A form as a page has it: where it goes, and its fields as a browser would send them untouched.
struct FilledForm {
    struct Field {
        var name: String
        var value: String
        var hasLines = false
    }

    var action: String
    var fields: [Field] = []

    var values: [String: String] { Dictionary(fields.map { ($0.name, $0.value) }) { $1 } }

    /// Every form of a page that is posted, once more for each other address that one of its
    /// buttons sends it to.
    static func all(in page: String) -> [FilledForm] {
        var (found, open, others): ([FilledForm], FilledForm?, [String]) = ([], nil, [])
        for tag in Markup(page).tags {
            switch (tag.name, tag.isClosing) {
            case ("form", false):
                (open, others) = (
                    tag["method"] == "post" ? FilledForm(action: tag["action"] ?? "") : nil, []
                )
            case ("form", true):
                guard let form = open else { continue }
                found += [form] + others.map { FilledForm(action: $0, fields: form.fields) }
                open = nil
            case ("button", false): others += [tag["formaction"]].compactMap(\.self)
            case ("input", _), ("select", false), ("textarea", false):
                guard let name = tag["name"], tag["type"] != "file" else { continue }
                open?.fields.append(
                    .init(name: name, value: tag["value"] ?? "", hasLines: tag.name == "textarea"))
            default: break
            }
        }
        return found
    }
}
