import Regulations

extension Regulation {
    /// Who is told what a role is told: those who hold it, and while they are all away those of the
    /// role that stands in as well.
    ///
    /// - Parameters:
    ///   - holders: role to the staff who hold it for the project or the desk.
    ///   - away: staff who are away now.
    public func called(for role: String, holders: [String: [String]], away: Set<String>) -> [String]
    {
        let seeing = Seen(holders: holders, away: away)
        let instead =
            seeing.isAbsent(role) ? roles[role]?.standsIn.map { seeing.present([$0]) } ?? [] : []
        return (holders[role] ?? []) + instead
    }

    /// Roles whose holders are all away, or that nobody holds, while who has one of `roles` stands
    /// in for them.
    public func standingIn(with roles: [String], holders: [String: [String]], away: Set<String>)
        -> [String]
    {
        let seeing = Seen(holders: holders, away: away)
        return self.roles.pairs.filter { name, role in
            !roles.contains(name) && (role.standsIn.map(roles.contains) ?? false)
                && seeing.isAbsent(name)
        }.map(\.name)
    }

    /// Roles in which somebody has to be on duty at any time (`roster`), while everybody who has
    /// them is away, and so is everybody who stands in.
    ///
    /// - Parameters:
    ///   - holders: role of the desk to the staff who hold it.
    ///   - away: staff who are away at the instant asked about.
    public func unmanned(holders: [String: [String]], away: Set<String>) -> [String] {
        let seeing = Seen(holders: holders, away: away)
        return roles.pairs.filter { name, role in
            role.roster && seeing.isAbsent(name) && (role.standsIn.map(seeing.isAbsent) ?? true)
        }.map(\.name)
    }
}
