import Foundation
import Letters

/// The processes of one lane: started when needed, given further letters, replaced after so many or
/// when they end.
final class LetterProcesses: Sendable {
    enum Outcome {
        case answer(LetterAnswer)
        /// It took more time than it was allowed.
        case overTime
        /// The process ended by this signal.
        case ended(signal: Int32)
    }

    private let program: String
    private let lane: LetterReader.Lane
    private let perProcess: Int
    private let idle = IdleProcesses()

    init(program: String, lane: LetterReader.Lane, perProcess: Int) {
        self.program = program
        self.lane = lane
        self.perProcess = perProcess
    }

    /// Has one piece of work done, blocking.
    func exchange(_ work: LetterWork, seconds: Int, isNew: Bool) throws -> Outcome {
        let process =
            try (isNew ? nil : idle.take()) ?? LetterProcess(program: program, lane: lane.rawValue)
        let deadline = WireSocket.now + UInt64(seconds) * 1_000_000_000
        do {
            let answer = try LetterAnswer(wire: try process.exchange(work.wire, until: deadline))
            if process.served < perProcess { idle.give(back: process) } else { process.end() }
            return .answer(answer)
        } catch let broken as WireSocket.Broken {
            return try Self.outcome(of: process.end(isStuck: broken.isLate), isLate: broken.isLate)
        } catch {
            // It speaks another language: whoever runs there now, nothing of it counts.
            _ = process.end(isStuck: true)
            return .ended(signal: SIGKILL)
        }
    }

    private static func outcome(of end: LetterProcess.End, isLate: Bool) throws -> Outcome {
        if isLate { return .overTime }
        switch end {
        case .signal(SIGPROF), .signal(SIGXCPU): return .overTime
        case .signal(let signal): return .ended(signal: signal)
        case .exit(let code):
            throw LetterReader.Unavailable(
                cause: "the program that reads them ended with code \(code)")
        }
    }
}

/// Processes that wait for work; its lock guards them.
private final class IdleProcesses: @unchecked Sendable {
    private let lock = NSLock()
    private var processes: [LetterProcess] = []

    func take() -> LetterProcess? { lock.withLock { processes.popLast() } }
    func give(back process: LetterProcess) { lock.withLock { processes.append(process) } }

    deinit { for process in processes { process.end() } }
}

extension LetterReader {
    static let programName = "letter-reader"

    /// Where the program lies: in the folder of the one that runs.
    static var besideProgram: String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? "reglament"
        return URL(filePath: own).deletingLastPathComponent().appending(path: programName).path
    }
}
