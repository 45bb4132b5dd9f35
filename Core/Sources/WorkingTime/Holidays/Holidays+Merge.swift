/// How a file of holidays comes together with the data that are known already.
public enum HolidayMerge: String, Sendable, Hashable, Codable, CaseIterable {
    /// The file's days are set among the known ones, which stay.
    case merge
    /// The years which the file touches are as the file says; other years stay.
    case replace
}

extension Holidays {
    /// Years about which the data say everything.
    public var years: ClosedRange<Int> { firstDay.year...lastDay.year }

    /// These data with those of a file.
    ///
    /// - Parameter edition: name of the result in the journal.
    /// - Returns: nil: the years of the two do not adjoin, and the days between would be unknown.
    public func taking(_ file: Holidays, _ how: HolidayMerge, edition: String) -> Holidays? {
        guard file.years.lowerBound <= years.upperBound + 1,
            years.lowerBound <= file.years.upperBound + 1
        else {
            return nil
        }
        func isTaken(_ date: CivilDate) -> Bool {
            switch how {
            case .merge:
                file.off.contains(date) || file.work.contains(date) || file.short.contains(date)
            case .replace: file.years.contains(date.year)
            }
        }
        var taken = self
        taken.edition = edition
        (taken.firstDay, taken.lastDay) = (min(firstDay, file.firstDay), max(lastDay, file.lastDay))
        taken.off = off.filter { !isTaken($0) }.union(file.off)
        taken.work = work.filter { !isTaken($0) }.union(file.work)
        taken.short = short.filter { !isTaken($0) }.union(file.short)
        taken.names = names.filter { !isTaken($0.key) }.merging(file.names) { $1 }
        return taken
    }

    /// Days off in each year in which another edition has other days, the earliest first.
    public func differences(from known: Holidays) -> [(year: Int, before: Int?, after: Int?)] {
        let all = Set(Array(years) + Array(known.years)).sorted()
        return all.compactMap { year in
            guard days(of: year) != known.days(of: year) else { return nil }
            return (year, known.daysOff(in: year), daysOff(in: year))
        }
    }

    /// nil: the data say nothing about the year.
    private func daysOff(in year: Int) -> Int? {
        years.contains(year) ? off.count { $0.year == year } : nil
    }

    private func days(of year: Int) -> [Set<CivilDate>] {
        [off, work, short].map { days in days.filter { $0.year == year } }
    }
}
