import Foundation
import Testing

@testable import WorkingTime

/// The system's own reader of the same files: glibc's `zdump -v` prints the seconds around every
/// change of clock.
@Suite struct SystemZonesTests {
    private static let folder = "/usr/share/zoneinfo"
    private static let zdump = "/usr/bin/zdump"
    private static let months = [
        "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9,
        "Oct": 10, "Nov": 11,
        "Dec": 12,
    ]

    @Test(arguments: [
        "Africa/Casablanca", "America/Havana", "America/New_York", "America/Nuuk",
        "America/Santiago",
        "America/St_Johns", "Antarctica/Troll", "Asia/Almaty", "Asia/Gaza", "Asia/Tehran",
        "Australia/Lord_Howe", "Europe/Berlin", "Europe/Dublin", "Europe/Moscow",
        "Europe/Kaliningrad", "Pacific/Apia",
        "Pacific/Chatham",
    ])
    func `offsets are those that the system reads from the same file`(name: String) throws {
        guard let data = FileManager.default.contents(atPath: "\(Self.folder)/\(name)"),
            FileManager.default.isExecutableFile(atPath: Self.zdump)
        else { return }
        let rules = try ZoneRules(tzif: [UInt8](data), name: name, edition: "system")
        let changes = try changes(name)
        #expect(changes.count > 8, "the output of zdump is not understood")
        for (instant, offset) in changes {
            #expect(rules.offset(at: instant) == offset, "\(instant)")
        }
    }

    private func changes(_ name: String) throws -> [(Instant, Int)] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.zdump)
        process.arguments = ["-v", "-c", "1970,2050", name]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap(change)
    }

    /// `Europe/Berlin  Sun Mar 30 00:59:59 2025 UT = Sun Mar 30 01:59:59 2025 CET isdst=0
    /// gmtoff=3600`.
    private func change(_ line: Substring) -> (Instant, Int)? {
        let words = line.split(separator: " ")
        guard words.count > 8, words[6] == "UT", let month = Self.months[String(words[2])],
            let day = Int(words[3]),
            let year = Int(words[5]), let date = CivilDate(year: year, month: month, day: day),
            let instant = Instant(iso8601: "\(date)T\(words[4])Z"),
            let offset = Int(words.last!.dropFirst(7))
        else { return nil }
        return (instant, offset)
    }
}
