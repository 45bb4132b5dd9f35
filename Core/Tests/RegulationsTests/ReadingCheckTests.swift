import Testing

@testable import Regulations

/// An alternative is checked where it changes something; the whole check would find the same.
struct ReadingCheckTests {
    private struct Known: Hashable {
        let code: FindingCode
        let path: String
    }

    /// What the alternative adds, by the check of its parts and by that of the whole file.
    private func added(
        _ reading: String, _ alternative: String, _ checked: Checked
    ) throws -> (parts: Set<Known>, whole: Set<Known>) {
        let (source, regulation) = (checked.source, try #require(checked.regulation))
        let changes = source.tree[["readings", reading, "alternatives", alternative]]
        let changed = try #require(source.applying(reading: reading, alternative: alternative))
        func known(_ findings: [Finding]) -> Set<Known> {
            Set(findings.map { Known(code: $0.code, path: $0.place.path) })
        }
        let own = known(source.checkedAsWritten(in: Drafts.world).1)
        let parts = changed.checked(
            changing: changes?.entries ?? [], of: source, readAs: regulation, in: Drafts.world)
        let whole = changed.checkedAsWritten(in: Drafts.world)
        #expect(parts.0 == whole.0, "\(reading): \(alternative)")
        return (known(parts.1).subtracting(own), known(whole.1).subtracting(own))
    }

    @Test(arguments: Drafts.names)
    func `each alternative of the repository is found alike`(name: String) throws {
        let checked = Drafts.checked(name)
        for (reading, item) in try #require(checked.regulation).readings.pairs {
            for alternative in item.alternatives.names {
                let (parts, whole) = try added(reading, alternative, checked)
                #expect(parts == whole, "\(name): \(reading): \(alternative)")
            }
        }
    }

    /// What an alternative spoils: a shape, a name that it takes away from another part, a meaning.
    @Test(arguments: [
        ("roles.duty", "null"), ("calendars.support", "null"), ("rules.spam", "null"),
        ("rules.spam.assign", "nobody"), ("categories.hacked.under", "nowhere"),
        ("commitments.standard_reaction.within", "8 hours"), ("calendars.support.holidays", "XX"),
        ("commitments.standard_reaction.calendar", "nowhere"),
        ("calendars.support.week", "{ mon-fri: \"08:00-26:00\" }"),
    ])
    func `what an alternative spoils is found alike`(path: String, value: String) throws {
        let text = Drafts.text("echo").replacing(
            "\nreadings:\n",
            with: """

                readings:
                  spoilt:
                    clause: "2.1"
                    chosen: written
                    severity: hints
                    question: { ru: "?", en: "?" }
                    alternatives: { other: { \(path): \(value) } }

                """, maxReplacements: 1)
        var yaml = YAMLText(file: "echo.yaml")
        let read = yaml.read(text)
        let tables = LimitTables(tree: try #require(read), file: "echo.yaml")
        let source = RegulationSource(file: "echo.yaml", tree: tables.tree)
        let regulation = try #require(source.checkedAsWritten(in: Drafts.world).0)
        let checked = Checked(regulation: regulation, findings: [], source: source)
        let (parts, whole) = try added("spoilt", "other", checked)
        #expect(parts == whole && !parts.isEmpty)
    }
}
