import Foundation
import Simulation

/// The file of `reglament test --trace`: one JSON line for each step.
final class TraceFile: Sendable {
    private struct Line: Encodable {
        /// `FOLDER/SCENARIO`, as the files of known differences name it.
        var story: String
        var trace: StepTrace

        func encode(to encoder: any Encoder) throws {
            try trace.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(story, forKey: .story)
        }

        enum CodingKeys: CodingKey { case story }
    }

    private let handle: FileHandle

    init(path: String) throws(UnreadableFile) {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            throw UnreadableFile(file: path, cause: "it cannot be written; choose another place")
        }
        self.handle = handle
    }

    /// Writes the steps of this scenario.
    func teller(of file: String) -> @Sendable (StepTrace) -> Void {
        let url = URL(filePath: file)
        let folder = url.deletingLastPathComponent().deletingLastPathComponent().lastPathComponent
        let story = "\(folder)/\(url.deletingPathExtension().lastPathComponent)"
        return { trace in self.write(Line(story: story, trace: trace)) }
    }

    private func write(_ line: Line) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        guard let bytes = try? encoder.encode(line) else { return }
        handle.write(bytes + Data("\n".utf8))
    }
}
