import Glibc

/// The date of a letter that we write.
enum MailDate {
    private static let lastSecondOf9999: Int64 = 253_402_300_799
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// By RFC 5322 in UTC; nil outside 1970 to 9999.
    static func written(_ seconds: Int64) -> String? {
        guard (0...lastSecondOf9999).contains(seconds) else { return nil }
        var (time, date) = (time_t(seconds), tm())
        guard gmtime_r(&time, &date) != nil else { return nil }
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        // Not by strftime: its names of days and months follow the process's language.
        let weekday = days[Int(seconds / 86_400 % 7)]
        let month = months[Int(date.tm_mon)]
        let clock = [date.tm_hour, date.tm_min, date.tm_sec].map(two)
        return
            "\(weekday), \(date.tm_mday) \(month) \(1900 + date.tm_year) \(clock.joined(separator: ":")) +0000"
    }
}
