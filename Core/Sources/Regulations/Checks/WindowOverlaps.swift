import WorkingTime

/// Hours of a calendar that are stated twice: within a day, or by a night that runs into the hours
/// of the day after it.
struct WindowOverlaps {
    let calendar: CalendarItem

    static let sameDay = "windows of one day overlap"
    static let nextDay = "a window past midnight and one of the next day overlap"

    /// The first fault of the week.
    var inWeek: String? {
        let days = 1...7
        if days.contains(where: { overlap(in: weekly($0)) }) { return Self.sameDay }
        return days.contains { runs(weekly($0), into: weekly($0 % 7 + 1)) } ? Self.nextDay : nil
    }

    /// Days of `except` with their fault, in the order of the calendar.
    var ofExceptions: [(day: CivilDate, fault: String)] {
        calendar.exceptions.keys.sorted().compactMap { day in
            let windows = self.windows(on: day)
            if overlap(in: windows) { return (day, Self.sameDay) }
            let isStruck =
                runs(self.windows(on: day.adding(days: -1)), into: windows)
                || runs(windows, into: self.windows(on: day.adding(days: 1)))
            return isStruck ? (day, Self.nextDay) : nil
        }
    }

    private func weekly(_ day: Int) -> [CalendarItem.Window] { calendar.week[day] ?? [] }

    private func windows(on date: CivilDate) -> [CalendarItem.Window] {
        switch calendar.exceptions[date] {
        case .closed?: []
        case .windows(let windows)?: windows
        case nil: weekly(date.weekday.rawValue)
        }
    }

    /// Only the last window of a day may run past midnight.
    private func overlap(in windows: [CalendarItem.Window]) -> Bool {
        let sorted = windows.sorted { $0.from < $1.from }
        return zip(sorted, sorted.dropFirst()).contains { one, next in
            one.to > next.from || one.to <= one.from
        }
    }

    private func runs(_ windows: [CalendarItem.Window], into next: [CalendarItem.Window]) -> Bool {
        guard let night = windows.first(where: { $0.to <= $0.from }),
            let first = next.map(\.from).min()
        else {
            return false
        }
        return night.to > first
    }
}
