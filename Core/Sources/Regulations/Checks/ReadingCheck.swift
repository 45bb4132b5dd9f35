/// Readings: each alternative is applied and the regulation checked again, one at a time
/// (R101–R105).
struct ReadingCheck {
    let source: RegulationSource
    let regulation: Regulation
    /// What was found in the file as it is written.
    let own: [Finding]
    let world: CheckWorld

    func findings() -> [Finding] {
        let own = Set(own.map(Known.init))
        return regulation.readings.pairs.flatMap { name, reading in
            [choice(name, reading)] + known(name, reading)
                + reading.alternatives.names.flatMap { alternative in
                    self.findings(of: name, alternative, own)
                }
        }
    }

    private func choice(_ name: String, _ reading: Reading) -> Finding {
        let place = source.place(["readings", name])
        guard let chosen = reading.chosen else {
            return Finding(.R104, at: place, "'\(name)' is undecided: choose one of its readings")
        }
        let others = reading.alternatives.names
        let rest =
            others.isEmpty ? "there is no other form" : "not \(others.joined(separator: ", "))"
        return Finding(
            .R105, at: place, "\(name): read as \(chosen); \(rest)",
            severity: Finding.Severity(reading.severity))
    }

    private func known(_ name: String, _ reading: Reading) -> [Finding] {
        guard let chosen = reading.chosen, reading.alternatives[chosen] != nil else { return [] }
        let place = source.place(["readings", name, "chosen"])
        return [
            Finding(
                .R101, at: place, "the chosen reading '\(chosen)' stands among its alternatives")
        ]
    }

    private func findings(of reading: String, _ alternative: String, _ own: Set<Known>) -> [Finding]
    {
        let path = ["readings", reading, "alternatives", alternative]
        guard let changes = source.tree[path], !changes.entries.isEmpty else {
            return [
                Finding(
                    .R103, at: source.place(path),
                    "the alternative '\(alternative)' changes nothing")
            ]
        }
        for entry in changes.entries where !leadsSomewhere(entry) {
            let message = "the path '\(entry.key)' leads nowhere"
            return [Finding(.R102, at: source.place(path + [entry.key]), message)]
        }
        guard let changed = source.applying(reading: reading, alternative: alternative) else {
            return [
                Finding(.R102, at: source.place(path), "a path of '\(alternative)' leads nowhere")
            ]
        }
        if changed.tree == source.tree {
            return [
                Finding(
                    .R103, at: source.place(path),
                    "the alternative '\(alternative)' changes nothing")
            ]
        }
        return
            changed.checked(
                changing: changes.entries, of: source, readAs: regulation, in: world
            ).1
            .filter {
                !RegulationSource.allowedInVariants.contains($0.code) && !own.contains(Known($0))
            }
            .map { under($0, "\(reading): \(alternative)") }
    }

    /// The value may be new; the record it stands in must exist. A value to be removed must exist
    /// itself.
    private func leadsSomewhere(_ change: Node.Entry) -> Bool {
        let path = change.key.split(separator: ".").map(String.init)
        return source.tree[change.value.isNull ? path : Array(path.dropLast())] != nil
    }

    private func under(_ finding: Finding, _ alternative: String) -> Finding {
        var finding = finding
        finding.alternative = alternative
        return finding
    }

    /// A finding that the file has as it is written.
    private struct Known: Hashable {
        let code: FindingCode
        let path: String

        init(_ finding: Finding) {
            code = finding.code
            path = finding.place.path
        }
    }
}

extension Finding.Severity {
    init(_ severity: Reading.Severity) {
        switch severity {
        case .blocks: self = .blocks
        case .warns: self = .warns
        case .hints: self = .hints
        }
    }
}
