extension Regulation {
    /// Clause to what carries it out and is not executed yet; clauses without such a part are
    /// missing.
    public var deferredClauses: [String: [Deferred]] {
        let deferred = deferred
        return Citations(self).acting.compactMapValues { citing in
            let items = citing.map { $0.split(separator: ".").map(String.init) }
            let found = items.flatMap { item in deferred.filter { $0.concerns(item) } }
            return found.isEmpty ? nil : found
        }
    }
}
