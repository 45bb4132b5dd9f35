extension Transaction {
    /// Desks that one database is asked for.
    static let desksMax = 100

    static let nextDesk = "SELECT MIN(desk) FROM stream WHERE desk > $1"

    /// Names of the desks that have a history, in order. Each is one step along the index, however
    /// long its history.
    func desks() throws(StoreError) -> [String] {
        var found: [String] = []
        while found.count < Self.desksMax,
            let next = try query(Self.nextDesk, [.text(found.last ?? "")]).first?.optionalText(0)
        {
            found.append(next)
        }
        return found
    }
}
