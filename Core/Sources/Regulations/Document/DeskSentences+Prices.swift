// Prices in words.
extension DeskSentences {
    /// `rates.work`, `factors.off_hours`, `packages.standard`, `fees.chat`, `unit`, `counted`.
    func price(_ path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        let name = parts.last ?? ""
        switch parts.first {
        case "rates": return rate(name)
        case "factors": return factor(name)
        case "packages": return package(name)
        case "fees": return fee(name)
        case "unit": return unit
        case "tax": return tax
        case "approval": return approval
        default:
            let works = (regulation.prices.counted?.work ?? []).map { Work.words($0)[language] }
            return say("Оплачиваемые работы", "Ақылы жұмыстар", "Counted work") + ": "
                + works.joined(separator: ", ")
        }
    }

    private func rate(_ name: String) -> String {
        guard let rate = regulation.prices.rates[name] else { return "" }
        return joined([
            called(name, .rates) + ": " + money(rate.amount) + " " + rate.per.words[language],
            when(rate.when),
            rate.package == .never
                ? say("не из пакета часов", "сағат пакетінен емес", "never from a package of hours")
                : say(
                    "сперва из пакета часов", "алдымен сағат пакетінен",
                    "from a package of hours first"),
        ])
    }

    private func factor(_ name: String) -> String {
        guard let factor = regulation.prices.factors[name] else { return "" }
        return joined(["× \(Self.number(factor.times))", when(factor.when)])
    }

    private func package(_ name: String) -> String {
        guard let package = regulation.prices.packages[name] else { return "" }
        let hours = "\(Self.number(package.hours)) \(say("ч", "сағ", "h"))"
        let caption = text(package.title) ?? called(name, .agreements)
        return joined([
            "\(caption): \(hours) / \(package.per.words(in: language)) — \(money(package.amount))",
            package.hourPrice.map {
                named(say("час пакета", "пакет сағаты", "an hour of it"), money($0))
            } ?? nil,
            package.then.isEmpty
                ? nil
                : named(
                    say("сверх пакета", "пакеттен тыс", "beyond it"), called(package.then, .rates)),
            unused(package),
            named(
                say("очередь расходования", "жұмсалу кезегі", "turn in which it is used up"),
                package.drawn.map(String.init)),
            package.begun.words?[language], package.paid.words?[language],
            named(
                say(
                    "предупреждение при расходе", "жұмсалғанда ескертіледі", "told when used up by"),
                package.warnAt.isEmpty
                    ? nil : package.warnAt.map { "\($0) %" }.joined(separator: ", ")),
        ])
    }

    private func unused(_ package: Prices.Package) -> String? {
        switch package.unused {
        case nil: nil
        case .expires:
            say("неиспользованное сгорает", "пайдаланылмағаны жанады", "what is unused expires")
        case .carriesOver:
            say(
                "неиспользованное переносится", "пайдаланылмағаны ауысады",
                "what is unused carries over")
                + (package.carriedFor.map { ", " + carried($0) } ?? "")
        }
    }

    private func carried(_ periods: Int) -> String {
        say("на столько периодов: ", "мұнша кезеңге: ", "for so many periods: ") + "\(periods)"
    }

    private func fee(_ name: String) -> String {
        guard let fee = regulation.prices.fees[name] else { return "" }
        let per =
            fee.per.map { " / \($0.words(in: language))" } ?? ", "
            + say("один раз", "бір рет", "once")
        return joined([
            (text(fee.title) ?? called(name, .agreements)) + ": " + money(fee.amount) + per,
            units(fee.units), fee.begun.words?[language], fee.paid.words?[language],
        ])
    }

    private func units(_ units: Int?) -> String? {
        let word = say("за каждую единицу, их", "әр бірлік үшін, саны", "for each unit, of which")
        return switch units {
        case 1: nil
        case nil: "\(word) " + say("по договору", "шарт бойынша", "as agreed")
        case let units?: "\(word) \(units)"
        }
    }

    private var tax: String {
        guard let tax = regulation.prices.tax else { return "" }
        return say("Налог", "Салық", "Tax") + ": \(Self.number(tax.percent)) %, "
            + tax.stands.words[language]
    }

    private var approval: String {
        guard let approval = regulation.prices.approval else { return "" }
        return joined([
            named(
                say(
                    "Работу до оплаты подтверждает", "Жұмысты төлемге дейін растайды",
                    "Work is approved, before it is charged, by"),
                names(approval.by, of: .roles)),
            named(
                say(
                    "если запись длиннее (мин)", "жазба ұзағырақ болса (мин)",
                    "where an entry is longer than (min)"),
                approval.over.map(String.init)),
        ])
    }

    private var unit: String {
        guard let unit = regulation.prices.unit else { return "" }
        let own = unit.works.pairs.map { "\(Work.words($0.name)[language]): \(pieces($0.item))" }
        return say("Единица учёта", "Есеп бірлігі", "Unit") + ": "
            + ([pieces(unit.quantum) + ", " + unit.per.words[language]] + own).joined(
                separator: "; ")
    }

    private func pieces(_ quantum: Prices.Quantum) -> String {
        let minutes = say("мин", "мин", "min")
        let least = quantum.atLeast.map {
            ", " + say("не меньше", "кемінде", "at least") + " \($0) \(minutes)"
        }
        return "\(quantum.minutes) \(minutes), " + quantum.rounding.words[language] + (least ?? "")
    }

    private func money(_ amount: Int64?) -> String {
        guard let amount else { return say("по договору", "шарт бойынша", "by agreement") }
        let cents = amount % 100
        return
            "\(amount / 100)\(cents == 0 ? "" : (cents < 10 ? ".0" : ".") + String(cents)) \(regulation.currency)"
    }
}
