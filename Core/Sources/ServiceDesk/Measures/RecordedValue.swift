import Regulations
import WorkingTime

/// A number that was recorded about a project, or a client, with where it is from.
public struct RecordedValue: Sendable, Hashable {
    /// Project or client that it is about.
    public var subject: String
    public var field: String
    /// In the unit of whoever measures it; of money, in the currency.
    public var number: Double
    public var at: Instant
    /// Option of the field that says where a number is from; nil: nobody said.
    public var source: String?

    public init(
        subject: String, field: String, number: Double, at: Instant, source: String? = nil
    ) {
        self.subject = subject
        self.field = field
        self.number = number
        self.at = at
        self.source = source
    }
}

/// A figure of recorded numbers: of one subject, in a period.
public struct RecordedFigure: Sendable, Hashable {
    /// What the figure may be relied on for.
    public enum Standing: Sendable, Hashable {
        case sourced
        /// A number or a source is missing: it is a guess, whatever it comes to.
        case hypothesis
        /// A source is missing, and the regulation takes no figure without.
        case refused
    }

    public var subject: String
    /// In the measure's unit; nil: a number is missing, or would have to be divided by nothing.
    public var value: Double?
    public var standing: Standing
    /// Fields without a number in the period.
    public var missing: [String]
    /// The numbers behind it, in the order of the measure.
    public var values: [RecordedValue]
}

extension Measure {
    /// Figures of `value`, `ratio` and `gain`, one for each subject; of a field the last number of
    /// the period counts, as a correction.
    ///
    /// - Parameters:
    ///   - period: the end is exclusive.
    ///   - subjects: those that are to have a figure, in this order.
    public func figures(
        over values: [RecordedValue], in period: Range<Instant>, of subjects: [String]
    ) -> [RecordedFigure] {
        var last: [String: [String: RecordedValue]] = [:]
        for value in values where period.contains(value.at) {
            let known = last[value.subject]?[value.field]
            if let known, known.at > value.at { continue }
            last[value.subject, default: [:]][value.field] = value
        }
        return subjects.map { figure(of: $0, over: last[$0] ?? [:]) }
    }

    private func figure(of subject: String, over last: [String: RecordedValue]) -> RecordedFigure {
        let fields = of + [to].compactMap(\.self)
        let values = fields.compactMap { last[$0] }
        let missing = fields.filter { last[$0] == nil }
        let isSourced = sources.isEmpty || values.allSatisfy { $0.source != nil }
        let standing: RecordedFigure.Standing =
            isSourced && missing.isEmpty
            ? .sourced : !isSourced && unsourced == "refused" ? .refused : .hypothesis
        let isCounted = missing.isEmpty && standing != .refused
        return RecordedFigure(
            subject: subject, value: isCounted ? number(last) : nil, standing: standing,
            missing: missing, values: values)
    }

    private func number(_ last: [String: RecordedValue]) -> Double? {
        let sum = of.reduce(0) { $0 + (last[$1]?.number ?? 0) }
        let base = to.flatMap { last[$0]?.number }
        let whole: Double = unit == .percent ? 100 : 1
        switch formula {
        case .value: return sum
        case .ratio: return base.flatMap { $0 == 0 ? nil : sum / $0 * whole }
        case .gain: return base.flatMap { $0 == 0 ? nil : (sum - $0) / $0 * whole }
        case .kept, .average, .share, .mean, .longest, .worst: return nil
        }
    }
}
