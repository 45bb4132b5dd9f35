extension Words {
    func english(_ phrase: Phrase) -> String {
        switch phrase {
        case .openUntil(let place, let now, let until):
            "\(place) \(time(now)), open until\u{a0}\(time(until))"
        case .openAlways(let place, let now): "\(place) \(time(now)), open round the clock"
        case .opensAt(let place, let now, let opening, let today):
            "\(place) \(time(now)), closed until\u{a0}\(moment(opening, now: today))"
        case .number(let number): "No.\u{a0}\(number)"
        case .highestPriority(let name, let others):
            others == 0
                ? "“\(name)” is taken before the rest. There are no others."
                : "“\(name)” is taken before the rest. Of \(others + 1) such, this one came first."
        case .earliest(let name): "“\(name)” is taken in order of arrival, and this one came first."
        case .expedited: "It was expedited under the regulation, and expedited tickets come first."
        case .nearestDue(let due): "Next due: \(due)."
        case .newTickets(let count): "Show \(count) new"
        case .replyStops(let clocks): "Stops \(quoted(clocks))"
        case .questionPauses(let clocks): "Pauses \(quoted(clocks))"
        case .actionStops(let clocks): "Clocks that stop: \(quoted(clocks))."
        case .actionCancels(let clocks): "Promises that end: \(quoted(clocks))."
        case .actionPauses(let clocks):
            "Clocks that pause: \(quoted(clocks)). The due time moves by the wait."
        case .firstTake(let number): "No.\u{a0}\(number) comes first: its priority is higher."
        case .editionFrom(let version, let date): "Edition \(version), from\u{a0}\(date)"
        case .edition(let version): "Regulation, ed.\u{a0}\(version)"
        case .ready(let done, let all): "Readiness: \(done) of\u{a0}\(all)"
        case .backdateLimit(let earliest): "Not before \(earliest)"
        case .asidesJudged(let count): "Judged: \(count)"
        case .decided(let person, let date): "Decided by \(person), \(date)"
        case .mergedDays(let count): "×\u{a0}\(count)\u{a0}days"
        case .ribbon(let from, let to, let used, let limit):
            "Ribbon of the deadline, from \(from) to \(to). Spent \(used)"
                + (limit.map { " of \($0)." } ?? ".")
        case .size(let kilobytes): "\(kilobytes)\u{a0}KB"
        case .andMore(let count): "and \(count) more"
        case .otherReading(let question, let answer, let due):
            "\(question) Read as “\(answer)”, it would be due \(due)."
        case .section(let number): "Section\u{a0}\(number)"
        case .ask(let field, let fault): "\(field): \(cure(fault))"
        }
    }
}
