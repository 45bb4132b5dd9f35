extension Words {
    func kazakh(_ phrase: Phrase) -> String {
        switch phrase {
        case .openUntil(let place, let now, let until):
            "\(place) \(time(now)), \(time(until))-\(KazakhSuffix.endings(of: until).dative) дейін ашық"
        case .openAlways(let place, let now): "\(place) \(time(now)), тәулік бойы ашық"
        case .opensAt(let place, let now, let opening, let today):
            "\(place) \(time(now)), жабық, ашылуы \(moment(opening, now: today))"
        case .number(let number): "№\u{a0}\(number)"
        case .highestPriority(let name, let others):
            others == 0
                ? "«\(name)» басқалардан бұрын алынады. Мұндай басқасы жоқ."
                : "«\(name)» басқалардан бұрын алынады. Мұндай тағы \(others) бар, бірінші келгені осы."
        case .earliest(let name): "«\(name)» келу ретімен алынады, бірінші келгені осы."
        case .expedited: "Өтінім регламент бойынша жеделдетілді, жеделдетілгендер бұрын алынады."
        case .nearestDue(let due): "Ең жақын мерзім — \(due)."
        case .newTickets(let count): "Жаңа \(count) өтінімді көрсету"
        case .replyStops(let clocks): "\(quoted(clocks)) тоқтатады"
        case .questionPauses(let clocks): "\(quoted(clocks)) кідіртеді"
        case .actionStops(let clocks): "Мерзімдер тоқтайды: \(quoted(clocks))."
        case .actionCancels(let clocks): "Уәделер күшін жояды: \(quoted(clocks))."
        case .actionPauses(let clocks):
            "Мерзімдер кідіреді: \(quoted(clocks)). Мерзім күту уақытына жылжиды."
        case .firstTake(let number): "Алдымен №\u{a0}\(number) алынады: оның басымдығы жоғары."
        case .editionFrom(let version, let date): "\(version)-редакция, күшіне енгені \(date)"
        case .edition(let version): "Регламент, \(version)-ред."
        case .ready(let done, let all): "Өтініштің толықтығы: \(all) ішінен \(done)"
        case .backdateLimit(let earliest): "Ең ертесі \(earliest)"
        case .asidesJudged(let count): "Қаралды: \(count)"
        case .decided(let person, let date): "Шешкен: \(person), \(date)"
        case .mergedDays(let count): "×\u{a0}\(count)\u{a0}күн"
        case .ribbon(let from, let to, let used, let limit):
            "Мерзім таспасы: басы \(from), соңы \(to). Өткені \(used)"
                + (limit.map { ", барлығы \($0)." } ?? ".")
        case .size(let kilobytes): "\(kilobytes)\u{a0}КБ"
        case .andMore(let count): "және тағы \(count)"
        case .otherReading(let question, let answer, let due):
            "\(question) «\(answer)» деп түсінсек, мерзім \(due) болар еді."
        case .section(let number):
            number.allSatisfy(\.isNumber) ? "\(number)-бөлім" : "\(number)\u{a0}бөлім"
        case .ask(let field, let fault): "\(field): \(cure(fault))"
        }
    }
}
