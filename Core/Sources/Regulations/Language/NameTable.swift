/// The names that a file defines, by section, for resolving references.
struct NameTable: Sendable, Equatable {
    private var names: [Target: [String]] = [:]
    var clauses: Set<String> = []
    var languages: [String] = []

    /// Names as the tree has them; nothing is assumed about its shape.
    init(regulation tree: Node) {
        for target in Target.allCases {
            names[target] = tree[target.rawValue]?.entries.map(\.key) ?? []
        }
        names[.rates] = tree["prices"]?["rates"]?.entries.map(\.key) ?? []
        names[.owners] = names[.roles]
        names[.recipients] = (names[.roles] ?? []) + (names[.channels] ?? [])
        names[.people] = []
        names[.assignees] = names[.roles]
        names[.projects] = []
        names[.clients] = []
        clauses = Set(tree["clauses"]?.entries.map(\.key) ?? [])
        languages = tree["languages"]?.strings ?? []
    }

    subscript(target: Target) -> [String] {
        get { names[target] ?? [] }
        set { names[target] = newValue }
    }

    func has(_ name: String, in target: Target) -> Bool {
        target.builtIn.contains(name) || names[target]?.contains(name) ?? false
    }

    func nearest(_ name: String, in target: Target) -> String? {
        NearestWord.of(name, among: all(target))
    }

    func all(_ target: Target) -> [String] { self[target] + target.builtIn.sorted() }
}
