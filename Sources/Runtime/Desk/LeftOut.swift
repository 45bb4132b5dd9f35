/// What a desk can be made to leave out, so that tests see whether the scenarios notice: rules that
/// stand in this room and not in the core.
package enum LeftOut: Sendable, CaseIterable {
    /// Another department with an open request of the same subject is not seen.
    case overlaps
    /// Who is away is not known.
    case absences
    /// Roles in a project's team do not count.
    case teams
    /// That a receipt has left admits nothing.
    case receipts
}
