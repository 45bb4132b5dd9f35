import Foundation
import Letters
import Testing

@testable import Channels
@testable import LetterParsing

/// The program that reads letters, as a desk uses it: found beside the tests as beside the program.
@Suite struct LetterReaderTests {
    private func letter(_ headers: String..., text: String = "words") -> [UInt8] {
        Array(
            (["From: anna@alfa.example"] + headers + ["", text, ""]).joined(separator: "\r\n").utf8)
    }

    /// A program that does what `script` says in place of the reader.
    private func reader(_ script: String, _ limits: LetterReader.Limits = .init()) throws
        -> LetterReader
    {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "reader-\(UUID().uuidString)"
        ).path
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return LetterReader(program: path, limits: limits)
    }

    @Test func `letters are read in the other process as in this one`() async throws {
        let reader = LetterReader()
        for name in LetterFiles.names {
            let bytes = try LetterFiles.bytes(name)
            do {
                let here = try MIMECodec.parse(bytes)
                #expect(try await reader.letter(bytes) == here)
            } catch let error as MIMEError {
                await #expect(throws: error) { try await reader.letter(bytes) }
            }
        }
    }

    @Test func `forms are read in the other process`() async throws {
        let body =
            "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nword\r\n--x\r\n"
            + "Content-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nbytes\r\n--x--\r\n"
        let form = try await LetterReader().form(
            Array(body.utf8), contentType: "multipart/form-data; boundary=x")
        #expect(form.fields == ["text": "word"])
        #expect(form.files.map(\.name) == ["a.txt"] && form.files[0].bytes == Array("bytes".utf8))
        await #expect(throws: MIMEError.self) {
            try await LetterReader().form([1, 2], contentType: "text/plain")
        }
    }

    @Test func `a letter that takes too much time is told so in each lane and at last kept raw`()
        async throws
    {
        var limits = LetterReader.Limits()
        limits.milliseconds = [.quick: 1, .fast: 1, .slow: 1]
        let reader = LetterReader(limits: limits)
        let page = String(repeating: "<b>х</b> ", count: 200_000)
        let heavy = letter("Content-Type: text/html; charset=utf-8", "Subject: heavy", text: page)
        await #expect(throws: LetterReader.TooSlow.self) {
            try await reader.letter(heavy, in: .quick)
        }
        do {
            _ = try await reader.letter(heavy)
            Issue.record("it was read")
        } catch let error as MIMEError {
            #expect(error.cause == .tooCostly)
            #expect(error.readable == nil || error.readable?.subject == "heavy")
        }
        // Others are read before and after.
        #expect(try await LetterReader().letter(letter("Subject: light")).subject == "light")
    }

    @Test func `a letter that ends the reader twice is kept raw and others are read on`()
        async throws
    {
        let reader = try reader("kill -SEGV $$")
        do {
            _ = try await reader.letter(letter("Subject: end"))
            Issue.record("it was read")
        } catch let error as MIMEError {
            #expect(error.cause == .endedReader(signal: 11))
        }
    }

    @Test func `a reader that never answers is ended`() async throws {
        var limits = LetterReader.Limits()
        limits.seconds = 1
        let reader = try reader("exec sleep 100", limits)
        await #expect(throws: MIMEError(.tooCostly)) {
            try await reader.letter(letter("Subject: wait"), in: .slow)
        }
    }

    @Test func `a reader that answers nonsense or endless lengths is not believed`() async throws {
        for nonsense in [
            "\\377\\377\\377\\377\\377\\377\\377\\177", "\\004\\0\\0\\0\\0\\0\\0\\0oops",
        ] {
            let reader = try reader("head -c 30 >/dev/null; printf '\(nonsense)' >&0; sleep 1")
            await #expect(throws: (any Error).self) {
                try await reader.letter(letter("Subject: x"))
            }
        }
    }

    @Test func `without the program no letter is blamed`() async throws {
        let reader = LetterReader(program: "/nonexistent/letter-reader")
        await #expect(throws: LetterReader.Unavailable.self) {
            try await reader.letter(letter("Subject: x"))
        }
        let refusing = try self.reader("exit 127")
        await #expect(throws: LetterReader.Unavailable.self) {
            try await refusing.letter(letter("Subject: x"))
        }
    }

    @Test
    func `a reader is replaced after so many letters, and one that died while idle is not missed`()
        async throws
    {
        var limits = LetterReader.Limits()
        limits.perProcess = 2
        let reader = LetterReader(places: 1, limits: limits)
        for number in 0..<7 {
            #expect(try await reader.letter(letter("Subject: \(number)")).subject == "\(number)")
        }
    }

    @Test func `heavy letters end within their time or are kept, and light ones pass them`()
        async throws
    {
        let reader = LetterReader()
        let heaps = [
            String(repeating: "> a\n", count: 15 << 18),
            "e" + String(repeating: "\u{301}", count: 7 << 20),
            String(repeating: "\u{200D}", count: 5 << 20), String(repeating: "(\n", count: 7 << 20),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for heap in heaps {
                let bytes = letter(
                    "Content-Type: text/plain; charset=utf-8; format=flowed", text: heap)
                group.addTask {
                    guard let message = try? await reader.letter(bytes) else { return }
                    #expect(message.text.utf8.count <= LetterLimits.textBytes)
                }
            }
            for number in 0..<20 {
                #expect(
                    try await reader.letter(letter("Subject: \(number)")).subject == "\(number)")
            }
            try await group.waitForAll()
        }
    }

    @Test func `the reader has no files, no environment and little memory`() async throws {
        let answer = FileManager.default.temporaryDirectory.appending(
            path: "seen-\(UUID().uuidString)"
        ).path
        let reader = try reader(
            "ls /proc/$$/fd | wc -l >\(answer); env | grep -vc '^PWD=\\|^_=\\|^SHLVL=' >>\(answer)")
        _ = try? await reader.letter(letter("Subject: x"))
        let lines = try String(contentsOfFile: answer, encoding: .utf8).split(separator: "\n")
            .compactMap { Int($0) }
        // Standard input, output and error, the script, and the shell's own pipe; the tests hold
        // many more.
        #expect(lines.count == 2 && lines[0] < 10 && lines[1] == 0, "\(lines)")
    }
}
