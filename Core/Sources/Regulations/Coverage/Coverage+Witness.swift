extension Coverage {
    /// That an item carries out a clause: the scenario passes as the regulation is written, and
    /// fails by what the desk does where one value of the item is another.
    public struct Witness: Sendable, Hashable {
        public var clause: String
        /// As in `Row.by`.
        public var item: String
        /// File of the scenario.
        public var scenario: String
        /// Where the value stands.
        public var place: String
        /// In its stead; empty: it is taken out.
        public var value: String
        /// By which the desk was met in the steps that failed.
        public var doors: [Door]

        public init(
            clause: String, item: String, scenario: String, place: String, value: String,
            doors: [Door]
        ) {
            (self.clause, self.item, self.scenario) = (clause, item, scenario)
            (self.place, self.value, self.doors) = (place, value, doors)
        }
    }

    /// Where a step meets the desk.
    public enum Door: String, Sendable, Hashable, CaseIterable {
        /// A letter came in.
        case mail
        /// The portal, a form of a site, or a program.
        case form
        /// A call, a messenger, a meeting: the staff writes it down.
        case call
        /// An act of the staff, of the client.
        case staff, client
        /// Roles are given and taken.
        case people
        /// An agreement is concluded or found against the regulation.
        case agreement
        /// Time goes by, or somebody only looks.
        case clock
        /// A letter that left.
        case letter
    }

    /// The file beside a regulation that keeps its witnesses, so that they are looked up and need
    /// not be searched.
    public static let witnessFile = "coverage.tsv"

    /// One line for each, in the order of the table.
    public var witnessLines: String {
        let head =
            "# clause, item, scenario, changed place, value in its stead, doors; by bin/coverage\n"
        return rows.flatMap(\.witnesses).reduce(into: head) { lines, one in
            let doors = one.doors.map(\.rawValue).joined(separator: ",")
            let cells = [one.clause, one.item, one.scenario, one.place, one.value, doors]
            lines += cells.joined(separator: "\t") + "\n"
        }
    }

    /// Lines that are none are left out: a witness that is not read shows nothing.
    public static func witnesses(lines: String) -> [Witness] {
        lines.split(whereSeparator: \.isNewline).compactMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init)
            guard cells.count == 6, !line.hasPrefix("#") else { return nil }
            return Witness(
                clause: cells[0], item: cells[1], scenario: cells[2], place: cells[3],
                value: cells[4],
                doors: cells[5].split(separator: ",").compactMap { Door(rawValue: String($0)) })
        }
    }
}
