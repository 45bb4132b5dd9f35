import Foundation

@testable import Channels

/// The letters of `Letters/`, written for these tests.
enum LetterFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Letters")

    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { $0.hasSuffix(".eml") }.sorted()
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }
}

/// A short letter from lines, with CRLF line ends.
func letter(_ lines: String...) -> [UInt8] {
    Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
}
