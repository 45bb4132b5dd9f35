import Testing

@testable import Regulations

/// What is not executed yet, by kind: where it stands in a regulation of the repository, or what is
/// planted there.
struct Waiting: Sendable, CustomTestStringConvertible {
    let kind: Deferred.Kind
    let file: String
    let path: String
    /// Words of the line that the finding must name.
    let line: String
    var old = ""
    var new = ""

    var testDescription: String { "\(kind) \(path)" }
}

struct DeferredTests {
    static let waiting: [Waiting] = [
        .init(kind: .record, file: "echo", path: "records.backups", line: "backups:"),
        .init(kind: .field, file: "echo", path: "fields.testing_from", line: "testing_from:"),
        .init(kind: .rule, file: "netpeak", path: "rules.rights_first", line: "rights_first:"),
        .init(kind: .commitment, file: "echo", path: "commitments.full_test", line: "full_test:"),
        .init(
            kind: .invoice, file: "mywebstor", path: "rules.agreed_again.invoice",
            line: "agreed_again:", old: "invoice: difference", new: "invoice: total"),
        .init(
            kind: .order, file: "mywebstor", path: "prices.packages.standard_package",
            line: "standard_package:", old: "drawn: 1, ", new: ""),
        .init(kind: .measure, file: "netpeak", path: "measures.cpa", line: "cpa:"),
        .init(
            kind: .opens, file: "echo", path: "rules.refusal_told.opens", line: "opens:",
            old: "after: refused, message: not_covered",
            new: "after: refused, opens: client_network"),
        .init(
            kind: .condition, file: "mywebstor", path: "prices.rates.emergency.when",
            line: "over: 10",
            old: "package: never, when: { priority: emergency }",
            new: "package: never, when: { field: { portal_users: { over: 10 } } }"),
        .init(
            kind: .condition, file: "mywebstor", path: "commitments.line_reaction",
            line: "line_reaction:",
            old: "when: { category: [open_questions, outage], in_force: support_contract }, starts",
            new: "when: { filled: portal_users }, starts"),
        .init(
            kind: .condition, file: "echo", path: "commitments.expected_date",
            line: "expected_date:",
            old: "until: promised_date", new: "until: domain_until"),
        .init(
            kind: .measure, file: "echo", path: "measures.reactions_kept", line: "reactions_kept:",
            old: "of: standard_reaction", new: "of: full_test"),
    ]

    private func checked(_ item: Waiting) throws -> (text: String, checked: Checked) {
        let text = Drafts.text(item.file)
        guard !item.old.isEmpty else { return (text, Drafts.read(text)) }
        try #require(text.contains(item.old), "nothing to plant at")
        let planted = text.replacing(item.old, with: item.new, maxReplacements: 1)
        return (planted, Drafts.read(planted))
    }

    @Test(arguments: waiting)
    func `the check names what is not executed, with its line and what of it`(item: Waiting) throws
    {
        let (text, checked) = try checked(item)
        let finding = try #require(
            checked.findings.first { $0.code == .D101 && $0.place.path == item.path })
        #expect(finding.severity == .warns)
        #expect(finding.message.contains(item.path) && finding.message.contains(item.kind.words.en))
        let line = text.split(separator: "\n", omittingEmptySubsequences: false)[
            finding.place.line - 1]
        #expect(line.contains(item.line), "\(finding.place): \(line)")
    }

    @Test func `every kind is shown by one of them, and said in three languages`() {
        #expect(Set(Self.waiting.map(\.kind)) == Set(Deferred.Kind.allCases))
        for kind in Deferred.Kind.allCases {
            #expect(Set([kind.words.ru, kind.words.kk, kind.words.en]).count == 3, "\(kind)")
        }
    }

    @Test func `a regulation without such parts names none`() throws {
        var regulation = Regulation()
        regulation.commitments = Section([
            ("reaction", Commitment(clauses: [], starts: .triggers([.event(.arrived)])))
        ])
        regulation.rules = Section([("r", Rule(clauses: [], moment: .after([.event(.done)])))])
        #expect(regulation.deferred.isEmpty)
    }

    /// A definition hides nothing.
    @Test func `what a definition asks for counts where the definition is named`() {
        var (regulation, field, definition) = (Regulation(), Field(), Definition())
        field.about = .client
        definition.when = .not(.fact(.filled(["users"])))
        regulation.fields = Section([("users", field)])
        regulation.definitions = Section([("small", definition)])
        #expect(
            regulation.asksForDeferred(.any([.fact(.spam(true)), .fact(.definition("small"))])))
        #expect(!regulation.asksForDeferred(.fact(.filled(["other"]))))
    }

    @Test(arguments: ["ru", "kk", "en"])
    func `the printed document says it beside what it promises`(language: String) throws {
        let text = Drafts.text("mywebstor").replacing("drawn: 1, ", with: "")
        let checked = Drafts.read(text)
        let regulation = try #require(checked.regulation)
        let document = RegulationDocument.markdown(
            regulation, language: language, findings: checked.findings)
        let promise = try #require(
            document.split(separator: "\n").first { $0.contains("40000 RUB") })
        #expect(promise.contains(Deferred.Kind.order.words[language]))
        #expect(!document.contains("D101"))
    }
}
