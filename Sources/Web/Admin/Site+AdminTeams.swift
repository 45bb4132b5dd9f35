import Hummingbird
import Runtime
import ServiceDesk

/// The projects whose team a member of staff is in, some on their page and all on pages of their
/// own.
extension Site {
    /// Projects named on the page of the person.
    static let teamsShownMax = 20

    func teamsPage(of id: String, after: String?, _ visit: Visit) async throws -> Response {
        guard let member = desk.people.staff[id] else { throw PageError(.notFound) }
        let words = visit.reader.words
        let table = teams(
            of: member, after: after.map { ProjectKey(text: $0) }, limit: Self.listMax, visit.reader
        )
        return try await adminPage(
            .staff, words[.teams], path: [(words[.staff], .staff), (member.name, .member(id))],
            [.table(table)], visit)
    }

    func teams(of member: StaffMember, after last: ProjectKey?, limit: Int, _ reader: EditionReader)
        -> CardTable
    {
        let (words, people) = (reader.words, reader.people)
        let all = people.teams(of: member.id)
        let start =
            last.flatMap { last in all.firstIndex { last < $0 } }
            ?? (last == nil ? 0 : all.endIndex)
        let page = all[start...].prefix(limit)
        var table = CardTable(
            title: words[.teams], columns: [words[.title], words[.roles]],
            rows: page.compactMap { key in row(of: member, in: key, reader) },
            empty: words[.noValue])
        if page.endIndex < all.endIndex {
            let isWhole = limit == Self.listMax
            table.links = [
                isWhole
                    ? (words[.nextPage], .admin(.teams(member.id, after: page.last?.description)))
                    : ("\(words[.allTeams]): \(all.count)", .admin(.teams(member.id, after: nil)))
            ]
        }
        return table
    }

    private func row(of member: StaffMember, in key: ProjectKey, _ reader: EditionReader)
        -> [CardTable.Cell]?
    {
        guard let client = key.client, let project = reader.people.project(key) else { return nil }
        let team = reader.people.team(of: project)
        let roles = team.filter { $0.value.contains(member.id) }.keys.sorted().map(reader.roleTitle)
        return [
            .link(
                reader.people.title(ofProject: key) ?? project.name,
                .admin(.part(.projects, of: client, id: project.id))),
            .text(roles.joined(separator: ", ")),
        ]
    }
}
