import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// A statement as tables of a page.
struct StatementTables {
    /// Whose page it stands on.
    enum Side: Sendable {
        case staff(client: String)
        case client
    }

    private let statement: Statement
    private let reader: EditionReader
    private let side: Side

    init(_ statement: Statement, _ reader: EditionReader, _ side: Side) {
        (self.statement, self.reader, self.side) = (statement, reader, side)
    }

    private var words: Words { reader.words }

    var tables: [CardTable] {
        [charges, work] + (statement.bills.isEmpty ? [] : [bills]) + [packages]
    }

    private func page(_ month: CivilDate) -> SiteURL {
        switch side {
        case .staff(let client): .admin(.statement(client, month: month))
        case .client: .portal(.statement(month: month))
        }
    }

    private var file: SiteURL {
        switch side {
        case .staff(let client): .admin(.statementFile(client, month: statement.month))
        case .client: .portal(.statementFile(month: statement.month))
        }
    }

    private func ticket(_ number: Int) -> SiteURL {
        switch side {
        case .staff: .ticket(number)
        case .client: .portal(.ticket(number))
        }
    }

    private var charges: CardTable {
        CardTable(
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

    private var work: CardTable {
        let columns: [Word] = [
            .workDay, .ticket, .workKind, .clauseOfLine, .worked, .factor, .countedTime,
            .fromPackageTime, .beyondPackage, .amount,
        ]
        return CardTable(
            title: words[.work], columns: columns.map { words[$0] },
            rows: statement.work.map(row), empty: words[.noWork])
    }

    private func row(_ entry: Ledger.Entry) -> [CardTable.Cell] {
        let line = entry.line
        let counted = words.hours(thousandths: line.counted)
        return [
            .text(reader.full(line.from)),
            .link(words.number(entry.ticket), ticket(entry.ticket)),
            .two(WorkKind.title(line.work, reader.language), reader.person(line.person).name),
            clause(line.clause), .text(words.hours(thousandths: Int64(line.worked) * 1000)),
            .text("×" + words.thousandths(line.times)), .text(counted),
            .text(line.fund == nil ? "—" : counted), .text(line.fund == nil ? counted : "—"),
            .text(reader.words(line.price)),
        ]
    }

    private var bills: CardTable {
        CardTable(
            title: words[.furtherBills],
            columns: [
                words[.workDay], words[.ticket], words[.clauseOfLine], words[.countedTime],
                words[.amount],
            ],
            rows: statement.bills.map { billed in
                let invoiced = billed.bill.invoiced
                return [
                    .text(reader.full(billed.bill.at)),
                    .link(words.number(billed.ticket), ticket(billed.ticket)),
                    clause(billed.clauses.first),
                    .text(
                        invoiced.minutes.map { words.hours(thousandths: Int64($0) * 1000) } ?? "—"),
                    .text(invoiced.amount.map(reader.money) ?? words[.byAgreement]),
                ]
            }, empty: "")
    }

    private var packages: CardTable {
        CardTable(
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
                (words[.earlierMonth], page(statement.month.adding(months: -1))),
                (words[.laterMonth], page(statement.month.adding(months: 1))),
                (words[.asCSV], file),
            ])
    }

    var sums: [(label: String, value: String)] {
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

    private func clause(_ name: String?) -> CardTable.Cell {
        guard let name, reader.regulation.clauses[name] != nil else { return .text("") }
        let (id, version) = (reader.regulation.id, reader.regulation.version)
        let cited = reader.link(name).cited(words)
        return switch side {
        case .staff: .link(cited, .regulation(id: id, version: version, clause: name))
        case .client: .link(cited, .portal(.version(id: id, version)))
        }
    }
}

extension Words {
    /// `1:30`, of thousandths of minutes; parts of minutes as decimals: `0:06,7`.
    func hours(thousandths: Int64) -> String {
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
