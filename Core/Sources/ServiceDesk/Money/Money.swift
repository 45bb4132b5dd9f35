/// Exact parts of sums in minor units.
enum Money {
    /// `whole` × `part` / `all`, a half rounded up; what is beyond 64 bits is held at their bounds.
    static func share(of whole: Int64, _ part: Int64, of all: Int64) -> Int64 {
        quotient(Int128(whole) * Int128(part) * 2 + Int128(all), Int128(all) * 2)
    }

    /// `whole` × `part` / `all`, rounded down.
    static func floor(of whole: Int64, _ part: Int64, of all: Int64) -> Int64 {
        quotient(Int128(whole) * Int128(part), Int128(all))
    }

    private static func quotient(_ dividend: Int128, _ divisor: Int128) -> Int64 {
        let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        return Int64(clamping: quotient - (rest < 0 ? 1 : 0))
    }
}
