/// What follows when a due instant has passed (language.md §8): at it, or so long after it as the
/// clock still runs.
public struct LateStep: Sendable, Hashable {
    /// Counted from the due instant, in the hours of the commitment; nil: at that instant itself.
    public var after: Limit?
    public var effects: Effects
}

extension Commitment {
    /// What follows at the due instant itself.
    public var effectsAtDue: [Effects] { ifMissed.filter { $0.after == nil }.map(\.effects) }
}
