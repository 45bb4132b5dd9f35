import Regulations

extension Regulation {
    /// Roles in which somebody has to be on duty at any time (`roster`), while everybody who has them is away, and so
    /// is everybody who stands in.
    ///
    /// - Parameters:
    ///   - holders: role of the desk to the staff who hold it.
    ///   - away: staff who are away at the instant asked about.
    public func unmanned(holders: [String: [String]], away: Set<String>) -> [String] {
        let seeing = Surroundings(holders: holders, away: away)
        return roles.pairs.filter { name, role in
            role.roster && seeing.isAbsent(name) && (role.standsIn.map(seeing.isAbsent) ?? true)
        }.map(\.name)
    }
}
