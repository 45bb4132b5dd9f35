/// How values are written in commands, and dates read.
enum IMAPWords {
    /// A folder's name as a quoted string in modified UTF-7 (RFC 3501, 5.1.3); nil when it cannot
    /// be written.
    static func folder(_ name: String) -> String? {
        guard !name.isEmpty, name.utf8.count <= 1_000,
            !name.unicodeScalars.contains(where: { $0.value < 0x20 })
        else {
            return nil
        }
        return "\"" + encoded(name).flatMap { "\\\"".contains($0) ? ["\\", $0] : [$0] } + "\""
    }

    private static func encoded(_ name: String) -> String {
        var (out, shifted): (String, [UInt8]) = ("", [])
        func flush() {
            guard !shifted.isEmpty else { return }
            out += "&" + base64(shifted) + "-"
            shifted = []
        }
        for unit in name.utf16 {
            if (0x20...0x7E).contains(unit) {
                flush()
                out += unit == 0x26 ? "&-" : String(UnicodeScalar(UInt8(unit)))
            } else {
                shifted += [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            }
        }
        flush()
        return out
    }

    /// With a comma for the slash and without padding.
    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,")
        var (out, buffer, bits) = ("", 0, 0)
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                out.append(letters[buffer >> bits & 63])
            }
        }
        if bits > 0 { out.append(letters[buffer << (6 - bits) & 63]) }
        return out
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970 of `17-Jul-1996 02:44:25 -0700`.
    static func seconds(_ text: String) -> Int64? {
        let parts = text.split(whereSeparator: { " -:".contains($0) })
        guard (6...7).contains(parts.count), let day = Int64(parts[0]), let year = Int64(parts[2]),
            let month = months.firstIndex(where: { $0.lowercased() == parts[1].lowercased() }),
            let hour = Int64(parts[3]), let minute = Int64(parts[4]), let second = Int64(parts[5]),
            (1...31).contains(day), (1970...9999).contains(year), (0...24).contains(hour),
            (0...60).contains(minute)
        else { return nil }
        let zone = parts.count == 7 ? Int64(parts[6].filter(\.isNumber)) ?? 0 : 0
        let offset = (zone / 100 * 60 + zone % 100) * (text.contains(" -") ? -60 : 60)
        return (days(year, Int64(month) + 1, day) * 24 + hour) * 3600 + minute * 60 + second
            - offset
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar; years are counted from March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468
    }

    /// `21-Nov-2026`, for a search.
    static func day(year: Int, month: Int, day: Int) -> String {
        "\(day)-\(months[month - 1])-\(year)"
    }
}
