import Regulations
import Store
import WorkingTime

/// The regulation in force and the calendars it needs.
extension Doctor {
    func regulationFindings(_ state: DeskState) -> [Finding] {
        let library = EditionLibrary(world: checkWorld)
        do {
            try library.load(state.regulations, holidays: state.holidays, zones: state.zones)
        } catch {
            return [
                bad(
                    .regulation,
                    "A published regulation or its calendar data cannot be read: \(error).")
            ]
        }
        guard let version = library.version(at: state.now),
            let regulation = version.checked.regulation
        else {
            return [bad(.regulation, "No regulation is published: run 'reglament publish FOLDER'.")]
        }
        let name = "\(regulation.id) \(regulation.version)"
        let today = (library.world.zone(regulation.timeZone) ?? .utc).civil(at: state.now).date
        let finding =
            version.inForce <= today
            ? well(.regulation, "\(name) is in force since \(version.inForce).")
            : bad(
                .regulation,
                "\(name) comes into force on \(version.inForce) only, and there is none before it.")
        let zone = library.world.zone(regulation.timeZone) ?? .utc
        return [finding] + calendarFindings(library, today) + staffFindings(regulation, state)
            + retentionFindings(RetentionTerm(regulation, zone, at: state.now), state)
            + sealingFindings(regulation, state)
    }

    /// Secret fields and the keys that close them; without such fields there is nothing to say.
    private func sealingFindings(_ regulation: Regulation, _ state: DeskState) -> [Finding] {
        guard regulation.fields.pairs.contains(where: { $0.item.kind == .secret }) else {
            return []
        }
        guard let first = state.masters.first else {
            return [
                bad(
                    .secrets,
                    "No secret is sealed yet: run 'serve --secrets-key FILE', where secret fields are filled."
                )
            ]
        }
        guard state.masters.count == 1 else {
            return [
                bad(
                    .secrets,
                    "Secrets are closed by the master keys \(state.masters.joined(separator: ", ")): "
                        + "the server closes them anew at its start; keep all lines of the file until then."
                )
            ]
        }
        return [well(.secrets, "Secrets are closed by the master key \(first).")]
    }

    /// Texts whose term is over.
    private func retentionFindings(_ term: RetentionTerm?, _ state: DeskState) -> [Finding] {
        guard let term else { return [well(.retention, "Texts are kept for ever.")] }
        let late = state.over.filter { $0.at < term.before - Self.retentionDaysMax * 86_400 }
        guard let first = late.first else {
            return [well(.retention, "No text is past its term (\(term.ground)).")]
        }
        let day = ZoneRules.utc.civil(at: first.at).date
        let count = late.count == DeskState.overMax ? "\(late.count) or more" : "\(late.count)"
        let sentence =
            "Texts of \(count) tickets are past their term (\(term.ground)), since \(day) the oldest: "
            + "the server deletes them within the hour, but where a promise runs, an escalation is "
            + "open or work stands in a month that is not settled; settle it."
        return [bad(.retention, sentence)]
    }

    /// Roles which the regulation says somebody has (`at_least`), and in which somebody is on duty
    /// (`roster`).
    private func staffFindings(_ regulation: Regulation, _ state: DeskState) -> [Finding] {
        let holders = state.people.holders(project: nil)
        let empty = regulation.roles.pairs.filter { name, role in
            role.side == .provider && role.per == .desk && (role.atLeast ?? 0) > 0
                && holders[name] == nil
        }.map {
            bad(.staff, "Nobody has the role \($0.name): give it to somebody at /admin/staff.")
        }
        let unmanned = regulation.unmanned(holders: holders, away: state.people.away(at: state.now))
            .map { name in
                let instead =
                    regulation.roles[name]?.standsIn.map { ", nor as \($0), which stands in" } ?? ""
                return bad(
                    .staff,
                    "Nobody is on duty as \(name)\(instead): call somebody back, or give the role to who is here."
                )
            }
        let held = state.heldByLeft.map { person, count in
            bad(
                .staff,
                "\(person) has left and still holds open tickets (\(count)): take them at /queue/absent."
            )
        }
        let found = empty + unmanned + held
        return found.isEmpty
            ? [well(.staff, "Every role that has to be held is, and somebody is on duty.")] : found
    }

    private func calendarFindings(_ library: EditionLibrary, _ today: CivilDate) -> [Finding] {
        let (zones, countries) = library.calendarNames
        let world = library.world
        var found = zones.sorted().filter { world.zone($0) == nil }.map {
            bad(.calendars, "The time zone \($0) is not known: install tzdata.")
        }
        for country in countries.sorted() {
            guard let holidays = world.holidays(country) else {
                found.append(
                    bad(
                        .calendars,
                        "No holidays of \(country) are known: \(Self.importing(country))."))
                continue
            }
            let days = Int64(holidays.lastDay.dayNumber - today.dayNumber)
            let words = "Holidays of \(country) are known through \(holidays.lastDay)"
            found.append(
                days < Self.calendarDaysMin
                    ? bad(.calendars, "\(words): \(Self.importing(country)).")
                    : well(.calendars, "\(words)."))
        }
        return found
    }

    private static func importing(_ country: String) -> String {
        "run 'reglament calendar import FILE --country \(country)'"
    }
}
