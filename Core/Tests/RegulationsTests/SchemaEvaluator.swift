import Foundation

@testable import Regulations

/// As much of JSON Schema as our schemas use, independent of the reader: the two are held against
/// each other.
struct SchemaEvaluator {
    private let root: [String: Any]

    init(_ text: String) {
        root = try! JSONSerialization.jsonObject(with: Data(text.utf8)) as! [String: Any]
    }

    func accepts(_ node: Node) -> Bool { accepts(node, root) }

    private func accepts(_ node: Node, _ schema: [String: Any]) -> Bool {
        schema.allSatisfy { keyword, value in holds(keyword, value, node, schema) }
    }

    private func holds(_ keyword: String, _ value: Any, _ node: Node, _ schema: [String: Any])
        -> Bool
    {
        func inner(_ value: Any) -> [String: Any] { value as! [String: Any] }
        func all(_ value: Any) -> [[String: Any]] { value as! [[String: Any]] }
        switch keyword {
        case "$ref":
            let name = (value as! String).split(separator: "/").last!
            return accepts(node, inner(inner(root["$defs"]!)[String(name)]!))
        case "type":
            return ((value as? [String]) ?? [value as! String]).contains { isType($0, node) }
        case "enum": return (value as! [String]).contains(node.string ?? "\0")
        case "const": return node.string == Self.scalar(value)
        case "pattern":
            guard let text = node.string else { return true }
            return text.range(of: value as! String, options: .regularExpression) != nil
        case "minLength": return node.string.map { $0.count >= value as! Int } ?? true
        case "maxLength":
            return node.string.map { $0.unicodeScalars.count <= value as! Int } ?? true
        case "minimum":
            return node.string.flatMap(Double.init).map { $0 >= (value as! NSNumber).doubleValue }
                ?? true
        case "maximum":
            return node.string.flatMap(Double.init).map { $0 <= (value as! NSNumber).doubleValue }
                ?? true
        case "anyOf": return all(value).contains { accepts(node, $0) }
        case "oneOf": return all(value).filter { accepts(node, $0) }.count == 1
        case "allOf": return all(value).allSatisfy { accepts(node, $0) }
        case "not": return !accepts(node, inner(value))
        case "if": return !accepts(node, inner(value)) || accepts(node, inner(schema["then"]!))
        case "required": return !node.isMap || (value as! [String]).allSatisfy { node[$0] != nil }
        case "properties":
            return node.entries.allSatisfy { entry in
                inner(value)[entry.key].map { accepts(entry.value, inner($0)) } ?? true
            }
        case "additionalProperties":
            let known = schema["properties"].map { Set(inner($0).keys) } ?? []
            let others = node.entries.filter { !known.contains($0.key) }
            return (value as? [String: Any]).map { schema in
                others.allSatisfy { accepts($0.value, schema) }
            }
                ?? others.isEmpty
        case "propertyNames":
            return node.entries.allSatisfy {
                accepts(Node(.scalar($0.key, plain: false)), inner(value))
            }
        case "minProperties": return !node.isMap || node.entries.count >= value as! Int
        case "maxProperties": return node.entries.count <= value as! Int
        case "items": return list(node).allSatisfy { accepts($0, inner(value)) }
        case "minItems": return !isType("array", node) || list(node).count >= value as! Int
        case "maxItems": return list(node).count <= value as! Int
        case "uniqueItems": return Set(list(node)).count == list(node).count
        case "description", "title", "$schema", "$id", "$defs", "then": return true
        default: fatalError("the schema uses \(keyword), which the evaluator does not know")
        }
    }

    private static func scalar(_ value: Any) -> String {
        if let text = value as? String { return text }
        let number = value as! NSNumber
        return CFNumberIsBoolean(number) ? "true" : "\(number)"
    }

    private static func CFNumberIsBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }

    private func list(_ node: Node) -> [Node] {
        if case .list(let items) = node.content { items } else { [] }
    }

    private func isType(_ type: String, _ node: Node) -> Bool {
        switch (type, node.content) {
        case ("object", .map), ("array", .list): true
        case ("string", .scalar): !node.isNull
        case ("null", .scalar): node.isNull
        case ("boolean", .scalar(let text, _)): text == "true" || text == "false"
        case ("number", .scalar(let text, _)): Double(text) != nil
        case ("integer", .scalar(let text, _)): Int(text) != nil
        default: false
        }
    }
}
