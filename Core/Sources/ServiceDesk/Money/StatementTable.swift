import Regulations
import WorkingTime

/// A statement as rows under one header, for files and programs: what is charged, what was worked,
/// how the packages stand, the sums. Minutes and sums are decimal numbers.
public struct StatementTable: Sendable {
    public static let columns = [
        "line", "date", "ticket", "entry", "rate", "clause", "worked", "factor", "counted",
        "package", "over", "amount",
    ]

    /// Each as long as `columns`.
    public private(set) var rows: [[String]] = []

    /// - Parameter zone: of the regulation, in which days are told.
    public init(_ statement: Statement, in zone: ZoneRules) {
        for charge in statement.charges {
            add(
                charge.kind.rawValue,
                [
                    "date": charge.day.description, "entry": charge.agreement,
                    "rate": charge.name, "clause": charge.clauses.joined(separator: " "),
                    "counted": charge.units.map { "\($0)" } ?? Self.byAgreement,
                    "amount": Self.words(charge.price),
                ])
        }
        for entry in statement.work { add("work", Self.cells(entry, zone)) }
        for adjustment in statement.adjustments { add("adjustment", Self.cells(adjustment)) }
        for billed in statement.bills { add("bill", Self.cells(billed, zone)) }
        for balance in statement.balances {
            add(
                "balance",
                [
                    "date": zone.civil(at: balance.fund.period.lowerBound).date.description,
                    "entry": balance.fund.agreement, "rate": balance.fund.package,
                    "counted": Self.minutes(balance.fund.granted),
                    "package": Self.minutes(balance.drawn), "over": Self.minutes(balance.fund.left),
                ])
        }
        add(
            "sum",
            [
                "worked": "\(statement.workedMinutes)", "package": Self.minutes(statement.given),
                "over": Self.minutes(statement.beyond), "amount": Self.words(statement.sum),
            ])
        if let tax = statement.tax {
            add(
                "tax",
                [
                    "clause": tax.clauses.joined(separator: " "), "factor": "\(tax.percent)%",
                    "amount": Self.sum(tax.amount),
                ])
        }
        add("total", ["rate": statement.currency, "amount": Self.words(statement.total)])
    }

    private mutating func add(_ line: String, _ cells: [String: String]) {
        rows.append([line] + Self.columns.dropFirst().map { cells[$0] ?? "" })
    }

    private static func cells(_ entry: Ledger.Entry, _ zone: ZoneRules) -> [String: String] {
        let line = entry.line
        return [
            "date": day(line.from, zone), "ticket": "\(entry.ticket)",
            "entry": line.entry, "rate": line.rate ?? "",
            "clause": line.clauses.joined(separator: " "), "worked": "\(line.worked)",
            "factor": decimal(line.times, 1000), "counted": minutes(line.counted),
            "package": line.fund == nil ? "" : minutes(line.counted),
            "over": line.fund == nil ? minutes(line.counted) : "", "amount": words(line.price),
        ]
    }

    private static func cells(_ adjustment: Adjustment) -> [String: String] {
        let subject = adjustment.subject
        return [
            "date": subject.day?.description ?? String("\(subject.month)".prefix(7)),
            "ticket": subject.ticket.map { "\($0)" } ?? "", "entry": subject.entry,
            "rate": adjustment.name ?? "", "clause": adjustment.clauses.joined(separator: " "),
            "worked": "\(adjustment.worked)", "counted": minutes(adjustment.counted),
            "package": minutes(adjustment.given), "over": minutes(adjustment.beyond),
            "amount": words(adjustment.price),
        ]
    }

    /// What is more, or less, than was agreed before.
    private static func cells(_ billed: Statement.Billed, _ zone: ZoneRules) -> [String: String] {
        let invoiced = billed.bill.invoiced
        return [
            "date": day(billed.bill.at, zone), "ticket": "\(billed.ticket)",
            "entry": "\(invoiced.version)", "clause": billed.clauses.joined(separator: " "),
            "counted": invoiced.minutes.map { minutes(Int64($0) * 1000) } ?? "",
            "amount": invoiced.amount.map { sum($0) } ?? "",
        ]
    }

    // MARK: Cells

    private static func day(_ instant: Instant, _ zone: ZoneRules) -> String {
        let moment = zone.civil(at: instant)
        return "\(moment.date) \(moment.time)"
    }

    private static let byAgreement = "by_agreement"

    static func words(_ price: Price) -> String {
        switch price {
        case .counted(let amount): sum(amount)
        case .byAgreement: byAgreement
        case .unapproved: "unapproved"
        case .packaged, .notCounted: "not_counted"
        }
    }

    /// Of thousandths of minutes.
    static func minutes(_ thousandths: Int64) -> String { decimal(thousandths, 1000) }

    /// `3500.00`, of minor units.
    public static func sum(_ amount: Int64) -> String {
        let (whole, rest) = amount.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(amount < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Without needless zeros.
    private static func decimal(_ number: Int64, _ unit: Int64) -> String {
        let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
        let sign = number < 0 ? "-" : ""
        guard rest != 0 else { return "\(sign)\(whole)" }
        var digits = String(String(unit.magnitude + rest).dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }

    // MARK: Files

    /// As a file of comma-separated values.
    public var csv: String { Self.csv([Self.columns] + rows) }

    /// RFC 4180. A cell that a table would take for a formula is marked as text; a number is none.
    public static func csv(_ rows: [[String]]) -> String {
        rows.map { row in row.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        let isFormula = cell.first.map { "=+-@\t\r".contains($0) } == true && !isNumber(cell)
        let marked = isFormula ? "'\(cell)" : cell
        guard marked.contains(where: { "\",\r\n".contains($0) }) else { return marked }
        return "\"\(marked.replacing("\"", with: "\"\""))\""
    }

    /// As sums below zero are written.
    private static func isNumber(_ cell: String) -> Bool {
        cell.hasPrefix("-") && cell.count > 1
            && cell.dropFirst().allSatisfy { $0 == "." || "0"..."9" ~= $0 }
    }

    /// In columns, for a terminal.
    public var text: String { Self.text([Self.columns] + rows) }

    /// Rows of as many cells each, in columns.
    public static func text(_ table: [[String]]) -> String {
        let widths = (table.first ?? []).indices.map { column in
            table.map { $0[column].count }.max() ?? 0
        }
        return table.map { row in
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
