import ServiceDesk

/// Of bills and packages.
extension TimelineFact {
    /// - Parameter more: time and money by which it differs.
    static func billed(version: Int, _ more: String) -> TimelineFact {
        TimelineFact(.scale) {
            $0.say(
                "Дополнительный счёт по\u{a0}оценке \(version): \(more)",
                "\(version)-бағалау бойынша қосымша шот: \(more)",
                "Additional bill by estimate \(version): \(more)")
        }
    }

    static func workApproved(by person: String, _ time: String) -> TimelineFact {
        TimelineFact(.met) {
            $0.say(
                "\(person) подтверждает работу: \(time)", "\(person) жұмысты растады: \(time)",
                "\(person) approves work: \(time)")
        }
    }

    static func packageReached(_ name: String, share: Int, left: String) -> TimelineFact {
        TimelineFact(.warning, .warning) {
            $0.say(
                "\(name): израсходовано \(share)\u{a0}%, осталось \(left)",
                "\(name): \(share)\u{a0}% жұмсалды, \(left) қалды",
                "\(name): \(share)% used up, \(left) left")
        }
    }
}

extension EventLines {
    func invoiced(_ invoiced: TicketEvent.Invoiced) -> EventLine {
        let minutes = invoiced.minutes ?? 0
        let time = reader.words.span(.elapsed(abs(minutes) * 60))
        let more = [
            minutes == 0 ? nil : (minutes < 0 ? "−" : "+") + time,
            invoiced.amount.map(reader.money),
        ].compactMap(\.self).joined(separator: ", ")
        let fact = TimelineFact.billed(version: invoiced.version, more).citing(
            reader.regulation.rules[invoiced.rule]?.clauses ?? [])
        return EventLine(fact, client: fact)
    }

    func packageReached(_ reached: TicketEvent.PackageReached) -> EventLine {
        let fact = TimelineFact.packageReached(
            reader.regulation.title(ofAgreement: reached.package, in: reader.language.rawValue),
            share: reached.share, left: reader.words.hours(thousandths: reached.left)
        ).citing(reader.regulation.prices.packages[reached.package]?.clauses ?? [])
        return EventLine(fact)
    }
}
