/// A length of time as it is told to people. Working time and time by the clock are never mixed up.
public enum TimeSpan: Sendable, Hashable {
    /// Seconds of working time.
    case working(Int)
    /// Seconds by the clock.
    case elapsed(Int)
    case workingDays(Int)
    case days(Int)
}

extension Words {
    /// `3 раб. ч 50 мин`; below an hour only minutes, because there working and clock minutes are
    /// the same. Whole minutes, cut down, and never less than one.
    func span(_ span: TimeSpan) -> String {
        switch span {
        case .working(let seconds): hoursAndMinutes(seconds, hour: workingHour)
        case .elapsed(let seconds): hoursAndMinutes(seconds, hour: hour)
        case .workingDays(let count): workingDays(count)
        case .days(let count): days(count)
        }
    }

    private func hoursAndMinutes(_ seconds: Int, hour: String) -> String {
        let minutes = max(1, seconds / 60)
        let (hours, rest) = (minutes / 60, minutes % 60)
        let tail = "\(rest)\u{a0}\(minute)"
        if hours == 0 { return tail }
        return rest == 0 ? "\(hours)\u{a0}\(hour)" : "\(hours)\u{a0}\(hour) \(tail)"
    }

    var minute: String { language == .en ? "min" : "мин" }

    var hour: String {
        say("ч", "сағ", "h")
    }

    var workingHour: String {
        say("раб.\u{a0}ч", "жұм.\u{a0}сағ", "working\u{a0}h")
    }

    private func workingDays(_ count: Int) -> String {
        say(
            counted(count, "раб.\u{a0}день", "раб.\u{a0}дня", "раб.\u{a0}дн."),
            "\(count)\u{a0}жұм.\u{a0}күн",
            counted(count, "working\u{a0}day", "working\u{a0}days"))
    }

    private func days(_ count: Int) -> String {
        say(
            counted(count, "день", "дня", "дней"),
            "\(count)\u{a0}күн",
            counted(count, "day", "days"))
    }
}
