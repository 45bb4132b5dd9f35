/// Reads a scenario: text → findings and, when none of them blocks, a scenario.
public enum ScenarioFile {
    /// - Parameters:
    ///   - text: The file's contents, at most 1 MiB.
    ///   - file: How the file is called in findings.
    ///   - regulation: The checked regulation it tells of; its names must be these.
    public static func read(text: String, file: String, regulation: Checked) -> (
        scenario: Scenario?, findings: [Finding]
    ) {
        var yaml = YAMLText(file: file)
        guard let tree = yaml.read(text), yaml.findings.isEmpty else { return (nil, yaml.findings) }
        var names = NameTable(regulation: regulation.source.tree)
        names.addPeople(of: tree)
        var shape = ShapeCheck(file: file, names: names)
        shape.check(tree, as: .record(Language.scenario), at: [])
        let scenario = Scenario(node: tree, file: file)
        let findings =
            shape.findings
            + ScenarioCheck(scenario: scenario, tree: tree, regulation: regulation).findings()
        return (findings.contains { $0.severity == .blocks } ? nil : scenario, findings)
    }

    /// The clauses that a file names, also where the rest of it cannot be read.
    public static func clauses(of text: String) -> [String] {
        var yaml = YAMLText(file: "")
        return yaml.read(text)?.clauses ?? []
    }
}

extension NameTable {
    fileprivate mutating func addPeople(of scenario: Node) {
        let clients = scenario["given"]?["clients"]?.entries ?? []
        self[.people] = (scenario["given"]?["staff"]?.entries ?? []).map(\.key)
        for client in clients {
            self[.people] += (client.value["people"]?.entries ?? []).map(\.key)
            self[.projects] += (client.value["projects"]?.entries ?? []).map(\.key)
        }
        self[.clients] = clients.map(\.key)
        self[.assignees] += self[.people]
    }
}

/// What the table cannot show: the regulation's name, the alternatives, the order of steps.
struct ScenarioCheck {
    let scenario: Scenario
    let tree: Node
    let regulation: Checked

    func findings() -> [Finding] { name() + readings() + changes() + order() + letters() }

    private func place(_ path: [String]) -> Place {
        RegulationSource(file: scenario.file, tree: tree).place(path)
    }

    private func name() -> [Finding] {
        guard let id = regulation.source.tree.string("id"), id != scenario.regulation else {
            return []
        }
        let message = "the scenario tells of '\(scenario.regulation)', the regulation is '\(id)'"
        return [Finding(.S101, at: place(["regulation"]), message)]
    }

    private func readings() -> [Finding] {
        scenario.readings.pairs.compactMap { reading, alternative in
            let all =
                regulation.source.tree[["readings", reading, "alternatives"]]?.entries.map(\.key)
                ?? []
            guard !all.contains(alternative) else { return nil }
            return Finding(
                .S101, at: place(["readings", reading]),
                "the reading '\(reading)' has no alternative '\(alternative)'",
                nearest: NearestWord.of(alternative, among: all))
        }
    }

    private func changes() -> [Finding] {
        scenario.given.clients.pairs.flatMap { client, item in
            item.agreements.flatMap { agreement in
                agreement.changes.compactMap { change in
                    guard
                        regulation.source.tree[change.path.split(separator: ".").map(String.init)]
                            == nil
                    else {
                        return nil
                    }
                    let path = [
                        "given", "clients", client, "agreements", agreement.kind, "changes",
                        change.path,
                    ]
                    return Finding(.S103, at: place(path), "nothing stands at '\(change.path)'")
                }
            }
        }
    }

    /// A letter carries text and files alone; what is stated beside them somebody has to find in
    /// it.
    private func letters() -> [Finding] {
        let channels = regulation.regulation?.channels ?? Section()
        return scenario.steps.compactMap { step in
            let isContact = step.does == .event(.arrived) || step.does == .event(.clientWrote)
            guard isContact, step.parent == nil, step.sender == nil,
                step.channel.flatMap({ channels[$0]?.kind }) == .email
            else { return nil }
            let stated = [
                step.category.map { _ in "category" }, step.project.map { _ in "project" },
                step.fields.names.isEmpty ? nil : "fields",
            ].compactMap(\.self)
            guard !stated.isEmpty else { return nil }
            return Finding(
                .X104, at: step.place,
                """
                a letter carries no \(stated.joined(separator: ", ")): it is played as a letter and somebody's sorting \
                at the same instant; write the sorting as steps of its own ('placed', 'filled', 'categorised')
                """)
        }
    }

    private func order() -> [Finding] {
        zip(scenario.steps, scenario.steps.dropFirst()).compactMap { step, next in
            guard next.at.ordinal < step.at.ordinal else { return nil }
            return Finding(
                .X103, at: next.place,
                "this step lies before the one above it; steps go forward in time")
        }
    }
}

extension LocalMoment {
    /// Orders moments of one zone.
    var ordinal: Int { date.dayNumber * 86_400 + (seconds ?? 0) }
}
