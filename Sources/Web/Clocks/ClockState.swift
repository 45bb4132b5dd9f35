/// How a clock stands, told by icon, words and colour.
public enum ClockState: String, Sendable, Hashable, CaseIterable {
    case running, warning, breached, paused, met, indicative, unpromised, unregulated, withdrawn,
        beyond, hidden

    var icon: Icon {
        switch self {
        case .running: .running
        case .warning: .warning
        case .breached: .breached
        case .paused: .paused
        case .met: .met
        case .indicative: .indicative
        case .unpromised: .unpromised
        case .unregulated: .unregulated
        case .withdrawn: .scale
        case .beyond: .warning
        case .hidden: .unregulated
        }
    }

    var word: Word {
        switch self {
        case .running: .running
        case .warning: .warning
        case .breached: .breached
        case .paused: .paused
        case .met: .met
        case .indicative: .indicative
        case .unpromised: .unpromised
        case .unregulated: .unregulated
        case .withdrawn: .breachWithdrawn
        case .beyond: .beyondCalendar
        case .hidden: .dateHidden
        }
    }
}
