import CGMimeShim

/// The date of a Date or Received header in seconds since 1970.
enum MailDate {
    static func read(_ value: String) -> Int64? {
        guard value.utf8.count <= 200 else { return nil }
        let line = HeaderText.trimmed(value)
        guard !line.isEmpty, let date = line.withCString({ g_mime_utils_header_decode_date($0) }) else { return nil }
        defer { g_date_time_unref(date) }
        return Int64(g_date_time_to_unix(date))
    }

    private static let lastSecondOf9999: Int64 = 253_402_300_799
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// By RFC 5322 in UTC; nil outside 1970 to 9999.
    static func written(_ seconds: Int64) -> String? {
        guard (0...lastSecondOf9999).contains(seconds), let date = g_date_time_new_from_unix_utc(gint64(seconds)) else {
            return nil
        }
        defer { g_date_time_unref(date) }
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        // Not by strftime: its names of days and months follow the process's language.
        let weekday = days[Int(seconds / 86_400 % 7)]
        let month = months[Int(g_date_time_get_month(date)) - 1]
        let clock = [g_date_time_get_hour(date), g_date_time_get_minute(date), g_date_time_get_second(date)].map(two)
        let day = g_date_time_get_day_of_month(date)
        return "\(weekday), \(day) \(month) \(g_date_time_get_year(date)) \(clock.joined(separator: ":")) +0000"
    }
}
