import Foundation
import Testing

@testable import Runtime

/// Packs that nobody wrote with this program: one clear sentence, and no more memory than a line.
@Suite struct HostileEvidenceTests {
    /// What is said; nil: it is taken for a pack.
    private func refusal(_ text: String) throws -> String? {
        do throws(EvidenceFault) {
            let path = FileManager.default.temporaryDirectory.appending(
                path: "\(UUID().uuidString).pack"
            ).path
            defer { unlink(path) }
            _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
            _ = try EvidenceCheck.run(path)
            return nil
        } catch {
            return error.description
        }
    }

    private func changed(_ kind: String, _ field: Int, _ value: String) async throws -> String? {
        var forger = EvidenceForger(try await EvidenceDesk.shared.value.text)
        let at = try #require(forger.lines.firstIndex { $0[0] == kind && $0.count > field })
        forger.lines[at][field] = value
        return try refusal(forger.text)
    }

    @Test func `what is no pack is said to be none`() throws {
        #expect(try refusal("") == "line 1: the file ends where 'reglament-evidence' should stand")
        #expect(try refusal("PK\u{3}\u{4}\n")?.contains("this is no pack") == true)
        #expect(try refusal("reglament-evidence\t1")?.contains("cut off in this line") == true)
        #expect(
            try refusal("reglament-evidence\t3\n")
                == "line 1: this program reads packs of version 1 and 2")
        #expect(try refusal("reglament-evidence\t1\t2\n")?.contains("has 2 fields, not 1") == true)
    }

    @Test func `what is no file is not read`() throws {
        let folder = FileManager.default.temporaryDirectory.path
        let pipe = folder + "/\(UUID().uuidString).fifo"
        mkfifo(pipe, 0o600)
        defer { unlink(pipe) }
        for path in [folder, pipe, "/dev/zero"] {
            #expect(throws: EvidenceFault("it is no file")) { try EvidenceCheck.run(path) }
        }
        #expect(throws: EvidenceFault("No such file or directory")) {
            try EvidenceCheck.run(folder + "/none/../nothing\u{7}")
        }
    }

    @Test func `a line without an end is not held beyond the longest of a pack`() throws {
        let text = "reglament-evidence\t" + String(repeating: "1", count: 40 << 20)
        #expect(try refusal(text) == "line 1: it is longer than any line of a pack")
    }

    @Test func `a pack that was cut off is told wherever that was`() async throws {
        let text = try await EvidenceDesk.shared.value.text
        let bytes = Array(text.utf8)
        var chance = ForgersChance(3)
        for _ in 0..<40 {
            let cut = String(decoding: bytes.prefix(chance.number(bytes.count)), as: UTF8.self)
            #expect(try refusal(cut) != nil)
        }
        #expect(try refusal(text + "more\n")?.contains("something follows the end") == true)
        let end = try await changed("end", 1, "7")
        #expect(end?.contains("the pack had 7 lines before its end") == true)
    }

    @Test(arguments: [
        ("month", 1, "2026-13-01", "no day"), ("month", 1, "999999-01-01", "no day"),
        ("seal", 1, "../../etc/passwd", "no day"), ("seal", 3, "zz", "64 hexadecimal digits"),
        ("seal", 4, String(repeating: "A", count: 64), "64 hexadecimal digits"),
        ("step", 1, "up", "no step of a path"), ("own", 4, "1e3", "no number"),
        ("share", 4, "99999999999999999999", "no number"), ("share", 4, "-0", "no number"),
        ("event", 3, "9223372036854775807", "no number"), ("event", 5, "", "64 hexadecimal"),
        ("edition", 6, "*", "no Base64"), ("statement", 1, "{}", "no array of texts"),
        ("statement", 1, String(repeating: "[", count: 100_000), "no array of texts"),
        ("statement", 2, "1.5", "no sum"), ("promise", 1, "[1]", "no array of texts"),
        ("stream", 1, "staff", "should stand here"),
    ])
    func `a field that no desk writes is told with its line`(
        kind: String, field: Int, value: String, told: String
    ) async throws {
        let said = try await changed(kind, field, value)
        #expect(said?.hasPrefix("line ") == true && said?.contains(told) == true, "\(said ?? "")")
        #expect((said ?? "").count < 300)
    }

    @Test(arguments: [
        "{\"minutes\":9223372036854775807}", "{\"minutes\":1e300}", "{", "\u{0}\u{1b}[2J",
        String(repeating: "{\"a\":", count: 5000),
    ])
    func `an event that cannot be read ends it, and sums do not overflow`(payload: String)
        async throws
    {
        var forger = EvidenceForger(try await EvidenceDesk.shared.value.text)
        let at = try #require(
            forger.lines.firstIndex { $0.count > 7 && $0[0] == "event" && $0[1] == "logged" })
        forger.lines[at][7] = payload
        let said = try refusal(forger.text)
        #expect(said?.hasPrefix("line \(at + 1): ") == true, "\(said ?? "")")
    }

    @Test func `work of millions of years is not split day by day`() async throws {
        var forger = EvidenceForger(try await EvidenceDesk.shared.value.text)
        let at = try #require(
            forger.lines.firstIndex { $0.count > 7 && $0[0] == "event" && $0[1] == "logged" })
        forger.lines[at][7] = forger.lines[at][7].replacing(
            "\"minutes\":", with: "\"minutes\":99999999")
        #expect(try refusal(forger.text)?.contains("minutes of work") == true)
    }

    @Test func `a regulation that unfolds without end is not unfolded`() async throws {
        var forger = EvidenceForger(try await EvidenceDesk.shared.value.text)
        let at = try #require(
            forger.lines.firstIndex { $0[0] == "edition" && $0[1] == "regulation" })
        let laughs = (1..<12).map { number in
            let before = Array(repeating: "*a\(number - 1)", count: 10).joined(separator: ", ")
            return "a\(number): &a\(number) [\(before)]"
        }
        let text = (["reglament: 1", "a0: &a0 [1]"] + laughs).joined(separator: "\n")
        forger.lines[at][6] = Data(text.utf8).base64EncodedString()
        #expect(try refusal(forger.text)?.hasPrefix("nothing can be computed: ") == true)
    }
}
