import ArgumentParser
import Foundation
import Regulations
import Runtime
import ServiceDesk
import WorkingTime

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a deadline: clause, calendar, counted and skipped days.",
        discussion:
            "Exit codes: 0 explained, 1 no such commitment or instant, 2 the regulation cannot be read."
    )

    @Option(help: "The regulation's folder or file.")
    var regulation: String

    @Option(help: "Name of the commitment.")
    var commitment: String

    @Option(
        help:
            "When it starts: 2025-10-10T14:00:00+03:00, or local time of the file: '2025-10-10 14:00'."
    )
    var from: String

    @Option(
        help:
            "The day or moment that the promise is counted from, where it is a promised date: 2025-10-16."
    )
    var anchor: String?

    @Option(help: "Language of the lines: ru, kk or en.")
    var language = "en"

    @Flag(help: "One JSON object.")
    var json = false

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    func run() throws {
        let world = RegulationPath.world(zoneinfo: zoneinfo)
        let checked = try RegulationPath(regulation).read(in: world)
        guard let file = checked.regulation else {
            for finding in checked.findings where finding.severity == .blocks { print(finding) }
            throw ExitCode(2)
        }
        let edition = try Edition(compiling: file, digest: "", world: world)
        try show(file, edition, checked, world)
    }

    private func show(
        _ file: Regulation, _ edition: Edition, _ checked: Checked, _ world: CheckWorld
    ) throws {
        guard file.commitments[commitment] != nil else {
            let names = file.commitments.names.joined(separator: ", ")
            throw Stop("there is no commitment '\(commitment)'; there are: \(names)", code: 1)
        }
        guard let start = instant(edition.zone) else {
            throw Stop(
                "--from '\(from)' is no instant; write it as 2025-10-10T14:00:00+03:00", code: 1)
        }
        do {
            let anchor = try anchorValue(edition.zone)
            let found = try explain(
                commitment: commitment, from: start, anchor: anchor, under: edition)
            guard var explanation = found else { return }
            explanation.readings = ReadingNotes(checked: checked, world: world, anchor: anchor)
                .notes(on: commitment, from: start, due: explanation.due)
            if explanation.anchor != nil, anchor == nil { askForAnchor() }
            let words = ExplanationWords(language: language, edition: edition)
            print(
                json
                    ? try ExplanationJSON(explanation, edition: edition, words: words).text
                    : words.lines(of: explanation).joined(separator: "\n"))
        } catch let error as BeyondHorizon {
            throw Stop("\(error.description); import holidays of later years", code: 1)
        }
    }

    private func instant(_ zone: ZoneRules) -> Instant? {
        if let instant = Instant(iso8601: from) { return instant }
        return LocalMoment(words: from).map { $0.instant(in: zone) }
    }

    private func anchorValue(_ zone: ZoneRules) throws -> FieldValue? {
        guard let anchor else { return nil }
        if let date = CivilDate(anchor) { return .date(date) }
        if let instant = Instant(iso8601: anchor) { return .moment(instant) }
        guard let moment = LocalMoment(words: anchor) else {
            throw Stop(
                "--anchor '\(anchor)' is neither a day nor a moment; write it as 2025-10-16",
                code: 1)
        }
        return .moment(moment.instant(in: zone))
    }

    private func askForAnchor() {
        let sentence =
            "'\(commitment)' is counted from a day of its own; name it by --anchor 2025-10-16"
        Stop(sentence).say()
    }
}

/// What other readings of the file would make of a deadline.
struct ReadingNotes {
    let checked: Checked
    let world: CheckWorld
    var anchor: FieldValue?

    func notes(on commitment: String, from start: Instant, due: Instant?) -> [Explanation
        .ReadingNote]
    {
        guard let regulation = checked.regulation else { return [] }
        return regulation.readings.pairs.flatMap { reading, item in
            item.alternatives.pairs.filter { !$0.item.paths.isEmpty }.compactMap { alternative, _ in
                note(reading, alternative, on: commitment, from: start, due: due)
            }
        }
    }

    private func note(
        _ reading: String, _ alternative: String, on commitment: String, from start: Instant,
        due: Instant?
    ) -> Explanation.ReadingNote? {
        guard let source = checked.source.applying(reading: reading, alternative: alternative),
            let regulation = source.checkedAsWritten(in: world).0,
            let edition = try? Edition(compiling: regulation, digest: "", world: world),
            let other = try? explain(
                commitment: commitment, from: start, anchor: anchor, under: edition),
            other.due != due
        else { return nil }
        return .init(reading: reading, alternative: alternative, due: other.due, outcome: nil)
    }
}

extension LocalMoment {
    /// Its start in `zone`, seconds included.
    fileprivate func instant(in zone: ZoneRules) -> Instant {
        let seconds = seconds ?? 0
        let time = CivilTime(minutes: seconds % 86_400 / 60)
        return zone.instant(
            of: CivilMoment(
                date: date.adding(days: seconds / 86_400), time: time, second: seconds % 60))
    }
}
