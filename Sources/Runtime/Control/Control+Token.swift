import Foundation
import Store
import WorkingTime

/// `reglament token`.
extension Control {
    func createToken(_ draft: APITokens.Draft) async throws -> ControlReply {
        let made = try await APITokens(desk: desk).create(draft)
        let left = made.withheld.joined(separator: ", ")
        let notice =
            left.isEmpty ? "" : "\nIt does not allow \(left): \(draft.holder) is no administrator."
        return .done("\(made.token)\nKeep it now: it is not shown again.\(notice)")
    }

    func listTokens() async throws -> ControlReply {
        let (all, now) = (try await APITokens(desk: desk).all(), desk.world.now())
        let lines = all.map { $0.line(at: now) }
        return .done(lines.isEmpty ? "no tokens" : lines.joined(separator: "\n"))
    }

    func revokeToken(_ id: String) async throws -> ControlReply {
        let isRevoked = try await APITokens(desk: desk).revoke(id)
        let cause = "no token in force is called '\(id)'; see 'token list'"
        return ControlReply(isDone: isRevoked, text: isRevoked ? "revoked" : cause)
    }
}

extension APITokenRow {
    /// As `reglament token list` shows it.
    func line(at now: Instant) -> String {
        let state =
            revokedAt != nil ? "revoked" : now >= expiresAt ? "expired" : "until \(expiresAt)"
        let who: String =
            switch holder {
            case .staff(let person): person
            case .contact(let person, _, let scope): "\(person) (\(scope.text))"
            }
        let use = usedAt.map { "used \($0)" } ?? "never used"
        return "\(prefix)  \(who)  \(permissions.joined(separator: ","))  \(state)  \(use)  \(name)"
    }
}
