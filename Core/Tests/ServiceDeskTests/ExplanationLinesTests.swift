import Foundation
import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// The lines of an explanation are an argument: who has nothing else comes to the same due moment.
@Suite struct ExplanationLinesTests {
    /// A thousand in every run of the tests, twenty thousand with REGLAMENT_SOAK.
    static let clocks =
        ProcessInfo.processInfo.environment["REGLAMENT_SOAK"] == nil ? 1_000 : 20_000

    @Test func `a second reader finds the due moment from the printed lines alone`() throws {
        var (editions, dues, faults) = ([Int: Edition](), [String: Int](), [String]())
        for seed in 0..<Self.clocks {
            guard let found = try? RandomClock(seed: seed, editions: &editions) else { continue }
            let language = ["ru", "kk", "en"][seed % 3]
            let lines = ExplanationWords(language: language, edition: found.edition).lines(
                of: found.explanation)
            if let fault = fault(of: found, LineReader(lines: lines, language: language)) {
                faults.append(
                    "\(seed) \(found.clock.id.commitment): \(fault)\n\(lines.joined(separator: "\n"))"
                )
            }
            if found.explanation.due != nil { dues[found.clock.id.commitment, default: 0] += 1 }
        }
        #expect(faults.isEmpty, "\(faults.count)\n\(faults.prefix(3).joined(separator: "\n\n"))")
        for name in RandomClock.commitments {
            #expect(dues[name, default: 0] * 40 > Self.clocks, "\(name): \(dues[name, default: 0])")
        }
    }

    /// The local moment of the due instant, that the lines say, and that they lead to are one.
    private func fault(of found: RandomClock, _ reader: LineReader) -> String? {
        let calendar = found.edition.calendar(found.clock.calendar)
        let due = found.explanation.due
        do {
            let printed = try reader.printedDue()
            guard printed == due.map({ moment($0, in: calendar.rule.zone) }) else {
                return "printed \(printed as Any)"
            }
            let isByHours = if case .working? = found.explanation.limit { true } else { false }
            let zone = isByHours ? found.edition.zone : calendar.rule.zone
            try reader.checkSteps(
                of: found.explanation.late.filter { $0.at != nil && $0.step.after != nil }.count)
            let led = try reader.due()
            return led == due.map { moment($0, in: zone) } ? nil : "leads to \(led as Any)"
        } catch {
            return "\(error)"
        }
    }

    private func moment(_ instant: Instant, in zone: ZoneRules) -> LineReader.Moment {
        let end = zone.civil(at: instant)
        guard end.time.minutes == 0, end.second == 0 else {
            return .init(date: end.date, second: end.time.minutes * 60 + end.second)
        }
        return .init(date: end.date.adding(days: -1), second: 86_400)
    }
}
