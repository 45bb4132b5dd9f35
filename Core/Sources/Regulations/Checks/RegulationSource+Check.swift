extension RegulationSource {
    /// What a reading or an agreement may leave behind.
    static let allowedInVariants: Set<FindingCode> = [.C101, .S108]

    /// Checks the whole regulation, then each alternative of each reading, one at a time.
    public func checked(in world: CheckWorld) -> Checked {
        let (regulation, own) = checkedAsWritten(in: world)
        var findings = own
        if isVariant { findings.removeAll { Self.allowedInVariants.contains($0.code) } }
        if let regulation, !isVariant {
            findings += ReadingCheck(
                source: self, regulation: regulation, own: own, world: world
            ).findings()
        }
        findings.sort {
            ($0.place.line, $0.place.column, $0.code.rawValue) < (
                $1.place.line, $1.place.column, $1.code.rawValue
            )
        }
        let blocked = findings.contains { $0.severity == .blocks }
        return Checked(regulation: blocked ? nil : regulation, findings: findings, source: self)
    }

    /// The check without the alternatives. The regulation is nil when its shape or a name does not
    /// hold.
    public func checkedAsWritten(in world: CheckWorld) -> (Regulation?, [Finding]) {
        var shape = ShapeCheck(file: file, names: NameTable(regulation: tree))
        shape.check(tree, as: .record(Language.regulation), at: [])
        guard !shape.isBroken else { return (nil, shape.findings) }
        return meaning(of: Regulation(node: tree), after: shape, in: world)
    }

    /// The check of what `changes` made of `base`, which was read as `regulation`. Where they leave
    /// all names as they are, everything else keeps the shape it has, and is shared.
    func checked(
        changing changes: [Node.Entry], of base: RegulationSource, readAs regulation: Regulation,
        in world: CheckWorld
    ) -> (Regulation?, [Finding]) {
        let names = NameTable(regulation: tree)
        guard names == NameTable(regulation: base.tree) else { return checkedAsWritten(in: world) }
        let keys = Set(changes.compactMap { $0.key.split(separator: ".").first.map(String.init) })
        var shape = ShapeCheck(file: file, names: names)
        shape.check(tree, of: Language.regulation, at: keys)
        guard !shape.isBroken else { return (nil, shape.findings) }
        return meaning(of: regulation.reading(keys, of: tree), after: shape, in: world)
    }

    private func meaning(of regulation: Regulation, after shape: ShapeCheck, in world: CheckWorld)
        -> (Regulation?, [Finding])
    {
        var check = MeaningCheck(source: self, regulation: regulation, world: world)
        check.run()
        return (regulation, shape.findings + check.findings)
    }
}
