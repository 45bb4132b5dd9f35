/// Reads a regulation: text → findings and, when none of them blocks, a regulation.
public enum RegulationFile {
    /// - Parameters:
    ///   - text: The file's contents, at most 1 MiB.
    ///   - file: How the file is called in findings.
    ///   - world: What the check may know besides the text.
    public static func read(text: String, file: String, world: CheckWorld) -> Checked {
        read(text: text, file: file) { $0.checked(in: world) }
    }

    /// Reads a regulation that passed `read` when it was published: its other readings are not
    /// checked again, which is most of the work.
    public static func readPublished(text: String, file: String, world: CheckWorld) -> Checked {
        read(text: text, file: file) { source in
            let (regulation, findings) = source.checkedAsWritten(in: world)
            return Checked(regulation: regulation, findings: findings, source: source)
        }
    }

    private static func read(text: String, file: String, check: (RegulationSource) -> Checked)
        -> Checked
    {
        var yaml = YAMLText(file: file)
        let tree = yaml.read(text)
        guard let tree, yaml.findings.isEmpty else {
            let empty = Node(.map([]))
            return Checked(
                regulation: nil, findings: yaml.findings,
                source: RegulationSource(file: file, tree: tree ?? empty))
        }
        let tables = LimitTables(tree: tree, file: file)
        var checked = check(RegulationSource(file: file, tree: tables.tree))
        if !tables.findings.isEmpty { checked.refuse(tables.findings) }
        return checked
    }
}

/// The outcome of a check.
public struct Checked: Sendable {
    /// Nil when a finding blocks.
    public var regulation: Regulation?
    /// In the order of the file.
    public var findings: [Finding]
    public var source: RegulationSource

    /// No finding blocks publication.
    public var isPublishable: Bool { regulation != nil }

    public init(regulation: Regulation?, findings: [Finding], source: RegulationSource) {
        self.regulation = regulation
        self.findings = findings
        self.source = source
    }

    fileprivate mutating func refuse(_ more: [Finding]) {
        (regulation, findings) = (nil, more + findings)
    }
}
