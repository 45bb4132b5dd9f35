import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A person's own account.
extension Site {
    func account(
        _ visit: Visit, done: AccountAction? = nil, fault: AccountPage.Fault? = nil
    ) async throws -> Response {
        let sessions = try await signIn.sessions(desk: desk.id, staff: visit.session.staff)
        var frame = try await frame(visit, section: .account)
        frame.toast = done.map { .init(text: visit.reader.words[$0.doneWord], state: .met) }
        let model = AccountPage.Model(
            frame: frame, login: visit.session.login,
            roles: roles(of: visit.session.staff, visit.reader),
            isAdministrator: visit.isAdministrator,
            sessions: sessions.map { .init($0, current: visit.session.id, reader: visit.reader) },
            fault: fault)
        return page(AccountPage.view(model), status: fault == nil ? .ok : .init(code: 422))
    }

    func act(_ action: AccountAction, _ form: [String: String], _ visit: Visit) async throws
        -> Response
    {
        switch action {
        case .endSession:
            try await signIn.end(form["session"] ?? "", of: visit.session, from: visit.caller)
        case .endOthers: try await signIn.endOthers(of: visit.session, from: visit.caller)
        case .password:
            if let fault = try await changePassword(form, visit) {
                return try await account(visit, fault: fault)
            }
        }
        return redirect(to: .account(done: action))
    }

    private func changePassword(_ form: [String: String], _ visit: Visit) async throws
        -> AccountPage.Fault?
    {
        do {
            try await signIn.changePassword(
                visit.session, current: form["current"] ?? "", new: form["new"] ?? "",
                from: visit.caller)
            return nil
        } catch SignIn.Refusal.wrong {
            return .wrong
        } catch SignIn.Refusal.badLength {
            return .badLength
        } catch SignIn.Refusal.wait(let seconds) {
            throw PageError(.waiting, retryAfter: seconds)
        }
    }

    /// Projects whose team is named on the page of the account.
    private static let teamsMax = 50

    /// Roles for the desk, then those in the teams of projects.
    func roles(of staff: String, _ reader: EditionReader) -> [AccountPage.Role] {
        let own = reader.people.staff[staff]?.roles ?? []
        let projects = reader.people.teams(of: staff).prefix(Self.teamsMax).compactMap(
            reader.people.project)
        let teams = projects.flatMap { project in
            reader.people.team(of: project).filter { $0.value.contains(staff) }.keys.sorted().map {
                AccountPage.Role(title: reader.role($0), project: project.name)
            }
        }
        return own.map { AccountPage.Role(title: reader.role($0), project: nil) } + teams
    }
}

extension AccountPage.Session {
    init(_ session: Sessions.Session, current: String?, reader: EditionReader) {
        let ends = min(session.expiresAt, session.seenAt + SignIn.idleSeconds)
        self.init(
            id: session.id,
            agent: AgentName.of(session.agent, unknown: reader.words[.unknownAgent]),
            address: session.address, opened: reader.civil(session.openedAt),
            seen: reader.civil(session.seenAt),
            ends: reader.civil(ends), isCurrent: session.id == current)
    }
}

extension AccountAction {
    var doneWord: Word {
        switch self {
        case .endSession: .sessionEnded
        case .endOthers: .othersEnded
        case .password: .passwordChanged
        }
    }
}
