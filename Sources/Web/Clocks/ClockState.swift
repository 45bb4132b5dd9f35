/// How a clock stands, told by icon, words and colour.
public enum ClockState: String, Sendable, Hashable, CaseIterable {
    case running, warning, breached, paused, met, indicative, unpromised, unregulated, withdrawn

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
        }
    }
}
