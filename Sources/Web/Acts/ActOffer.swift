import ServiceDesk
import WorkingTime

/// An act that the person may try on a ticket, with what it asks for and what it does to the
/// promises.
public struct ActOffer: Sendable {
    /// What was wrong in the last attempt.
    public struct Fault: Sendable, Hashable {
        /// The ask that it is about; nil: the form as a whole.
        public var ask: String?
        public var text: String
        /// false: it says all there is to say about the form's inputs.
        var judgesInputs = true

        public init(_ ask: String? = nil, _ text: String) { (self.ask, self.text) = (ask, text) }
    }

    public enum Effect: Sendable, Hashable {
        case stops([String])
        case pauses([String])
        case cancels([String])
    }

    public var act: Act
    public var effects: [Effect]
    /// Another ticket comes first: taking this one needs a reason, which only the head may give.
    public var comesAfter: (number: Int, clause: ClauseLink?)?
    public var mayOverride: Bool
    public var fault: Fault?
    /// What the form asks for, in its order.
    public var inputs: [ActInput]

    public init(
        _ act: Act, inputs: [ActInput] = [], effects: [Effect] = [],
        comesAfter: (number: Int, clause: ClauseLink?)? = nil, mayOverride: Bool = false,
        fault: Fault? = nil
    ) {
        self.act = act
        self.inputs = inputs
        self.effects = effects
        self.comesAfter = comesAfter
        self.mayOverride = mayOverride
        self.fault = fault
    }

    var isBlocked: Bool { comesAfter != nil && !mayOverride }
}
