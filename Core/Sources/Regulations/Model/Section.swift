/// A section of the regulation: named items in the order of the file. The order is for printing only; it never decides.
public struct Section<Item: Sendable & Hashable>: Sendable, Hashable {
    public private(set) var names: [String] = []
    private var items: [String: Item] = [:]

    public init() {}

    public init(_ pairs: [(String, Item)]) {
        for (name, item) in pairs { self[name] = item }
    }

    public var isEmpty: Bool { names.isEmpty }
    public var count: Int { names.count }

    /// The items with their names, in the order of the file.
    public var pairs: [(name: String, item: Item)] {
        names.compactMap { name in items[name].map { (name, $0) } }
    }

    public subscript(name: String) -> Item? {
        get { items[name] }
        set {
            if let newValue {
                if items.updateValue(newValue, forKey: name) == nil { names.append(name) }
            } else {
                items[name] = nil
                names.removeAll { $0 == name }
            }
        }
    }
}
