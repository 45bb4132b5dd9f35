import Regulations

/// What a ticket is; when it falls due is told by its clocks.
extension TicketState {
    var word: Word {
        switch self {
        case .received: .stateReceived
        case .held: .stateHeld
        case .admitted: .stateAdmitted
        case .inProgress: .stateInProgress
        case .waitingClient: .stateWaitingClient
        case .waitingThirdParty: .stateWaitingThirdParty
        case .waitingApproval: .stateWaitingApproval
        case .handedOver: .stateHandedOver
        case .postponed: .statePostponed
        case .done: .stateDone
        case .signedOff: .stateSignedOff
        case .closed: .stateClosed
        case .refused: .stateRefused
        case .notAdmitted: .stateNotAdmitted
        }
    }

    /// Colour of its badge; nil: none.
    var colour: ClockState? {
        switch self {
        case .received, .admitted, .closed: nil
        case .inProgress, .handedOver: .running
        case .waitingClient, .waitingApproval, .postponed: .paused
        case .waitingThirdParty: .unpromised
        case .held: .warning
        case .refused, .notAdmitted: .breached
        case .done, .signedOff: .met
        }
    }

    func badge(_ words: Words) -> HTML {
        guard let colour else { return #"<span class="badge">\#(words[word])</span>"# }
        return #"<span class="badge" data-state="\#(colour.rawValue)">\#(words[word])</span>"#
    }
}

/// A priority of the regulation, drawn as bars from last to first.
public struct PriorityModel: Sendable, Hashable {
    public static let barsMax = 5

    public var name: String
    /// 1 … `barsMax`.
    public var bars: Int
    /// Taken before all others; the only one that is coloured.
    public var isFirst: Bool

    public init(name: String, bars: Int, isFirst: Bool) {
        self.name = name
        self.bars = min(max(1, bars), Self.barsMax)
        self.isFirst = isFirst
    }

    var view: HTML {
        """
        <span class="priority\(if: isFirst, " top")"><svg viewBox="0 0 14 12" aria-hidden="true">\
        \(Self.drawings[bars - 1])</svg><span class="priority-name">\(name)</span></span>
        """
    }

    private static let drawings: [HTML] = (1...barsMax).map { filled in
        HTML(
            (0..<barsMax).map { bar in
                """
                <rect\(if: bar < filled, #" class="on""#) x="\(bar * 3)" y="\(8 - bar * 2)" width="2" \
                height="\(4 + bar * 2)"/>
                """
            })
    }
}
