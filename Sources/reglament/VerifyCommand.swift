import ArgumentParser
import Channels
import Foundation
import Letters
import Runtime
import Store
import WorkingTime

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Prove that the history is whole: streams, contents, editions, audit, seals, database.",
        discussion: """
            What is wrong is named with its stream and day. Whoever can write to the database can write all of it \
            anew, so that it agrees with itself: only a seal that stands elsewhere tells. The server's own --seal-file \
            and --seal-key are held against it without being named. Exit codes: 0 whole, 1 not, 2 a file cannot be \
            used, 69 no server runs on the data folder.
            """)

    @OptionGroup var options: ControlOptions

    @Option(help: "Only what came after the seal of this day, such as 2026-11-02.")
    var since: String?

    @Option(
        help:
            "File of seals, or letter with one (.eml), to compare with; may be given several times."
    )
    var anchor: [String] = []

    @Option(help: "Public key that the seals must be signed with, 64 hexadecimal digits.")
    var publicKey: String?

    func validate() throws {
        if let since, CivilDate(since) == nil {
            throw ValidationError("--since '\(since)' is no day; write it as 2026-11-02.")
        }
        if let publicKey, Hexadecimal.bytes(publicKey)?.count != 32 {
            throw ValidationError(
                "--public-key: write the 64 hexadecimal digits that 'reglament serve' prints.")
        }
    }

    func run() async throws {
        var anchors: [SealAnchor] = []
        for file in anchor { anchors += try await Self.anchors(in: file) }
        let scope = Verification.Scope(
            since: since, anchors: anchors, publicKey: publicKey.flatMap(Hexadecimal.bytes))
        try options.ask(.verify(scope: scope))
    }

    private static func anchors(in file: String) async throws -> [SealAnchor] {
        let bytes = try ControlOptions.contents(of: file)
        let letter =
            file.hasSuffix(".eml") ? try? await LetterReader().letter([UInt8](bytes)).text : nil
        let found = SealAnchor.all(in: letter ?? String(decoding: bytes, as: UTF8.self))
        guard found.isEmpty else { return found }
        throw Stop("\(file): there is no seal in it")
    }
}
