import Foundation
import Testing

@testable import Regulations

struct MutationTests {
    /// The short form; REGLAMENT_SOAK sets another number.
    static let rounds =
        ProcessInfo.processInfo.environment["REGLAMENT_SOAK"].flatMap { Int($0) } ?? 25

    @Test(arguments: 0..<6)
    func `a mutated regulation never crashes or hangs, and each finding has a place`(seed: Int) {
        var random = SplitMix(state: UInt64(seed) &* 7919 &+ 17)
        let original = Array(Drafts.text("echo").unicodeScalars)
        let clock = ContinuousClock()
        for _ in 0..<Self.rounds {
            let text = Self.mutate(original, &random)
            let lines = text.reduce(1) { $0 + ($1 == "\n" ? 1 : 0) }
            var checked: Checked?
            let time = clock.measure { checked = Drafts.read(text) }

            // A guard against hanging, far from what any machine needs.
            #expect(time < .seconds(120))
            for finding in checked?.findings ?? [] {
                #expect(
                    finding.place.file == "echo.yaml"
                        && (1...lines + 1).contains(finding.place.line)
                        && finding.place.column >= 1)
                #expect(!finding.message.isEmpty)
            }
        }
    }

    @Test func `a mutated scenario never crashes, and each finding has a place`() throws {
        var random = SplitMix(state: 4711)
        let file = Drafts.root.appending(
            path: "echo/scenarios/refused-for-want-of-information.yaml")
        let original = Array(try String(contentsOf: file, encoding: .utf8).unicodeScalars)
        for _ in 0..<Self.rounds * 4 {
            let text = Self.mutate(original, &random)
            let read = ScenarioFile.read(
                text: text, file: "s.yaml", regulation: Drafts.checked("echo"))
            let lines = text.reduce(1) { $0 + ($1 == "\n" ? 1 : 0) }
            for finding in read.findings { #expect((1...lines + 1).contains(finding.place.line)) }
            #expect((read.scenario == nil) == read.findings.contains { $0.severity == .blocks })
        }
    }

    private static let pieces = [
        "{", "}", "[", "]", ": ", "- ", "\n", "  ", "&a ", "*a", "!!int ", "\"", "'", "null", "%",
        "#", "\t", "~",
        "99999999999", "<<: ",
    ]

    /// One to six cuts, copies and insertions.
    private static func mutate(_ original: [Unicode.Scalar], _ random: inout SplitMix) -> String {
        var text = original
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let at = Int.random(in: 0..<text.count, using: &random)
            let end = min(text.count, at + Int.random(in: 1...60, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: text.removeSubrange(at..<end)
            case 1:
                text.insert(
                    contentsOf: text[at..<end], at: Int.random(in: 0..<text.count, using: &random))
            case 2:
                text.insert(
                    contentsOf: pieces.randomElement(using: &random)!.unicodeScalars, at: at)
            default: text.swapAt(at, end - 1)
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text)
        return String(view)
    }
}

/// A repeatable source of chance.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
