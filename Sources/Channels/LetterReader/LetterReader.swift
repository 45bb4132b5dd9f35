import Letters

/// Has letters read by `letter-reader`, in processes that have little and are ended when they take
/// too much (docs/decisions/0006). The desk itself never runs a foreign parser.
public final class LetterReader: Sendable {
    /// What one letter may cost.
    public struct Limits: Sendable {
        /// Processor time in each lane, milliseconds: an ordinary letter needs a tenth of the
        /// first.
        public var milliseconds: [Lane: Int] = [.quick: 30, .fast: 250, .slow: 2_000]
        /// Seconds that an answer may take in all, waiting for a processor included.
        public var seconds = 60
        /// Letters read by one process before another takes its place.
        public var perProcess = 500

        public init() {}
    }

    /// Where letters wait: who takes a lane's time goes on in the next one, and so holds up only
    /// its like.
    public enum Lane: String, Sendable, CaseIterable {
        case quick, fast, slow

        var next: Lane? {
            switch self {
            case .quick: .fast
            case .fast: .slow
            case .slow: nil
            }
        }
    }

    /// The letter took its lane's time: have it read from the next one on.
    public struct TooSlow: Error, Sendable {}

    /// It is not the letter's fault: nothing can be read now, try again later.
    public struct Unavailable: Error, Sendable, CustomStringConvertible {
        public var cause: String
        public var description: String {
            "letters cannot be read: \(cause); 'letter-reader' must lie beside the program and be executable"
        }
    }

    /// Larger letters need not be tried in the first lane.
    static let quickBytes = 3 << 20

    /// Times that a letter may end the program; then it is kept raw.
    static let deathsMax = 2

    private let limits: Limits
    private let lanes: [Lane: (processes: LetterProcesses, threads: BlockingThreads)]

    /// - Parameters:
    ///   - program: path of `letter-reader`; nil: beside the running program.
    ///   - places: letters read at once in the first lane; the others have one place each.
    public init(
        program: String? = nil, places: Int = 2, waiting: Int = 256, limits: Limits = Limits()
    ) {
        let program = program ?? Self.besideProgram
        self.limits = limits
        lanes = Dictionary(
            uniqueKeysWithValues: Lane.allCases.map { lane in
                let processes = LetterProcesses(
                    program: program, lane: lane, perProcess: limits.perProcess)
                let count = lane == .quick ? places : 1
                return (
                    lane,
                    (
                        processes,
                        BlockingThreads(name: "letters-\(lane)", count: count, waiting: waiting)
                    )
                )
            })
    }

    /// Reads a letter, from one lane to the next as long as it is not done.
    ///
    /// - Throws: `MIMEError` when it cannot be read; `Unavailable` or `BlockingThreads.Busy` when
    ///   nothing can be.
    public func letter(_ bytes: [UInt8], from first: Lane = .quick) async throws -> InboundLetter {
        var lane = first
        while true {
            do {
                return try await letter(bytes, in: lane)
            } catch let slow as TooSlow {
                guard let next = lane.next else { throw slow }
                lane = next
            }
        }
    }

    /// Reads a letter in one lane.
    ///
    /// - Throws: as `letter`, and `TooSlow` in any lane but the last.
    public func letter(_ bytes: [UInt8], in lane: Lane) async throws -> InboundLetter {
        if lane == .quick, bytes.count > Self.quickBytes { throw TooSlow() }
        // The length is known without looking inside, and the line to the reader has an end.
        guard bytes.count <= LetterLimits.bytes else {
            throw MIMEError(.tooLarge(bytes: bytes.count), readable: try? await header(bytes))
        }
        switch try await answer(.letter, bytes, in: lane) {
        case .letter(let message): return message
        case .unreadable(let error):
            guard error.readable == nil, error.cause.isReaders else { throw error }
            throw MIMEError(error.cause, readable: try? await header(bytes))
        case .header, .form: throw Unavailable(cause: "the answer was for another question")
        }
    }

    /// Reads the body of a form of the content type `multipart/form-data; boundary=…`.
    ///
    /// - Throws: as `letter`.
    public func form(_ body: [UInt8], contentType: String) async throws -> MultipartForm {
        switch try await answer(.form, body, contentType: contentType, in: .slow) {
        case .form(let form): return form
        case .unreadable(let error): throw error
        case .header, .letter: throw Unavailable(cause: "the answer was for another question")
        }
    }

    /// What can be shown of a letter that cannot be read as a whole.
    private func header(_ bytes: [UInt8]) async throws -> InboundLetter? {
        let head = Array(bytes.prefix(LetterLimits.headerBytes))
        switch try await answer(.header, head, in: .fast) {
        case .header(let message): return message
        case .letter, .form, .unreadable: return nil
        }
    }

    private func answer(
        _ task: LetterWork.Task, _ bytes: [UInt8], contentType: String = "", in lane: Lane
    ) async throws -> LetterAnswer {
        guard let (processes, threads) = lanes[lane], let milliseconds = limits.milliseconds[lane]
        else {
            throw Unavailable(cause: "there is no lane '\(lane)'")
        }
        let work = LetterWork(task, bytes, contentType: contentType, milliseconds: milliseconds)
        let seconds = limits.seconds
        let result = try await threads.run { () -> Result<LetterAnswer, any Error> in
            Result { try Self.answer(work, processes, lane, seconds: seconds) }
        }
        return try result.get()
    }

    private static func answer(
        _ work: LetterWork, _ processes: LetterProcesses, _ lane: Lane, seconds: Int
    ) throws -> LetterAnswer {
        var signal: Int32 = 0
        for attempt in 0..<deathsMax {
            // What ended a process that had read others before may be theirs: the last word has a
            // new one.
            switch try processes.exchange(work, seconds: seconds, isNew: attempt > 0) {
            case .answer(let answer): return answer
            case .overTime where lane.next != nil && work.task == .letter: throw TooSlow()
            case .overTime: return .unreadable(MIMEError(.tooCostly))
            case .ended(let by): signal = by
            }
        }
        return .unreadable(MIMEError(.endedReader(signal: signal)))
    }
}

extension MIMEError.Cause {
    /// Found out by what became of the reader, which could say nothing more itself.
    fileprivate var isReaders: Bool {
        switch self {
        case .tooCostly, .endedReader: true
        case .empty, .tooLarge, .noHeaders, .tooManyHeaders, .headersTooLarge, .tooDeep,
            .tooManyParts, .unparsable:
            false
        }
    }
}
