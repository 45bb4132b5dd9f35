import Testing
import WorkingTime

@testable import Runtime

@Suite struct ZoneFilesTests {
    @Test func `Almaty went one hour back at the end of February 2024`() throws {
        let zone = try #require(ZoneFiles().rules("Asia/Almaty"))
        let before = try #require(Instant(iso8601: "2024-02-29T17:59:59Z"))
        #expect(zone.offset(at: before) == 6 * 3600)
        #expect(zone.offset(at: before + 1) == 5 * 3600)
    }

    @Test(arguments: [
        "../passwd", "/etc/passwd", "Europe/../../passwd", "", ".hidden", "Europe//Moscow",
        "No/Such",
    ])
    func `a name cannot leave the folder`(name: String) {
        #expect(ZoneFiles().rules(name) == nil)
    }

    @Test func `rules of the footer reach years that the table does not list`() throws {
        let zone = try #require(ZoneFiles().rules("America/New_York"))
        let summer = try #require(Instant(iso8601: "2049-07-01T12:00:00Z"))
        let winter = try #require(Instant(iso8601: "2049-12-01T12:00:00Z"))
        #expect(zone.offset(at: summer) == -4 * 3600)
        #expect(zone.offset(at: winter) == -5 * 3600)
    }
}
