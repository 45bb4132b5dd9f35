import WorkingTime

/// Working hours of a week: `пн–пт 9:00–18:00`.
extension Words {
    func week(of rule: CalendarRule) -> String {
        var groups: [(first: Weekday, last: Weekday, windows: [CalendarRule.Window])] = []
        for day in Weekday.allCases {
            let windows = rule.week[day] ?? []
            if let last = groups.last, last.windows == windows {
                groups[groups.count - 1].last = day
            } else {
                groups.append((day, day, windows))
            }
        }
        if groups.count == 1, groups[0].windows.map(\.length) == [1440] {
            return self[.roundTheClock]
        }
        return groups.filter { !$0.windows.isEmpty }.map { group in
            let hours = group.windows.map { times($0.from, $0.to) }.joined(separator: ", ")
            let days =
                group.first == group.last
                ? weekday(group.first) : weekday(group.first) + Self.range + weekday(group.last)
            return "\(days)\u{a0}\(hours)"
        }.joined(separator: "; ")
    }
}

extension CalendarRule.Window {
    fileprivate var length: Int { to.minutes - from.minutes }
}
