/// A section of the regulation: named items in the order of the file. The order is for printing
/// only; it never decides.
public struct Section<Item: Sendable & Hashable>: Sendable {
    /// The items with their names, in the order of the file.
    public private(set) var pairs: [(name: String, item: Item)] = []
    private var places: [String: Int] = [:]

    public init() {}

    public init(_ pairs: [(String, Item)]) {
        for (name, item) in pairs { self[name] = item }
    }

    /// The section has no items.
    public var isEmpty: Bool { pairs.isEmpty }
    /// How many items there are.
    public var count: Int { pairs.count }
    /// In the order of the file.
    public var names: [String] { pairs.map(\.name) }

    /// The item of that name. A new one goes to the end; nil takes it out.
    public subscript(name: String) -> Item? {
        get { places[name].map { pairs[$0].item } }
        set {
            switch (newValue, places[name]) {
            case (let item?, let place?): pairs[place].item = item
            case (let item?, nil):
                places[name] = pairs.count
                pairs.append((name, item))
            case (nil, _?):
                pairs.removeAll { $0.name == name }
                places = Dictionary(uniqueKeysWithValues: zip(names, pairs.indices))
            case (nil, nil): break
            }
        }
    }
}

extension Section: Hashable {
    public static func == (one: Section, other: Section) -> Bool {
        one.pairs.elementsEqual(other.pairs) { $0.name == $1.name && $0.item == $1.item }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(pairs.count)
        for (name, item) in pairs {
            hasher.combine(name)
            hasher.combine(item)
        }
    }
}
