/// What the shape cannot show: whether the parts of a regulation fit each other.
struct MeaningCheck {
    let source: RegulationSource
    let regulation: Regulation
    let world: CheckWorld
    private(set) var findings: [Finding] = []

    init(source: RegulationSource, regulation: Regulation, world: CheckWorld) {
        self.source = source
        self.regulation = regulation
        self.world = world
    }

    mutating func run() {
        checkNames()
        checkNesting()
        checkPriorities()
        checkMessages()
        checkClauses()
        checkCommitments()
        checkCalendars()
        checkReach()
        checkConditions()
        checkPrices()
        checkConsistency()
        checkDeferred()
        checkVersion()
    }

    mutating func report(
        _ code: FindingCode, _ path: [String], _ message: String, nearest: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        guard findings.count < ShapeCheck.findingsMax else { return }
        findings.append(Finding(code, at: source.place(path), message, nearest: nearest, severity: severity))
    }

    /// V101: a version may not reach back behind the one published last.
    private mutating func checkVersion() {
        guard let published = world.publishedInForce, regulation.inForce < published else { return }
        report(
            .V101, ["in_force"],
            "'in_force' lies before the first day of the version published last; choose a later day")
    }
}
