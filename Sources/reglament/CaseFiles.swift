import Foundation
import Runtime
import WorkingTime

/// Why case files could not be read: file, case and cure in one sentence.
struct CaseFileError: Error, CustomStringConvertible {
    var description: String
}

/// The case files of a folder, read and matched with their calendars.
struct CaseFiles {
    struct Case {
        var file: String
        var id: String
        var calendar: String
        /// nil: the case is not understood, for this reason.
        var question: Result<WorkingTimeCase, CaseFileError>
    }
    struct Failure {
        var file: String
        var id: String
        var expected: String
        var actual: String

        var line: String { "\(file) \(id): expected \(expected), computed \(actual)" }
        var json: String {
            let object = ["file": file, "id": id, "expected": expected, "actual": actual]
            let data = try? JSONSerialization.data(
                withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
            return String(decoding: data ?? Data(), as: UTF8.self)
        }
    }

    /// Size of one file.
    static let bytesMax = 64 << 20
    static let calendarsFile = "calendars.json"

    private let calendars: [String: WorkingCalendar]
    private let cases: [Case]

    init(folder: String, zones: ZoneFiles) throws {
        calendars = try CaseCalendars.read("\(folder)/\(Self.calendarsFile)", zones: zones)
        let names = try Self.files(in: folder)
        guard !names.isEmpty else {
            throw CaseFileError(
                description: "\(folder): no case file (*.json) beside \(Self.calendarsFile)")
        }
        cases = try names.flatMap { try CaseReader(file: "\(folder)/\($0)").cases() }
        guard !cases.isEmpty else {
            throw CaseFileError(
                description:
                    "\(folder): its case files hold no case; a case file is a JSON list of cases")
        }
    }

    var count: Int { cases.count }

    var failures: [Failure] { cases.compactMap(failure) }

    private func failure(_ item: Case) -> Failure? {
        func failed(_ expected: String, _ actual: String) -> Failure {
            Failure(file: item.file, id: item.id, expected: expected, actual: actual)
        }
        switch item.question {
        case .failure(let error): return failed("a case that can be read", error.description)
        case .success(let question):
            guard let calendar = calendars[item.calendar] else {
                return failed(
                    "\(question.expected)",
                    "no calendar '\(item.calendar)' in \(Self.calendarsFile)")
            }
            let answer = question.answer(of: calendar)
            return answer == question.expected ? nil : failed("\(question.expected)", "\(answer)")
        }
    }

    private static func files(in folder: String) throws -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw CaseFileError(
                description: "\(folder): the folder cannot be read; name a folder with case files")
        }
        return names.filter { $0.hasSuffix(".json") && $0 != calendarsFile }.sorted()
    }

    /// The JSON value of a file.
    static func json(_ path: String) throws -> Any {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CaseFileError(
                description: "\(path): the file cannot be read; check that it exists")
        }
        guard data.count <= bytesMax else {
            throw CaseFileError(description: "\(path): larger than 64 MiB")
        }
        do {
            return try JSONSerialization.jsonObject(with: data)
        } catch {
            let place = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
            throw CaseFileError(
                description: "\(path): not valid JSON; correct it\(place.map { ": \($0)" } ?? "")")
        }
    }

    /// A JSON number without a fraction; nil for all else, also for true and false.
    static func whole(_ value: Any?) -> Int64? {
        guard let number = value as? NSNumber, String(cString: number.objCType) != "c" else {
            return nil
        }
        return Int64(exactly: number.doubleValue)
    }
}
