import Foundation
import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import WorkingTime

/// As what file the months of all clients leave the desk.
public enum StatementsFormat: String, Sendable, Hashable, CaseIterable {
    case csv
    /// Bills of what was sent, as CommerceML.
    case xml

    fileprivate var word: Word { self == .csv ? .asCSV : .asCommerceML }
    fileprivate var type: String {
        self == .csv ? "text/csv; charset=utf-8; header=present" : "application/xml"
    }
}

/// Where the months of all clients stand, for administrators.
extension Site {
    func statementsPage(month: CivilDate?, after: Int, _ visit: Visit) async throws -> Response {
        let (reader, words) = (visit.reader, visit.reader.words)
        let month = (month ?? reader.today).firstOfMonth
        let all = try await desk.months(month)
        let (few, next) = try await page(of: all, after: after, limit: Self.listMax, month)
        var table = CardTable(
            columns: [
                words[.clientTerm], words[.state], words[.toPay], words[.hoursOver],
            ],
            rows: few.map { row(of: $0, month, reader) }, empty: words[.noRows], links: [])
        if let next {
            table.links = [(words[.nextPage], .admin(.statements(month: month, after: next)))]
        }
        for (word, offset) in [(Word.earlierMonth, -1), (.laterMonth, 1)] {
            let other = month.adding(months: offset)
            table.links.append((words[word], .admin(.statements(month: other, after: 0))))
        }
        table.links += StatementsFormat.allCases.map {
            (words[$0.word], .admin(.statementsFile(month: month, $0)))
        }
        return try await adminPage(
            .clients, "\(words[.allStatements]): \(words.month(of: month))",
            path: [(words[.clients], .clients)], [.table(table)], visit)
    }

    /// Of the list a page with its sums, and what the next one begins behind; nil: it is the last.
    private func page(of all: [ClientMonth], after: Int, limit: Int, _ month: CivilDate)
        async throws -> (few: [ClientMonth], next: Int?)
    {
        let rest = all.dropFirst(max(0, after))
        let few = try await desk.summed(Array(rest.prefix(limit)), of: month)
        return (few, rest.count > limit ? max(0, after) + limit : nil)
    }

    private func row(of entry: ClientMonth, _ month: CivilDate, _ reader: EditionReader)
        -> [CardTable.Cell]
    {
        let (words, badge) = (reader.words, entry.state.badge)
        let open = entry.open > 0 ? ": \(entry.open)" : ""
        return [
            .link(entry.name, .admin(.statement(entry.client, month: month))),
            .badges([("\(words[badge.word])\(open)", badge.state)]),
            .text(entry.sums.map { reader.words($0.total) } ?? words[.tooManyTickets]),
            .text(entry.sums.map { words.hours(thousandths: $0.beyond) } ?? ""),
        ]
    }

    func statementsFile(month: CivilDate, _ format: StatementsFormat, _ visit: Visit)
        async throws -> Response
    {
        let text: String
        switch format {
        case .csv:
            let months = try await desk.summed(try await desk.months(month), of: month)
            text = StatementTable.csv([ClientMonth.columns] + months.map(\.cells))
        case .xml: text = try await desk.bills(of: month)
        }
        var headers = HTTPFields()
        headers[.contentType] = format.type
        headers[.contentDisposition] =
            "attachment; filename=\"statements-\(month.monthWord).\(format.rawValue)\""
        headers[.cacheControl] = "no-store"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: text)))
    }
}

extension Word {
    fileprivate static let hoursOver = Word(
        "Часов сверх пакета", "Пакеттен тыс сағат", "Hours over the package")
}
