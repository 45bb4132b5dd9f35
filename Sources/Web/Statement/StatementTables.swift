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
        [charges, work] + (statement.adjustments.isEmpty ? [] : [adjustments])
            + (statement.bills.isEmpty ? [] : [bills]) + [packages]
    }

    /// A line each, as they are numbered from 1: what it is and what it costs.
    var lines: [String] {
        statement.charges.map { "\(agreement($0.name)) · \(reader.words($0.price))" }
            + statement.work.map { entry in
                let day = words.day(reader.civil(entry.line.from).date, now: reader.today)
                let worked = words.hours(thousandths: Int64(entry.line.worked) * 1000)
                return
                    "\(day), \(words.number(entry.ticket)), \(worked) · \(reader.words(entry.line.price))"
            }
            + statement.adjustments.map { adjustment in
                let subject = adjustment.subject
                let what =
                    subject.ticket.map { words.number($0) } ?? adjustment.name.map(agreement) ?? ""
                return
                    "\(words.month(of: subject.month)), \(what) · \(reader.words(adjustment.price))"
            }
    }

    /// Of the first charge, first line of work and first adjustment.
    private var firsts: (charge: Int, work: Int, adjustment: Int) {
        let work = statement.charges.count + 1
        return (1, work, work + statement.work.count)
    }

    private func page(_ month: CivilDate) -> SiteURL {
        switch side {
        case .staff(let client): .admin(.statement(client, month: month))
        case .client: .portal(.statement(month: month))
        }
    }

    private func file(_ format: StatementFormat) -> SiteURL {
        switch side {
        case .staff(let client): .admin(.statementFile(client, month: statement.month, format))
        case .client: .portal(.statementFile(month: statement.month, format))
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
            columns: ["№"]
                + [Word.workDay, .title, .clauseOfLine, .units, .amount].map { words[$0] },
            rows: statement.charges.enumerated().map { index, charge in
                [
                    .text("\(firsts.charge + index)"),
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
            title: words[.work], columns: ["№"] + columns.map { words[$0] },
            rows: statement.work.enumerated().map { index, entry in
                [.text("\(firsts.work + index)")] + row(entry)
            }, empty: words[.noWork])
    }

    private var adjustments: CardTable {
        let columns: [Word] = [
            .adjustedMonth, .ticket, .title, .clauseOfLine, .worked, .countedTime,
            .fromPackageTime, .beyondPackage, .amount,
        ]
        return CardTable(
            title: words[.adjustments], columns: ["№"] + columns.map { words[$0] },
            rows: statement.adjustments.enumerated().map { index, adjustment in
                [.text("\(firsts.adjustment + index)")] + row(adjustment)
            }, empty: words[.noAdjustments])
    }

    private func row(_ adjustment: Adjustment) -> [CardTable.Cell] {
        let subject = adjustment.subject
        let name = adjustment.name ?? ""
        return [
            .text(words.month(of: subject.month)),
            subject.ticket.map { .link(words.number($0), ticket($0)) } ?? .text("—"),
            .text(subject.kind == .work ? name : agreement(name)),
            clause(adjustment.clauses.first),
            .text(words.hours(thousandths: Int64(adjustment.worked) * 1000)),
            .text(words.hours(thousandths: adjustment.counted)),
            .text(words.hours(thousandths: adjustment.given)),
            .text(words.hours(thousandths: adjustment.beyond)),
            .text(reader.words(adjustment.price)),
        ]
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
            ] + StatementFormat.offered.map { (words[$0.word], file($0)) })
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
        let (minutes, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        let (hours, left) = minutes.quotientAndRemainder(dividingBy: 60)
        let whole = "\(thousandths < 0 ? "−" : "")\(hours):\(left < 10 ? "0" : "")\(left)"
        return rest == 0
            ? whole : whole + (language == .en ? "." : ",") + String("\(1000 + rest)".dropFirst())
    }

    fileprivate func thousandths(_ number: Int64) -> String {
        let text = number % 1000 == 0 ? "\(number / 1000)" : "\(Double(number) / 1000)"
        return language == .en ? text : text.replacing(".", with: ",")
    }
}
