import Regulations
import ServiceDesk
import WorkingTime

/// Tells the other side what was done about the statement of a month.
struct StatementLetter: Speaking {
    let language: String
    let request: SettlementRequest
    /// After it.
    let settlement: Settlement
    /// The client's name.
    let client: String
    /// The statement's page; nil: the desk does not know its own address.
    let link: String?

    private var month: String {
        "\(request.month.monthName[language]) \(request.month.year)"
    }

    private var total: String {
        settlement.sent.map {
            MoneyPhrases(language: language).money($0.total, currency: $0.currency)
        } ?? "—"
    }

    private var line: Int { request.line ?? 0 }

    var subject: String {
        switch request.act {
        case .send:
            say(
                "Отчёт за месяц: \(month), к\u{a0}оплате \(total)",
                "Ай есебі: \(month), төлеуге \(total)", "Statement: \(month), \(total) to pay")
        case .recall:
            say(
                "Отчёт за месяц отозван: \(month)", "Ай есебі кері алынды: \(month)",
                "Statement taken back: \(month)")
        case .answer:
            say(
                "Ответ по строке \(line) отчёта: \(month)",
                "Есептің \(line)-жолы бойынша жауап: \(month)",
                "Statement, answer on line \(line): \(month)")
        case .close:
            say(
                "Отчёт за месяц закрыт: \(month)", "Ай есебі жабылды: \(month)",
                "Statement closed: \(month)")
        case .dispute:
            say(
                "\(client): спорная строка \(line) отчёта, \(month)",
                "\(client): есептің \(line)-жолы даулы, \(month)",
                "\(client): line \(line) of the statement is disputed, \(month)")
        case .agree:
            say(
                "\(client): отчёт согласован, \(month)", "\(client): есеп келісілді, \(month)",
                "\(client): the statement is agreed, \(month)")
        }
    }

    var text: String {
        [sentence, request.text, link ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var sentence: String {
        switch request.act {
        case .send:
            say(
                "Отчёт за месяц готов. К\u{a0}оплате: \(total). Проверьте его и согласуйте; с\u{a0}какой строкой вы "
                    + "не\u{a0}согласны, отметьте на странице.",
                "Ай есебі дайын. Төлеуге: \(total). Тексеріп, келісіңіз; келіспейтін жолды беттен белгілеңіз.",
                "The statement of the month is ready. To be paid: \(total). Please look through it and agree to it; "
                    + "mark a line on the page where you do not.")
        case .recall:
            say(
                "Мы отозвали этот отчёт и пришлём исправленный.",
                "Біз бұл есепті кері алдық, түзетілгенін жібереміз.",
                "We have taken this statement back and will send a corrected one.")
        case .answer:
            say(
                "Мы ответили по строке, с\u{a0}которой вы не\u{a0}согласны.",
                "Сіз келіспеген жол бойынша жауап бердік.",
                "We have answered on the line that you dispute.")
        case .close:
            say(
                "Отчёт закрыт без вашего согласования. Исправления войдут в\u{a0}отчёт следующего месяца.",
                "Есеп сіздің келісіміңізсіз жабылды. Түзетулер келесі айдың есебіне енеді.",
                "The statement was closed without your agreement. Corrections go into a later month."
            )
        case .dispute:
            say(
                "Клиент не\u{a0}согласен со\u{a0}строкой \(line).",
                "Клиент \(line)-жолмен келіспейді.",
                "The client disputes line \(line).")
        case .agree:
            say(
                "Клиент согласовал отчёт. К\u{a0}оплате: \(total).",
                "Клиент есепті келісті. Төлеуге: \(total).",
                "The client has agreed. To be paid: \(total).")
        }
    }
}
