import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// Who read the ticket, where the regulation says that it is written down; for all who see it.
struct ReadersPanel: Sendable {
    struct Row: Sendable {
        var name: String
        var at: CivilMoment
        /// What was read, as the regulation calls it.
        var what: String
    }

    var rows: [Row]

    func view(_ words: Words, today: CivilDate) -> HTML {
        """
        <details class="panel"><summary>\(words[.readBy])</summary><ul class="stack gap-2 small">\(rows.map { row in
            """
            <li><bdi>\(row.name)</bdi> <span class="muted">\(words.momentInFull(row.at, now: today)) — \
            \(row.what)</span></li>
            """ as HTML
        })</ul></details>
        """
    }
}

extension ReadersPanel {
    /// nil: nobody has, or it is not written down.
    init?(_ readings: [NotedReading], _ reader: EditionReader) {
        guard !readings.isEmpty else { return nil }
        rows = readings.map { reading in
            Row(
                name: reader.people.name(reading.person) ?? reading.person,
                at: reader.civil(reading.at),
                what: reader.matters(reading.matters))
        }
    }
}

extension EditionReader {
    /// What was read, as the regulation calls it.
    func matters(_ matters: [KeptMatter]) -> String {
        matters.map { matter in
            let record = regulation.records[matter.rawValue]
            return record.map { caption($0.title, $0.clauses) } ?? matter.rawValue
        }.joined(separator: ", ")
    }
}
