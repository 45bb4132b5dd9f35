import Regulations
import ServiceDesk
import WorkingTime

/// Which fields of the regulation a client is asked for, and how what they typed becomes a value.
struct PortalFields {
    let reader: EditionReader
    let roles: [String]

    private var regulation: Regulation { reader.regulation }

    /// The contact may fill it in.
    func isOpen(_ name: String) -> Bool {
        regulation.isForClients(name) && regulation.fields[name]?.isFilled(by: roles) == true
    }

    /// Asked for by the rules at the door, and the ticket that a request may be about.
    var asked: [String] {
        let named = Set(
            regulation.rules.pairs.filter { $0.item.isAtDoor }.flatMap { $0.item.when.fieldNames })
        return regulation.fields.names.filter { name in
            (named.contains(name) || regulation.fields[name]?.kind == .ticket) && isOpen(name)
                && input(name) != nil
        }
    }

    /// Consents that a price depends on.
    var consents: [String] {
        regulation.fields.names.filter { regulation.fields[$0]?.kind == .consent && isOpen($0) }
    }

    /// A number between two bounds which only clients give: how content they are.
    var rating: String? {
        regulation.fields.names.first { name in
            guard let field = regulation.fields[name], field.kind == .number, isOpen(name),
                regulation.isOfClient(name), let min = field.min, let max = field.max
            else { return false }
            return max - min <= 10
        }
    }

    func input(_ name: String, value: String = "") -> ActInput? {
        reader.input(for: name, value: value, on: .client)
    }

    /// Longest text of one field.
    static let textMax = 10_000

    /// Values of the fields in `names` that were filled in; a value that does not fit is left out
    /// and named.
    func values(_ form: FormData, of names: [String]) -> (
        values: [String: FieldValue], bad: [String]
    ) {
        var (values, bad) = reader.values(form.fields, of: names.filter(isOpen))
        for (name, value) in values where !fits(value, name, form) {
            values[name] = nil
            bad.append(name)
        }
        return (values, bad)
    }

    private func fits(_ value: FieldValue, _ name: String, _ form: FormData) -> Bool {
        reader.typed(name, in: form.fields).utf8.count <= Self.textMax
            && regulation.fields[name]?.expectation(unmetBy: value) == nil
    }

    /// What saying yes to `consent` costs on the ticket; nil: no factor of the price depends on it.
    func consent(_ name: String, on ticket: Ticket) -> PortalForm.Consent? {
        let price = consentPrice(
            name, on: ticket, under: reader.edition, agreed: reader.agreed(ticket), at: reader.now)
        guard let field = regulation.fields[name], let price, let factor = price.factor else {
            return nil
        }
        return PortalForm.Consent(
            field: name, title: reader.caption(field.title, field.clauses),
            price: words(price, factor),
            notCounted: price.deferred.map(reader.cause), clause: reader.link(factor.clauses))
    }

    private func words(_ price: ConsentPrice, _ factor: Prices.Factor) -> String {
        let portal = Words.of(reader.language)
        if let stated = price.stated, let amount = stated.amount {
            return portal.statedPrice(reader.money(amount), estimate: stated.version)
        }
        if price.deferred != nil { return reader.words(price.hour) }
        let times =
            factor.times == factor.times.rounded()
            ? String(Int(factor.times)) : String(factor.times)
        if case .packaged = price.hour {
            return portal.packagedPrice(times, reader.words(price.hour))
        }
        return portal.offHoursPrice(times, price.hour.amount.map(reader.money))
    }

    /// Outside which calendar the price of `consent` applies.
    func calendar(ofConsent name: String) -> String? {
        regulation.prices.factors.pairs.lazy.map(\.item).filter {
            $0.when.fieldNames.contains(name)
        }
        .compactMap { $0.when.outsideCalendar }.first
    }
}

extension Rule {
    /// It speaks before a contact is registered.
    var isAtDoor: Bool {
        if case .before(let triggers) = moment { return triggers.contains(.event(.registered)) }
        return false
    }
}

extension Condition {
    var outsideCalendar: String? {
        facts.lazy.compactMap { if case .outside(let name) = $0 { name } else { nil } }.first
    }

    /// Words in the subject that it asks for.
    var subjectWords: [String] {
        facts.flatMap { fact -> [String] in
            if case .subjectHas(let words) = fact { words } else { [] }
        }
    }
}

extension String {
    var trimmingWhitespace: String {
        let rest = drop(while: \.isWhitespace)
        return String(rest.reversed().drop(while: \.isWhitespace).reversed())
    }
}
