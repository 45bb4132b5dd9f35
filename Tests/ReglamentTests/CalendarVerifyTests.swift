import Foundation
import Runtime
import Testing
import WorkingTime

@testable import reglament

@Suite struct CalendarVerifyTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func failures(in folder: URL) throws -> (count: Int, lines: [String]) {
        let files = try CaseFiles(folder: folder.path, zones: ZoneFiles())
        return (files.count, files.failures.map(\.line))
    }

    @Test func `our own cases pass`() throws {
        let (count, lines) = try failures(
            in: Self.root.appending(path: "Core/Tests/WorkingTimeTests/Vectors"))
        #expect(lines == [])
        #expect(count >= 599)
    }

    @Test func `the cases beside the checkout pass where there are any`() throws {
        guard let folder = Self.sharedVectors else { return }
        let (count, lines) = try failures(in: folder)
        #expect(lines == [])
        #expect(count > 0)
    }

    private static var sharedVectors: URL? {
        var folder = root
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let vectors = folder.appending(path: "shared/vectors")
            if FileManager.default.fileExists(atPath: vectors.path) { return vectors }
        }
        return nil
    }

    // MARK: What cannot be read

    private static let calendars = """
        {"office": {"timeZone": "Europe/Moscow", "country": "RU", "week": {"1": [["09:00", "18:00"]]}}}
        """

    /// Runs `body` with a folder of the given files.
    private func folder<Result>(_ files: [String: String], _ body: (URL) throws -> Result) throws
        -> Result
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "reglament-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return try body(folder)
    }

    @Test(arguments: [
        (#"{"op":"add_weeks","input":{},"expected":0}"#, "'add_weeks' is not an operation"),
        (
            #"{"op":"end_of_business_day","input":{"at":"noon"},"expected":null}"#,
            "'at' must be an instant"
        ),
        (#"{"op":"end_of_business_day","input":{"at":"2026-03-02T06:00:00Z"}}"#, "no 'expected'"),
        (#"{"op":"working_between","expected":0}"#, "no 'input'"),
        (#"{"input":{},"expected":0}"#, "no 'op'"),
        (#"5"#, "no 'op'"),
        (
            #"{"op":"add_business_days","input":{"start":"2026-03-02T06:00:00Z","days":0},"expected":0}"#,
            "from 1"
        ),
        (
            #"{"op":"add_business_days","input":{"start":"2026-03-02T06:00:00Z","days":true},"expected":0}"#,
            "whole"
        ),
        (
            #"{"op":"add_business_days","input":{"start":"2026-03-02T06:00:00Z","days":1.5},"expected":0}"#,
            "whole"
        ),
        (
            #"{"op":"add_working","input":{"start":"2026-03-02T06:00:00Z","seconds":-1},"expected":0}"#,
            "from 0"
        ),
        (
            #"{"op":"end_of_business_day","input":{"at":"2026-03-02T06:00:00Z"},"expected":[]}"#,
            "neither instant"
        ),
        (
            #"{"op":"end_of_business_day","calendar":"home","input":{"at":"2026-03-02T06:00:00Z"},"expected":0}"#,
            "no calendar 'home'"
        ),
        (
            #"{"op":"end_of_business_day","calendar":"office","input":{"at":"2040-03-02T06:00:00Z"},"expected":0}"#,
            "expected 0, computed beyond the calendar's days"
        ),
        (
            #"{"op":"before","calendar":"office","input":{"date":"2026-03-02","n":99999,"#
                + #""unit":"business"},"expected":0}"#,
            "computed beyond the calendar's days"
        ),
        (
            #"{"op":"end_of_business_day","calendar":"office","input":{"at":"2026-03-02T06:00:00Z"},"expected":0}"#,
            "expected 0, computed 2026-03-02T15:00:00Z"
        ),
    ])
    func `a case that cannot be read or does not hold fails by its name`(
        text: String, cause: String
    ) throws {
        let files = ["calendars.json": Self.calendars, "odd.json": "[\(text)]"]
        let (count, lines) = try folder(files) { try failures(in: $0) }
        #expect(count == 1)
        #expect(
            lines.count == 1 && lines[0].hasPrefix("odd.json case 1: ") && lines[0].contains(cause),
            "\(lines)")
    }

    @Test(
        arguments: [
            ([:], "calendars.json: the file cannot be read"),
            (["calendars.json": "{}"], "no case file"),
            (["calendars.json": "{}", "a.json": "[]"], "hold no case"),
            (["calendars.json": "[]", "a.json": "[]"], "a map of calendars"),
            (["calendars.json": "{", "a.json": "[]"], "calendars.json: not valid JSON"),
            (["calendars.json": "{}", "a.json": "[1,"], "a.json: not valid JSON"),
            (["calendars.json": "{}", "a.json": "{}"], "a.json: not a list of cases"),
            (
                ["calendars.json": #"{"x":{"timeZone":"Mars/Crater"}}"#, "a.json": "[]"],
                "'x': no time zone 'Mars/Crater'"
            ),
            (
                [
                    "calendars.json":
                        #"{"x":{"timeZone":"Europe/Moscow","country":"XX","week":{}}}"#,
                    "a.json": "[]",
                ],
                "no holidays of country 'XX'"
            ),
            (
                [
                    "calendars.json": #"{"x":{"timeZone":"Europe/Moscow","week":{"8":[]}}}"#,
                    "a.json": "[]",
                ],
                "'8' is not a weekday"
            ),
            (
                [
                    "calendars.json":
                        #"{"x":{"timeZone":"Europe/Moscow","week":{"1":[["9:00","18:00"]]}}}"#,
                    "a.json": "[]",
                ],
                "is not a window"
            ),
            (
                [
                    "calendars.json":
                        #"{"x":{"timeZone":"Europe/Moscow","shortMinutes":"60","week":{}}}"#,
                    "a.json": "[]",
                ],
                "'shortMinutes' must be"
            ),
            (
                [
                    "calendars.json":
                        #"{"x":{"timeZone":"Europe/Moscow","week":{"1":[["09:00","18:00"],["17:00","19:00"]]}}}"#,
                    "a.json": "[]",
                ], "windows overlap"
            ),
        ] as [([String: String], String)])
    func `a folder that cannot be read is refused with file and cause`(
        files: [String: String], cause: String
    ) throws {
        let error = try folder(files) { folder in
            #expect(throws: CaseFileError.self) {
                try CaseFiles(folder: folder.path, zones: ZoneFiles())
            }
        }
        #expect(error?.description.contains(cause) == true, "\(error?.description ?? "")")
    }
}
