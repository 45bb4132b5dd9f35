/// Where things stand on the ribbon, in units of its viewBox. Weekends and holidays are narrow,
/// working days share the rest.
struct RibbonLayout {
    static let width = 384.0
    private static let gap = 2.0
    private static let weekendWidth = 17.0
    private static let holidayWidth = 34.0
    private static let workingWidthMin = 14.0
    /// Minutes shown before the earliest and after the latest window.
    private static let margin = 60

    private(set) var columns: [(x: Double, width: Double)] = []
    /// Minutes of the day at the two edges of a column.
    let scale: Range<Int>

    init(_ days: [Ribbon.Day]) {
        let windows = days.flatMap { $0.windows + $0.spent + $0.pauses + $0.ahead }
        let first = (windows.map(\.lowerBound).min() ?? 9 * 60) - Self.margin
        let last = (windows.map(\.upperBound).max() ?? 18 * 60) + Self.margin
        scale = max(0, first)..<min(24 * 60, last)
        let narrow = days.map(Self.narrowWidth)
        let taken =
            narrow.compactMap { $0 }.reduce(0, +) + Self.gap * Double(max(0, days.count - 1))
        let wide = max(1, narrow.filter { $0 == nil }.count)
        let share = max(Self.workingWidthMin, (Self.width - taken) / Double(wide))
        var x = 0.0
        for width in narrow {
            columns.append((x, width ?? share))
            x += (width ?? share) + Self.gap
        }
    }

    private static func narrowWidth(_ day: Ribbon.Day) -> Double? {
        switch day.kind {
        case .working: nil
        case .weekend: day.windows.isEmpty ? weekendWidth : nil
        case .holiday, .merged: day.windows.isEmpty ? holidayWidth : nil
        }
    }

    func x(_ minute: Int, in column: Int) -> Double {
        let (x, width) = columns[column]
        let inside = min(max(minute, scale.lowerBound), scale.upperBound) - scale.lowerBound
        return x + width * Double(inside) / Double(scale.count)
    }

    func middle(of column: Int) -> Double { columns[column].x + columns[column].width / 2 }
}
