import Regulations
import ServiceDesk
import WorkingTime

/// Who looks at a page, and when: turns what the core computed into what pages show. It asks
/// calendars, and decides nothing.
public struct Reader: Sendable {
    public let language: Language
    /// The reader's own zone.
    public let zone: ZoneRules
    public let now: Instant

    var words: Words { .of(language) }
    var today: CivilDate { zone.civil(at: now).date }

    /// The words in the reader's language, else in the first language of the regulation that has
    /// them.
    func text(_ text: LocalizedText, of regulation: Regulation) -> String? {
        text.text(in: language.rawValue, fallbacks: regulation.languages)?.text
    }

    /// What a commitment is called.
    public func name(ofCommitment name: String, in edition: Edition) -> String {
        guard let commitment = edition.regulation.commitments[name] else {
            return EditionReader.unknown
        }
        let caption = edition.regulation.caption(
            title: commitment.title, clauses: commitment.clauses)
        return text(caption, of: edition.regulation) ?? EditionReader.unknown
    }

    public func clause(_ name: String, in edition: Edition) -> ClauseLink {
        let regulation = edition.regulation
        return ClauseLink(
            regulation: regulation.id, version: regulation.version,
            number: regulation.printedNumber(of: name),
            name: name, heading: regulation.heading(of: name, in: language.rawValue))
    }

    /// What is due at midnight is due at 24:00 of the day before: said with the next day, it would
    /// seem a day longer.
    static func civilEnd(_ instant: Instant, in zone: ZoneRules) -> CivilMoment {
        let moment = zone.civil(at: instant)
        guard moment.time.minutes == 0, moment.second == 0 else { return moment }
        return CivilMoment(date: moment.date.adding(days: -1), time: CivilTime(minutes: 1440))
    }

    /// A calendar's zone is named where it is not the reader's.
    func place(of calendar: WorkingCalendar) -> String? {
        let theirs = calendar.rule.zone
        return theirs.name == zone.name ? nil : ZonePlace(theirs.name).dative(language)
    }
}
