import HTTPTypes
import Hummingbird
import NIOCore
import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What a client owes for a month, line by line.
extension Site {
    func statementPage(of client: String, month: CivilDate?, _ visit: Visit) async throws
        -> Response
    {
        let (reader, words) = (visit.reader, visit.reader.words)
        guard let card = desk.people.clients[client] else { throw PageError(.notFound) }
        let month = (month ?? reader.today).firstOfMonth
        let path: [(label: String, url: AdminURL)] = [
            (words[.clients], .clients), (card.name, .client(client)),
        ]
        let title = "\(words[.statement]): \(words.month(of: month))"
        do {
            let found = try await desk.statement(of: client, month: month)
            let tables = StatementTables(statement: found, card, reader)
            return try await adminPage(
                .clients, title, lead: words[.statementLead], path: path, tables.blocks, visit)
        } catch StatementError.tooManyTickets {
            return try await adminPage(
                .clients, title, path: path,
                [.note(.warning, title: title, text: words[.tooManyTickets])], visit)
        }
    }

    func statementFile(of client: String, month: CivilDate, _ visit: Visit) async throws -> Response
    {
        guard desk.people.clients[client] != nil else { throw PageError(.notFound) }
        let statement = try await desk.statement(of: client, month: month)
        let table = StatementTable(statement, in: visit.reader.edition.zone)
        var headers = HTTPFields()
        headers[.contentType] = "text/csv; charset=utf-8; header=present"
        let name = "\(client)-\("\(statement.month)".prefix(7)).csv"
        headers[.contentDisposition] = "attachment; filename*=UTF-8''\(PercentCoding.encode(name))"
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: table.csv)))
    }
}

/// A statement as tables of a page.
private struct StatementTables {
    let statement: Statement
    let client: Client
    let reader: EditionReader

    init(statement: Statement, _ client: Client, _ reader: EditionReader) {
        (self.statement, self.client, self.reader) = (statement, client, reader)
    }

    private var words: Words { reader.words }

    var blocks: [AdminPage.Block] {
        [.table(charges), .table(work), .table(packages), .facts(title: nil, sums)]
    }

    private var charges: AdminTable {
        AdminTable(
            title: words[.charged],
            columns: [
                words[.workDay], words[.title], words[.clauseOfLine], words[.units], words[.amount],
            ],
            rows: statement.charges.map { charge in
                [
                    .text(words.day(charge.day, now: reader.today)), .text(agreement(charge.name)),
                    clause(charge.clauses.first),
                    .text(charge.units.map { "\($0)" } ?? words[.byAgreement]),
                    .text(reader.words(charge.price)),
                ]
            }, empty: words[.noCharges])
    }

    private var work: AdminTable {
        let columns: [Word] = [
            .workDay, .ticket, .workKind, .clauseOfLine, .worked, .factor, .countedTime,
            .fromPackageTime, .beyondPackage, .amount,
        ]
        return AdminTable(
            title: words[.work], columns: columns.map { words[$0] },
            rows: statement.work.map(row), empty: words[.noWork])
    }

    private func row(_ entry: Ledger.Entry) -> [AdminTable.Cell] {
        let line = entry.line
        let counted = words.hours(thousandths: line.counted)
        return [
            .text(reader.full(line.from)),
            .link(words.number(entry.ticket), .ticket(entry.ticket)),
            .two(WorkKind.title(line.work, reader.language), reader.person(line.person).name),
            clause(line.clause), .text(words.hours(thousandths: Int64(line.worked) * 1000)),
            .text("×" + words.thousandths(line.times)), .text(counted),
            .text(line.fund == nil ? "—" : counted), .text(line.fund == nil ? counted : "—"),
            .text(reader.words(line.price)),
        ]
    }

    private var packages: AdminTable {
        AdminTable(
            title: words[.packageHours],
            columns: [
                words[.title], words[.workDay], words[.granted], words[.fromPackageTime],
                words[.leftOver], words[.expired],
            ],
            rows: statement.balances.map { balance in
                let fund = balance.fund
                // What is not over yet has lost nothing.
                let expired = fund.until <= reader.now ? balance.expired : 0
                return [
                    .text(agreement(fund.package)),
                    .text(words.day(reader.civil(fund.period.lowerBound).date, now: reader.today)),
                    .text(words.hours(thousandths: fund.granted)),
                    .text(words.hours(thousandths: balance.drawn)),
                    .text(words.hours(thousandths: fund.left - expired)),
                    .text(words.hours(thousandths: expired)),
                ]
            }, empty: words[.noPackages],
            links: [
                (
                    words[.earlierMonth],
                    .admin(.statement(client.id, month: statement.month.adding(months: -1)))
                ),
                (
                    words[.laterMonth],
                    .admin(.statement(client.id, month: statement.month.adding(months: 1)))
                ),
                (
                    words[.asCSV], .admin(.statementFile(client.id, month: statement.month))
                ),
            ])
    }

    private var sums: [(label: String, value: String)] {
        let tax = statement.tax.map { tax in
            (
                words[tax.stands == .inside ? .taxInside : .tax]
                    + " \(words.decimal(tax.percent))%",
                reader.money(tax.amount)
            )
        }
        return [
            (words[.worked], words.hours(thousandths: Int64(statement.workedMinutes) * 1000)),
            (words[.fromPackageTime], words.hours(thousandths: statement.given)),
            (words[.beyondPackage], words.hours(thousandths: statement.beyond)),
            (words[.sum], reader.words(statement.sum)),
        ] + [tax].compactMap(\.self) + [(words[.toPay], reader.words(statement.total))]
    }

    private func agreement(_ kind: String) -> String {
        reader.regulation.title(ofAgreement: kind, in: reader.language.rawValue)
    }

    private func clause(_ name: String?) -> AdminTable.Cell {
        guard let name, reader.regulation.clauses[name] != nil else { return .text("") }
        let regulation = reader.regulation
        return .link(
            reader.link(name).cited(words),
            .regulation(id: regulation.id, version: regulation.version, clause: name))
    }
}

extension Words {
    /// `1:30`, of thousandths of minutes; parts of minutes as decimals: `0:06,7`.
    fileprivate func hours(thousandths: Int64) -> String {
        let (minutes, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
        let (hours, left) = minutes.quotientAndRemainder(dividingBy: 60)
        let whole = "\(hours):\(left < 10 ? "0" : "")\(left)"
        return rest == 0
            ? whole : whole + (language == .en ? "." : ",") + String("\(1000 + rest)".dropFirst())
    }

    fileprivate func thousandths(_ number: Int64) -> String {
        let text = number % 1000 == 0 ? "\(number / 1000)" : "\(Double(number) / 1000)"
        return language == .en ? text : text.replacing(".", with: ",")
    }
}
