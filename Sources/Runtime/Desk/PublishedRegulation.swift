import Regulations

/// What has come of a regulation that was handed in.
public struct PublishedRegulation: Sendable {
    public var regulation: Regulation
    /// The version that the desk had last; nil: none.
    public var before: Regulation?
    /// It was published before, in the same meaning.
    public var isSame: Bool
    /// Nothing was written.
    public var isPreview: Bool
    /// Parts that are not executed yet.
    public var deferred: [Finding]

    /// What differs from the version before.
    public var changes: [RegulationChange] {
        isSame ? [] : before.map { RegulationChange.between($0, regulation) } ?? []
    }

    /// Lines for who publishes, in English as all commands speak.
    var lines: [String] {
        let differences =
            before.map { before in
                changes.map { "  " + $0.line(from: before, to: regulation, in: "en") }
            } ?? []
        let head = differences.isEmpty ? [] : ["What differs from \(before.map(\.label) ?? ""):"]
        return deferred.map(\.description) + head + differences + [verdict]
    }

    private var verdict: String {
        if isSame {
            return "\(regulation.label) is published already and says the same: nothing has changed"
        }
        let open =
            before.map {
                "; tickets that are there keep \($0.label), none of their deadlines moves"
            } ?? ""
        guard isPreview else {
            return "\(regulation.label) is published, in force from \(regulation.inForce)\(open)"
        }
        return
            "\(regulation.label) would be in force from \(regulation.inForce)\(open); nothing is published"
    }
}

extension Regulation {
    fileprivate var label: String { "\(id) \(version)" }
}
