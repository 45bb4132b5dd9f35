/// Days off, transferred working days and short days of a country, with an edition.
public struct Holidays: Sendable, Hashable {
    /// ISO 3166 code: `RU`, `KZ`.
    public var country: String
    /// Names this very data in the journal.
    public var edition: String
    /// Weekdays that are not worked.
    public var off: Set<CivilDate> = []
    /// Weekend days that are worked with Monday's hours.
    public var work: Set<CivilDate> = []
    /// Days before holidays; by how much they are shorter is the calendar's matter.
    public var short: Set<CivilDate> = []
    public var names: [CivilDate: HolidayName] = [:]
    /// The data say everything about the days from `firstDay` through `lastDay`, and nothing about
    /// others.
    public var firstDay: CivilDate
    public var lastDay: CivilDate

    /// Countries whose data come with the product.
    public static let countries = ["RU", "KZ"]

    /// The data that come with the product, for `RU` and `KZ`.
    public static func bundled(country: String) -> Holidays? {
        switch country {
        case "RU": bundledRussia
        case "KZ": bundledKazakhstan
        default: nil
        }
    }

    /// The bundled data as text, as editions keep them.
    public static func bundledText(country: String) -> String? {
        switch country {
        case "RU": russia
        case "KZ": kazakhstan
        default: nil
        }
    }

    private static let bundledRussia = Holidays(
        compact: russia, country: "RU", edition: "RU-2026.1")
    private static let bundledKazakhstan = Holidays(
        compact: kazakhstan, country: "KZ", edition: "KZ-2026.1")
}

/// What a day off or a transferred working day is called.
public enum HolidayName: Sendable, Hashable {
    /// Holiday, and the day it was moved from.
    case holiday(Holiday, movedFrom: CivilDate?)
    /// A day off or at work instead of another.
    case moved(CivilDate)
    case text(String)
}

/// Holidays that have names in all languages.
public enum Holiday: String, Sendable, Hashable, CaseIterable {
    case newYear, christmas, defender, women, nauryz, labour, unityKZ, victory, russia, capital,
        constitution, republic
    case unity, independence, president, vote, kurban
}
