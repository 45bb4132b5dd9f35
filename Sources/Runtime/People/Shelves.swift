/// Values by their key, on many small shelves: a copy in which one value is another shares all
/// shelves but one with what it was copied from. So a change of one client costs no more where
/// there are ten thousand.
public struct Shelves<Value: Sendable>: Sendable {
    /// Ten thousand values lie some twenty to a shelf.
    private static var shelvesCount: Int { 512 }

    private var shelves: [[String: Value]]
    public private(set) var count = 0

    public init() { shelves = Array(repeating: [:], count: Self.shelvesCount) }

    init(_ pairs: some Sequence<(String, Value)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }

    public var isEmpty: Bool { count == 0 }

    public internal(set) subscript(key: String) -> Value? {
        get { shelves[Self.shelf(of: key)][key] }
        set { change(key) { $0 = newValue } }
    }

    /// Changes what lies under the key where it lies.
    mutating func change(_ key: String, _ body: (inout Value?) -> Void) {
        let shelf = Self.shelf(of: key)
        let before = shelves[shelf].count
        body(&shelves[shelf][key])
        count += shelves[shelf].count - before
    }

    /// All of them, in no order: for what is computed once and kept, not for what each request
    /// asks.
    public var values: some Sequence<Value> { shelves.lazy.joined().map(\.value) }
    public var keys: some Sequence<String> { shelves.lazy.joined().map(\.key) }

    private static func shelf(of key: String) -> Int {
        // Swift's own hash is seeded anew with each start: nobody chooses keys that fall on one
        // shelf.
        key.hashValue & (shelvesCount - 1)
    }
}

extension Shelves: Equatable where Value: Equatable {
    public static func == (left: Self, right: Self) -> Bool { left.shelves == right.shelves }
}
