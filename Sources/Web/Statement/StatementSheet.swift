import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A statement as a document for paper: it brings its style with it and refers to nothing.
struct StatementSheet {
    let settled: SettledStatement
    let reader: EditionReader
    /// What the provider is called.
    let provider: String
    /// The client's name.
    let client: String

    private var words: Words { reader.words }

    var html: HTML {
        let month = settled.settlement.month
        let tables = StatementTables(settled.statement, reader, .client)
        return """
            <!doctype html><html lang="\(words.language.rawValue)"><head><meta charset="utf-8">\
            <title>\(words[.statement]): \(words.month(of: month)), \(client)</title>\(Self.style)</head><body>
            <h1>\(words[.statement]): \(words.month(of: month))</h1>
            <p>\(provider) — \(client)</p>
            <p>\(words[settled.settlement.state.badge.word])\(sent)</p>
            <table class="sums">\(tables.sums.map { sum in
                "<tr><th>\(sum.label)</th><td>\(sum.value)</td></tr>" as HTML
            })</table>
            \(tables.tables.map(table))
            <p class="seal">\(settled.sealLine(words))</p></body></html>
            """
    }

    private var sent: String {
        guard let number = settled.settlement.sent?.number, let at = settled.settlement.sentAt
        else {
            return ""
        }
        return " · №\u{a0}\(number), \(reader.full(at))"
    }

    private func table(_ table: CardTable) -> HTML {
        guard !table.rows.isEmpty else { return "" }
        return """
            <h2>\(table.title)</h2><table><thead><tr>\(table.columns.map { "<th>\($0)</th>" as HTML })</tr></thead>
            <tbody>\(table.rows.map { row in
                "<tr>\(row.map { "<td>\($0.plain)</td>" as HTML })</tr>\n" as HTML
            })</tbody></table>

            """
    }

    private static let style: HTML = """
        <style>
        @page { size: A4 landscape; margin: 15mm; }
        @page { @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
        body { font: 9pt "DejaVu Sans", sans-serif; }
        h1 { font-size: 15pt; margin: 0 0 2mm; }
        h2 { font-size: 11pt; margin: 6mm 0 1mm; break-after: avoid; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; vertical-align: top; padding: 1mm 1.5mm; border-bottom: .2mm solid #999; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        .sums { width: auto; }
        .sums th { font-weight: normal; color: #444; }
        .seal { margin-top: 8mm; font-size: 7pt; color: #444; overflow-wrap: anywhere; }
        </style>
        """
}

extension CardTable.Cell {
    /// Without links and buttons.
    fileprivate var plain: String {
        switch self {
        case .text(let text), .link(let text, _): text
        case .two(let text, let more): "\(text), \(more)"
        case .badges(let badges): badges.map(\.text).joined(separator: ", ")
        case .buttons: ""
        }
    }
}

extension SettledStatement {
    /// The seal that binds what the journal holds of the statement.
    func sealLine(_ words: Words) -> String {
        guard let seal else { return words[.notSealedYet] }
        return SealAnchor(seal).line
    }
}
