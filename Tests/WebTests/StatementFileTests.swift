import Channels
import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A statement as files for spreadsheets and for paper.
@Suite struct StatementFileTests {
    @Test func `a sheet holds the rows, its numbers as numbers, its texts as texts`() throws {
        let bytes = try Workbook.sheet(
            "2026-10", columns: ["rate", "amount"],
            rows: [
                [.text("=1+1"), .number(-1000.5)], [.text("час & <b>"), .text("by_agreement")],
            ])
        let folder = FileManager.default.temporaryDirectory.appending(path: "x-\(bytes.hashValue)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "s.xlsx")
        try bytes.write(to: file)
        let script = """
            import zipfile,sys
            z=zipfile.ZipFile(sys.argv[1])
            print(z.read('xl/worksheets/sheet1.xml').decode())
            print(z.read('xl/sharedStrings.xml').decode())
            """
        let text = try Self.python(script, file.path)
        #expect(text.contains("<v>-1000.5</v>") && text.contains("<t>=1+1</t>"), "\(text)")
        #expect(text.contains("час &amp; &lt;b&gt;") && !text.contains("<f>"))
    }

    @Test(.enabled(if: PDFConverter.found != nil, "the machine has no WeasyPrint"))
    func `a page becomes a PDF whose words can be read`() async throws {
        let converter = try #require(PDFConverter.found)
        let pdf = try await converter.pdf(
            of: "<!doctype html><meta charset=utf-8><title>Отчёт</title><h1>Отчёт</h1>")
        #expect(pdf.starts(with: Data("%PDF-".utf8)) && pdf.count > 1000)
    }

    @Test func `both sides get the files that the machine makes, of no month none`() async throws {
        let live = try await LiveDesk(regulation: ClientStatementTests.priced)
        _ = try await live.deliver()
        let adam = try await live.enter("adam")
        let anna = try await PortalBrowser(live.site, as: "anna@alfa.example")
        for format in StatementFormat.offered {
            let file = try await live.get(
                "/admin/clients/alfa/statement.\(format.rawValue)?month=2026-10", adam)
            #expect(file.status == 200, "\(format)")
            #expect(
                file.headers[.contentDisposition]?.contains("alfa-2026-10.\(format.rawValue)")
                    == true)
            let own = try await anna.get("/portal/statement.\(format.rawValue)?month=2026-10")
            #expect(own.status == 200 && !own.bytes.isEmpty)
            #expect(try await anna.get("/portal/statement.\(format.rawValue)").status == 404)
        }
        for path in ["statement.exe?month=2026-10", "statement.?month=2026-10"] {
            #expect(try await live.get("/admin/clients/alfa/\(path)", adam).status == 404)
        }
        let pavel = try await live.enter("pavel")
        let refused = try await live.get("/admin/clients/alfa/statement.xlsx?month=2026-10", pavel)
        #expect(refused.status != 200)
    }

    static func python(_ script: String, _ argument: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, argument]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
