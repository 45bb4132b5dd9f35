import WorkingTime

// Names that the table cannot resolve by itself (S101, S104–S108).
extension MeaningCheck {
    mutating func checkNames() {
        if world.zone(regulation.timeZone) == nil { reportZone(regulation.timeZone, ["time_zone"]) }
        for (name, calendar) in regulation.calendars.pairs {
            let path = ["calendars", name]
            if let zone = calendar.timeZone, world.zone(zone) == nil {
                reportZone(zone, path + ["time_zone"])
            }
            if let country = calendar.holidays, world.holidays(country) == nil {
                report(
                    .S101, path + ["holidays"],
                    "there are no holiday data for '\(country)', only for"
                        + " \(Holidays.countries.joined(separator: ", ")); leave 'holidays' out and write the days off"
                        + " under 'except'")
            }
        }
        checkBuiltIn()
        checkAnchors()
        checkMeetings()
        checkOptions()
        checkMeasures()
        checkMayChange()
        checkChannels()
        checkReadingTitles()
    }

    private mutating func checkReadingTitles() {
        for (name, reading) in regulation.readings.pairs {
            let known = [reading.chosen].compactMap(\.self) + reading.alternatives.names
            for title in reading.titles.names where !known.contains(title) {
                let path = ["readings", name, "titles", title]
                report(
                    .S101, path, "'\(title)' is no reading of '\(name)'", of: title, among: known)
            }
        }
    }

    private mutating func reportZone(_ zone: String, _ path: [String]) {
        report(
            .S101, path, "there is no time zone '\(zone)'; write it as Europe/Moscow",
            nearest: NearestWord.of(zone, among: world.zoneNames()))
    }

    private mutating func checkBuiltIn() {
        let sections: [(Target, [String])] = [
            (.fields, regulation.fields.names), (.channels, regulation.channels.names),
            (.calendars, regulation.calendars.names), (.owners, regulation.roles.names),
        ]
        for (target, names) in sections {
            let section = target == .owners ? "roles" : target.rawValue
            for name in names where target.builtIn.contains(name) {
                report(.S106, [section, name], "'\(name)' is built in; choose another name")
            }
        }
    }

    /// Fields and agreements that `until` names.
    private mutating func checkAnchors() {
        for (name, commitment) in regulation.commitments.pairs {
            if let field = commitment.from {
                checkCountedFrom(field, commitment, ["commitments", name])
            }
            guard let until = commitment.until else { continue }
            let path = ["commitments", name, "until"]
            switch until.anchor {
            case .field(let field):
                checkDateField(field, path)
            case .agreementStart(let agreement), .agreementEnd(let agreement):
                if regulation.agreements[agreement] == nil {
                    report(
                        .S101, path, "there is no '\(agreement)' in agreements", of: agreement,
                        among: regulation.agreements.names)
                }
            case .periodStart, .periodEnd: break
            }
        }
    }

    /// A limit that is counted on from a recorded date.
    private mutating func checkCountedFrom(
        _ field: String, _ commitment: Commitment, _ path: [String]
    ) {
        checkDateField(field, path + ["from"])
        if let found = regulation.fields[field], found.about != commitment.about {
            report(
                .S001, path + ["from"],
                "'\(field)' is about another thing than the commitment; name a field of its own"
            )
        }
        if commitment.within == nil {
            report(
                .S001, path + ["from"], "'from' counts a limit on from a date; say it in 'within'")
        }
        if commitment.starts != .whenDateKnown {
            report(
                .S001, path + ["from"],
                "'from' and 'starts' both say where counting begins; take one of them out")
        }
    }

    private mutating func checkDateField(_ field: String, _ path: [String]) {
        guard let found = regulation.fields[field] else {
            let names = regulation.fields.names
            return report(.S101, path, "there is no '\(field)' in fields", of: field, among: names)
        }
        if found.kind != .date, found.kind != .moment {
            report(.S001, path, "the field '\(field)' must have type date or moment to set a date")
        }
    }

    private mutating func checkMeetings() {
        for (name, category) in regulation.categories.pairs {
            guard let meeting = category.meeting, let field = regulation.fields[meeting.at] else {
                continue
            }
            let path = ["categories", name, "meeting", "at"]
            if field.kind != .moment || field.about != .ticket {
                report(
                    .S001, path,
                    "the field '\(meeting.at)' must have type moment and be about the ticket")
            }
        }
    }

    private mutating func checkOptions() {
        forEachFact { check, fact, path in
            guard case .field(let name, .oneOf(let values)) = fact,
                let field = check.regulation.fields[name],
                field.kind == .choice
            else { return }
            for value in values where field.options[value] == nil {
                check.report(
                    .S101, path, "'\(value)' is not an option of '\(name)'", of: value,
                    among: field.options.names)
            }
        }
    }

    private mutating func checkMeasures() {
        for (name, measure) in regulation.measures.pairs {
            let known: (section: String, names: [String]) =
                switch measure.formula {
                case .kept, .mean, .longest, .worst: ("commitments", regulation.commitments.names)
                case .share: ("events", Language.events)
                case .ratio, .gain, .value, .average:
                    ("fields", regulation.fields.names + Field.builtIn.sorted())
                }
            for word in measure.of + [measure.to].compactMap(\.self)
            where !known.names.contains(word) {
                report(
                    .S101, ["measures", name], "there is no '\(word)' in \(known.section)",
                    of: word,
                    among: known.names)
            }
        }
    }

    private mutating func checkMayChange() {
        for (name, agreement) in regulation.agreements.pairs {
            for (index, change) in agreement.mayChange.enumerated()
            where source.tree[change.path.split(separator: ".").map(String.init)] == nil {
                let path = ["agreements", name, "may_change", String(index), "path"]
                report(
                    .S103, path,
                    "nothing stands at '\(change.path)'; an agreement can change only a value that is there"
                )
            }
        }
    }

    private mutating func checkChannels() {
        for (name, channel) in regulation.channels.pairs {
            if !world.channelKinds.contains(channel.kind.rawValue) {
                report(
                    .S101, ["channels", name, "kind"],
                    "no channel of kind '\(channel.kind.rawValue)' can be connected here")
            }
            if let address = channel.address, Self.isPlaceholder(address) {
                report(
                    .I101, ["channels", name, "address"],
                    "'\(address)' is a placeholder; write the address")
            }
        }
        for (name, role) in regulation.roles.pairs {
            for (key, value) in [("email", role.holder?.email), ("phone", role.holder?.phone)] {
                guard let value, Self.isPlaceholder(value) else { continue }
                report(
                    .I101, ["roles", name, "holder", key],
                    "'\(value)' is a placeholder; write it out")
            }
        }
    }

    /// Masked, bracketed or left for later.
    static func isPlaceholder(_ address: String) -> Bool {
        let low = address.lowercased()
        let marks = ["***", "xxx", "...", "…", "<", ">", "{", "}", "[", "]", "todo", "tbd", "???"]
        return marks.contains { low.contains($0) } || ["-", "?", "n/a"].contains(low)
    }
}
