import Foundation
import Testing

/// The index of mechanisms leads to what is there.
struct MechanismsPageTests {
    private let root = Drafts.root.appending(path: "..").standardizedFileURL
    private var page: String { get throws { try text("docs/mechanisms.md") } }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func `every scenario that it names lies where it says`() throws {
        let links = try page.matches(of: /\[(\w+)\/([\w-]+)\]\(\.\.\/([^)]+)\)/)
        #expect(links.count > 100)
        for link in links {
            #expect(link.3 == "regulations/\(link.1)/scenarios/\(link.2).yaml")
            #expect(
                FileManager.default.fileExists(atPath: root.appending(path: String(link.3)).path),
                "\(link.3)")
        }
    }

    @Test func `every suite that it names is one`() throws {
        let folders = ["Core/Tests", "Tests"].flatMap { folder in
            (FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.allObjects
                ?? [])
                .compactMap { $0 as? String }
        }
        let files = Set(folders.map { URL(filePath: $0).lastPathComponent })
        for suite in Set(try page.matches(of: /`(\w+Tests)`/).map { String($0.1) }) {
            #expect(files.contains("\(suite).swift"), "\(suite)")
        }
    }

    @Test func `every section that it names is one of the reference`() throws {
        let reference = try text("docs/language.md")
        for section in Set(try page.matches(of: /§(\d+)/).map { String($0.1) }) {
            #expect(reference.contains("\n## \(section). "), "§\(section)")
        }
    }
}
