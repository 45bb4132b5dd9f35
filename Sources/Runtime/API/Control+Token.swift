import Foundation
import Store
import WorkingTime

/// `reglament token`: the argument is `create`, `list` or `revoke`.
extension Control {
    func token(_ request: ControlRequest) async throws -> ControlReply {
        let tokens = APITokens(desk: desk)
        switch request.argument {
        case "create":
            let draft = try JSONDecoder().decode(APITokens.Draft.self, from: request.payload)
            let made = try await tokens.create(draft)
            let left = made.withheld.joined(separator: ", ")
            let notice =
                left.isEmpty
                ? "" : "\nIt does not allow \(left): \(draft.holder) is no administrator."
            return ControlReply(
                isDone: true, text: "\(made.token)\nKeep it now: it is not shown again.\(notice)")
        case "list":
            let (all, now) = (try await tokens.all(), desk.world.now())
            let lines = all.map { $0.line(at: now) }
            return ControlReply(
                isDone: true, text: lines.isEmpty ? "no tokens" : lines.joined(separator: "\n"))
        case "revoke":
            let id = String(decoding: request.payload, as: UTF8.self)
            let isRevoked = try await tokens.revoke(id)
            let cause = "no token in force is called '\(id)'; see 'token list'"
            return ControlReply(isDone: isRevoked, text: isRevoked ? "revoked" : cause)
        default: return ControlReply(isDone: false, text: "token create, list or revoke")
        }
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
