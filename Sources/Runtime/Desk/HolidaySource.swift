import ServiceDesk
import WorkingTime

/// Where a desk's holidays of a country come from.
public enum HolidaySource: Sendable, Codable {
    /// The text of an iCalendar file, and how it comes together with what is known; nil: that was
    /// not said.
    case file(String, HolidayMerge?)
    /// The data that come with the product, again.
    case bundled

    /// The text of the edition that results.
    ///
    /// - Parameters:
    ///   - known: the data that count now; nil: none.
    ///   - thisYear: no deadline falls into a year before it.
    func text(country: String, beside known: Holidays?, thisYear: Int) throws -> String {
        switch self {
        case .bundled:
            guard let text = Holidays.bundledText(country: country) else {
                throw HolidayRefusal(
                    "no holidays of \(country) come with the product; those of RU and KZ do")
            }
            return text
        case .file(let text, let how):
            let file = try Self.read(text, country: country)
            guard file.years.upperBound >= thisYear else {
                throw HolidayRefusal(
                    "the file tells of \(file.span): no deadline falls into days before \(thisYear); nothing is"
                        + " changed")
            }
            guard let known else { return text }
            return try Self.joined(file, how, known).compactText
        }
    }

    private static func read(_ text: String, country: String) throws -> Holidays {
        do {
            return try Holidays(ics: text, country: country, edition: country)
        } catch {
            throw EditionError(description: "holidays \(country): \(error)")
        }
    }

    private static func joined(_ file: Holidays, _ how: HolidayMerge?, _ known: Holidays) throws
        -> Holidays
    {
        func taken(_ how: HolidayMerge) throws -> Holidays {
            if let made = known.taking(file, how, edition: known.country) { return made }
            throw HolidayRefusal(
                "the file tells of \(file.span), known is \(known.span): the years between would be unknown; nothing is"
                    + " changed")
        }
        if let how { return try taken(how) }
        let ways = try HolidayMerge.allCases.map { way in
            let years = HolidayNews.years(of: try taken(way), beside: known).map { "    \($0)" }
            return
                (["  --\(way.rawValue): \(way.meaning)"]
                + (years.isEmpty ? ["    nothing differs"] : years))
                .joined(separator: "\n")
        }
        throw HolidayRefusal(
            "known are the days of \(known.span), the file tells of \(file.span); say how they come together:\n"
                + ways.joined(separator: "\n"))
    }
}

/// Why a file of holidays is not taken.
public struct HolidayRefusal: Error, Sendable, CustomStringConvertible {
    public var description: String

    init(_ description: String) { self.description = description }
}

/// What comes of new holidays.
public struct HolidayNews: Sendable, Hashable {
    /// A year with other days than before.
    public struct Year: Sendable, Hashable, CustomStringConvertible {
        public var year: Int
        /// Days off; nil: the year was, or is, not known.
        public var before: Int?
        public var after: Int?

        public var description: String {
            switch (before, after) {
            case (let before?, let after?) where before == after:
                "\(year): \(before) days off, other ones"
            case (let before?, let after?): "\(year): \(before) days off become \(after)"
            case (nil, let after?): "\(year): known now, \(after) days off"
            case (_, nil): "\(year): not known any more"
            }
        }
    }

    public var years: [Year]
    public var moved: [MovedDeadline]

    static func years(of made: Holidays, beside known: Holidays) -> [Year] {
        made.differences(from: known).map {
            Year(year: $0.year, before: $0.before, after: $0.after)
        }
    }
}

/// A deadline that moves with new holiday data.
public struct MovedDeadline: Sendable, Hashable {
    public var number: Int
    public var before: Instant?
    public var after: Instant?
}

extension Holidays {
    /// `2026`, or `2020–2027`.
    fileprivate var span: String {
        years.lowerBound == years.upperBound
            ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
    }
}

extension HolidayMerge {
    fileprivate var meaning: String {
        switch self {
        case .merge: "the file's days are set among the known ones, which stay"
        case .replace: "the years of the file are as it says, other years stay"
        }
    }
}
