import CGMimeShim
import Letters

/// The date of a Date or Received header, in seconds since 1970.
enum MailDate {
    static func read(_ value: String) -> Int64? {
        guard value.utf8.count <= 200 else { return nil }
        let line = HeaderText.trimmed(value)
        guard !line.isEmpty, let date = line.withCString({ g_mime_utils_header_decode_date($0) })
        else { return nil }
        defer { g_date_time_unref(date) }
        return Int64(g_date_time_to_unix(date))
    }
}
