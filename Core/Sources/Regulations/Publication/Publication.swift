/// What a file that is handed in for publication is beside the versions published already
/// (language.md §16).
public enum Publication: Sendable, Hashable {
    case new
    /// The published version of this label, in the same meaning: nothing happens.
    case same
    case refused(Finding)
}

extension RegulationSource {
    /// A published version never changes (V103), the desk goes on with its own regulation (V104),
    /// and nothing begins before what is published already (V101).
    ///
    /// - Parameters:
    ///   - published: versions of this desk, the latest in force first.
    ///   - replaced: id of the desk's regulation which this one takes the place of, where its name
    ///     changes.
    public func publication(
        of regulation: Regulation, after published: [Regulation], insteadOf replaced: String? = nil
    ) -> Publication {
        guard let newest = published.first else { return .new }
        let label = published.filter { $0.id == regulation.id && $0.version == regulation.version }
        if label.contains(regulation) { return .same }
        if let other = label.first { return .refused(anotherMeaning(regulation, than: other)) }
        if newest.id != regulation.id, replaced != newest.id {
            return .refused(
                Finding(
                    .V104, at: place(["id"]),
                    "the desk works by '\(newest.id)', the file is '\(regulation.id)': name another desk, or, if the"
                        + " regulation is called otherwise now, publish with --instead-of \(newest.id)"
                ))
        }
        guard regulation.inForce >= newest.inForce else {
            return .refused(
                Finding(
                    .V101, at: place(["in_force"]),
                    "it would be in force from \(regulation.inForce), before \(newest.id) \(newest.version), which is"
                        + " from \(newest.inForce): begin no earlier"))
        }
        return .new
    }

    /// Lines of the difference that a refusal shows.
    private static let shownMax = 20

    private func anotherMeaning(_ regulation: Regulation, than published: Regulation) -> Finding {
        let changes = RegulationChange.between(published, regulation)
        let lines = changes.prefix(Self.shownMax).map {
            "\n  " + $0.line(from: published, to: regulation, in: "en")
        }
        let more =
            changes.count > Self.shownMax ? "\n  … and \(changes.count - Self.shownMax) more" : ""
        return Finding(
            .V103, at: place(["version"]),
            "\(published.id) \(published.version) is published and says otherwise; give the new one a version of its"
                + " own:" + lines.joined() + more)
    }
}
