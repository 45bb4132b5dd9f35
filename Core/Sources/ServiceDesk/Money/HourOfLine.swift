import Regulations
import WorkingTime

extension Tariffs {
    /// What an hour at the line's rate costs before factors, in minor units, so that anybody can
    /// multiply; nil: the line is not charged by the hour, or has no number.
    public func hour(of line: WorkLine) throws(EditionError) -> Int64? {
        guard let rate = line.rate, line.fund == nil, line.amount != nil else { return nil }
        let hour = try amount(of: rate, at: line.from, known: line.basis.known)
        return hour.flatMap {
            Prices.amount($0, counted: line.counted) == line.amount ? $0 : nil
        }
    }
}
