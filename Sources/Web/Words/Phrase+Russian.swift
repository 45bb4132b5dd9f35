extension Words {
    func russian(_ phrase: Phrase) -> String {
        switch phrase {
        case .openUntil(let place, let now, let until):
            "\(place) \(time(now)), открыто до\u{a0}\(time(until))"
        case .openAlways(let place, let now): "\(place) \(time(now)), открыто круглосуточно"
        case .opensAt(let place, let now, let opening, let today):
            "\(place) \(time(now)), закрыто до\u{a0}\(moment(opening, now: today))"
        case .number(let number): "№\u{a0}\(number)"
        case .highestPriority(let name, let others):
            others == 0
                ? "«\(name)» берут раньше остальных. Других таких нет."
                : "«\(name)» берут раньше остальных. Ещё таких: \(others), эта поступила первой."
        case .earliest(let name): "«\(name)» берут по\u{a0}порядку поступления, эта пришла первой."
        case .expedited: "Заявку ускорили по\u{a0}регламенту, ускоренные берут раньше остальных."
        case .nearestDue(let due): "Ближайший срок — \(due)."
        case .newTickets(let count): "Показать \(counted(count, "новую", "новые", "новых"))"
        case .replyStops(let clocks): "Остановит \(quoted(clocks))"
        case .questionPauses(let clocks): "Поставит на\u{a0}паузу \(quoted(clocks))"
        case .actionStops(let clocks): "Часы остановятся: \(quoted(clocks))."
        case .actionCancels(let clocks): "Обещания отменятся: \(quoted(clocks))."
        case .actionPauses(let clocks):
            "Часы встанут на\u{a0}паузу: \(quoted(clocks)). Срок сдвинется на\u{a0}время ожидания."
        case .firstTake(let number): "Сначала берут №\u{a0}\(number): её приоритет выше."
        case .editionFrom(let version, let date): "Редакция \(version), с\u{a0}\(date)"
        case .edition(let version): "Регламент, ред.\u{a0}\(version)"
        case .ready(let done, let all): "Готовность обращения: \(done) из\u{a0}\(all)"
        case .backdateLimit(let earliest): "Не\u{a0}раньше \(earliest)"
        case .asidesJudged(let count): "Рассмотрено: \(count)"
        case .decided(let person, let date): "Кто решил: \(person), \(date)"
        case .mergedDays(let count): "×\u{a0}\(count)\u{a0}дн."
        case .ribbon(let from, let to, let used, let limit):
            "Лента срока: с\u{a0}\(from) до\u{a0}\(to). Прошло \(used)"
                + (limit.map { " из\u{a0}\($0)." } ?? ".")
        case .size(let kilobytes): "\(kilobytes)\u{a0}КБ"
        case .andMore(let count): "и\u{a0}ещё \(count)"
        case .otherReading(let question, let answer, let due):
            "\(question) По прочтению «\(answer)» срок был бы \(due)."
        case .section(let number): "Раздел\u{a0}\(number)"
        case .ask(let field, let fault): "\(field): \(cure(fault))"
        }
    }

    /// `«Реакция», «Решение»`
    func quoted(_ names: [String]) -> String {
        names.map { language == .en ? "“\($0)”" : "«\($0)»" }.joined(separator: ", ")
    }
}
