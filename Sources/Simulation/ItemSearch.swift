import Regulations

/// The search for one item: its changes are tried in turn until each of its clauses is shown.
struct ItemSearch: Sendable {
    let search: CoverageSearch
    let task: CoverageSearch.Task
    let changes: [ValueChange]
    private var found: [String: Coverage.Witness] = [:]
    /// A promise whose limit nobody watches is not shown by anything else of it.
    private var isLimitNoticed = false
    private(set) var effort = CoverageRun.Effort()

    init(search: CoverageSearch, task: CoverageSearch.Task, changes: [ValueChange]) {
        (self.search, self.task, self.changes) = (search, task, changes)
    }

    private var hasLimit: Bool { changes.contains { $0.kind == .limit } }

    var outcome: [Coverage.Witness] {
        hasLimit && !isLimitNoticed ? [] : task.clauses.compactMap { found[$0] }
    }

    /// Nothing that the change at `index` may show is open.
    func isDone(at index: Int) -> Bool {
        let isLate = hasLimit && !isLimitNoticed && changes[index].kind != .limit
        return isLate || open(for: changes[index]).isEmpty
    }

    /// Clauses that the change may show and that nothing shows yet; while nobody is known to watch
    /// the limit, each clause may show that somebody does.
    private func open(for change: ValueChange) -> [String] {
        let isWatch = change.kind == .limit && !isLimitNoticed
        return task.clauses.filter { (isWatch || found[$0] == nil) && change.clauses.contains($0) }
    }

    mutating func lookKnownUp() async {
        let known = search.known.filter { $0.item == task.item && task.clauses.contains($0.clause) }
        let places = Set(known.map { [$0.place, $0.value] })
        for change in changes where places.contains([change.place, change.words]) {
            let files = Set(
                known.filter { $0.place == change.place && $0.value == change.words }.map(
                    \.scenario))
            await look(at: change, in: files)
        }
    }

    /// - Parameter files: nil: every scenario that names a clause that is open.
    mutating func look(at change: ValueChange, in files: Set<String>? = nil) async {
        let clauses = open(for: change)
        let tellings = search.tellings.filter { telling in
            files?.contains(telling.file) ?? true
                && !Set(clauses).isDisjoint(with: telling.scenario.clauses)
        }
        guard !tellings.isEmpty else { return }
        guard let changed = search.checked.source.checked(with: change, in: search.world) else {
            effort.blocked += 1
            return
        }
        effort.played += 1
        let simulation = Simulation(changed, on: search.base)
        for telling in tellings {
            let open = open(for: change).filter(telling.scenario.clauses.contains)
            guard !open.isEmpty else { continue }
            effort.runs += 1
            guard let doors = await search.doors(of: telling, under: change, on: simulation) else {
                continue
            }
            take(telling, change, doors, for: open)
        }
    }

    private mutating func take(
        _ telling: CoverageSearch.Telling, _ change: ValueChange, _ doors: [Coverage.Door],
        for clauses: [String]
    ) {
        if change.kind == .limit { isLimitNoticed = true }
        for clause in clauses {
            found[clause] = Coverage.Witness(
                clause: clause, item: task.item, scenario: telling.file, place: change.place,
                value: change.words, doors: doors)
        }
    }
}
