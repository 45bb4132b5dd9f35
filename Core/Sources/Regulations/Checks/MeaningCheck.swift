/// What the shape cannot show: whether the parts of a regulation fit each other.
struct MeaningCheck {
    let source: RegulationSource
    let regulation: Regulation
    let world: CheckWorld
    private(set) var findings: [Finding] = []

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
    }

    mutating func report(
        _ code: FindingCode, _ path: [String], _ message: String, nearest: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        guard findings.count < ShapeCheck.findingsMax else { return }
        findings.append(
            Finding(code, at: source.place(path), message, nearest: nearest, severity: severity))
    }

    /// A name that is none of those that are: the nearest is named, else all.
    mutating func report(
        _ code: FindingCode, _ path: [String], _ message: String, of word: String,
        among names: some Sequence<String>
    ) {
        let names = Array(names)
        report(
            code, path, message + NearestWord.list(names, insteadOf: word),
            nearest: NearestWord.of(word, among: names))
    }
}
