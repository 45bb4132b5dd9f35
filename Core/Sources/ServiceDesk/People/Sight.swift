import Regulations

/// Who of the staff may see what the regulation keeps back (`records`, language.md §13): roles, with
/// those that stand in for one of them.
public struct Sight: Sendable, Hashable {
    private let roles: [KeptMatter: Set<String>]
    /// Matters of which each reading is written down.
    public let logged: Set<KeptMatter>

    /// Nothing is kept back.
    public static let open = Sight(roles: [:], logged: [])

    init(roles: [KeptMatter: Set<String>], logged: Set<KeptMatter>) {
        (self.roles, self.logged) = (roles, logged)
    }

    /// Whether somebody with these roles may see it. What no rule names, everybody may who sees the
    /// ticket.
    public func shows(_ matter: KeptMatter, to own: [String]) -> Bool {
        roles[matter].map { !$0.isDisjoint(with: own) } ?? true
    }

    /// Matters that a reading of a ticket is of, where each is written down, in a fixed order.
    ///
    /// - Parameters:
    ///   - project: whether it is put to one.
    ///   - texts: whether its texts were shown.
    public func logs(project: Bool, texts: Bool) -> [KeptMatter] {
        KeptMatter.allCases.filter { matter in
            guard logged.contains(matter) else { return false }
            return switch matter {
            case .projectData: project
            case .correspondence: texts
            case .clientList, .secrets: false
            }
        }
    }
}

extension Regulation {
    /// What its records keep back, and from whom.
    public var sight: Sight {
        var (roles, logged): ([KeptMatter: Set<String>], Set<KeptMatter>) = ([:], [])
        for matter in KeptMatter.allCases {
            guard let record = records[matter.rawValue] else { continue }
            if !record.visibleTo.isEmpty {
                roles[matter] = Set(record.visibleTo + record.visibleTo.flatMap(standingIn))
            }
            if record.readsLogged { logged.insert(matter) }
        }
        return Sight(roles: roles, logged: logged)
    }

    /// Roles that act where this one is absent, one after the other.
    private func standingIn(for role: String) -> [String] {
        var (found, next): ([String], String?) = ([], roles[role]?.standsIn)
        while let name = next, !found.contains(name) {
            found.append(name)
            next = roles[name]?.standsIn
        }
        return found
    }
}
