import Channels
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Bills of a month for accounting, as CommerceML 2.05 (`urn:1C.ru:commerceml_205`) has documents
/// of the operation "Счет на оплату". Nothing that reads it was at hand: the file says so itself.
struct BillsDocument: Speaking {
    /// A client's month as it was sent.
    struct Bill: Sendable {
        var name: String
        var state: Settlement.State
        var sent: SentStatement
    }

    let language: String
    /// What the provider is called.
    let provider: String
    let desk: String
    let bills: [Bill]

    /// - Parameter now: when it is made, as a day and a time of the regulation's zone.
    func text(at now: CivilMoment) -> String {
        XMLElement(
            "КоммерческаяИнформация",
            attributes: [
                .init("xmlns", "urn:1C.ru:commerceml_205"), .init("ВерсияСхемы", "2.05"),
                .init("ДатаФормирования", "\(now.date)T\(now.time):00"),
            ], bills.map(document)
        ).document(comment: "unverified: no program of 1C has read this file")
    }

    private func document(_ bill: Bill) -> XMLElement {
        let sent = bill.sent
        let id = "\(sent.client) \(sent.month.monthWord) \(sent.number)"
        let last = sent.month.adding(months: 1).adding(days: -1)
        return XMLElement(
            "Документ",
            [
                XMLElement("Ид", id), XMLElement("Номер", id),
                XMLElement("Дата", last.description),
                XMLElement("ХозОперация", "Счет на оплату"), XMLElement("Роль", "Продавец"),
                XMLElement("Валюта", sent.currency), XMLElement("Курс", "1"),
                XMLElement("Сумма", StatementTable.sum(sent.total)),
                XMLElement(
                    "Контрагенты",
                    [
                        party(desk, provider, "Продавец"),
                        party(sent.client, bill.name, "Покупатель"),
                    ]),
                XMLElement("Комментарий", bill.state.rawValue),
            ] + (sent.tax.map { [taxes($0)] } ?? []) + [goods(sent, id)])
    }

    private func party(_ id: String, _ name: String, _ role: String) -> XMLElement {
        XMLElement(
            "Контрагент",
            [
                XMLElement("Ид", id), XMLElement("Наименование", name),
                XMLElement("ПолноеНаименование", name), XMLElement("Роль", role),
            ])
    }

    private func taxes(_ tax: SentStatement.Taxed) -> XMLElement {
        let isInside = tax.stands == Prices.Tax.Stands.inside.rawValue
        return XMLElement(
            "Налоги",
            [
                XMLElement(
                    "Налог",
                    [
                        XMLElement("Наименование", "НДС"),
                        XMLElement("УчтеноВСумме", isInside ? "true" : "false"),
                        XMLElement("Сумма", StatementTable.sum(tax.amount)),
                    ])
            ])
    }

    /// A line each; what costs nothing is in the statement and in no bill.
    private func goods(_ sent: SentStatement, _ id: String) -> XMLElement {
        let lines =
            sent.charges.map { (charge($0), $0.amount) } + sent.work.map { (work($0), $0.amount) }
            + sent.adjustments.map { (adjustment($0), $0.amount) }
        let goods = lines.enumerated().filter { $0.element.1 != 0 }.map { index, line in
            XMLElement(
                "Товар",
                [
                    XMLElement("Ид", "\(id) \(index + 1)"), XMLElement("Наименование", line.0),
                    XMLElement(
                        "БазоваяЕдиница",
                        attributes: [.init("Код", "796"), .init("НаименованиеПолное", "Штука")],
                        "шт"),
                    XMLElement("ЦенаЗаЕдиницу", StatementTable.sum(line.1)),
                    XMLElement("Количество", "1"),
                    XMLElement("Сумма", StatementTable.sum(line.1)),
                ])
        }
        return XMLElement("Товары", goods)
    }

    // MARK: Words

    private func charge(_ charge: SentStatement.Charged) -> String {
        say("Плата", "Төлем", "Charge") + " \(charge.name), \(charge.day)"
            + clauses(charge.clauses)
    }

    private func work(_ work: SentStatement.Worked) -> String {
        say("Работа по заявке", "Өтінім бойынша жұмыс", "Work on ticket")
            + " \(work.ticket)" + clauses(work.clauses)
    }

    private func adjustment(_ line: SentStatement.Adjusted) -> String {
        say("Исправление за", "Түзету, ай", "Correction of")
            + " \(line.month.monthWord), \(line.entry)" + clauses(line.clauses)
    }

    private func clauses(_ clauses: [String]) -> String {
        clauses.isEmpty
            ? "" : ", " + say("п.", "т.", "clause") + " \(clauses.joined(separator: ", "))"
    }
}

extension Desk {
    /// Bills of all clients whose month was sent, for accounting.
    public func bills(of month: CivilDate) async throws -> String {
        let clients = people.clients.values.sorted { $0.id < $1.id }
        let bills = try await store.read { [self] transaction in
            try clients.compactMap { client -> BillsDocument.Bill? in
                let settlement = try settlement(
                    of: client.id, month.firstOfMonth, in: transaction)
                return settlement.sent.map {
                    .init(name: client.name, state: settlement.state, sent: $0)
                }
            }
        }
        let edition = try edition()
        let language = edition.regulation.authoritative
        let provider = edition.regulation.provider.text(in: language, fallbacks: [])?.text
        return BillsDocument(
            language: language, provider: provider ?? id, desk: id,
            bills: bills
        ).text(at: edition.zone.civil(at: world.now()))
    }
}
