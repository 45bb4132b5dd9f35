extension Prices {
    /// These packages in the order in which they are used up; nil: the file does not say which of
    /// two comes first.
    public func drawn(_ names: [String]) -> [String]? {
        guard names.count > 1 else { return names }
        let ranks = names.compactMap { packages[$0]?.drawn }
        guard ranks.count == names.count, Set(ranks).count == names.count else { return nil }
        return zip(ranks, names).sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Packages of which the file does not say whether they come before another.
    var unordered: [String] {
        packages.names.filter { name in
            packages.names.contains { $0 != name && drawn([name, $0]) == nil }
        }
    }
}
