/// An ambiguous clause with the reading chosen and its alternatives (language.md §15).
public struct Reading: Sendable, Hashable {
    /// How loud it is that the clause can be read otherwise.
    public enum Severity: String, Sendable, Hashable, CaseIterable { case blocks, warns, hints }

    public var clauses: [String] = []
    public var severity = Severity.warns
    public var question = LocalizedText([:])
    /// nil: undecided.
    public var chosen: String?
    /// What the chosen reading and the alternatives are called in print; a name without a title is
    /// printed as it is.
    public var titles = Section<LocalizedText>()
    /// Name of an alternative to the paths that it changes.
    public var alternatives = Section<Alternative>()

    /// Another way to read the clause.
    public struct Alternative: Sendable, Hashable {
        /// Dotted paths of the values that differ; empty: a choice without another form.
        public var paths: [String]
    }
}
