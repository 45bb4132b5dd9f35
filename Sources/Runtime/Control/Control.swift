import Foundation
import Store
import TextRules
import WorkingTime

/// Carries out what commands ask of a running server with one desk or several; who names none of
/// several is refused.
public struct Controls: Sendable {
    private let desks: [Control]

    public init(_ desks: [Control]) { self.desks = desks }

    public func answer(_ call: ControlCall) async -> ControlReply {
        await answer(call.request, of: call.desk)
    }

    public func answer(_ request: ControlRequest, of name: String) async -> ControlReply {
        // A backup is of all of them.
        if case .backup = request, name.isEmpty, let any = desks.first {
            return await any.answer(request)
        }
        let choice = DeskChoice(among: desks.map(\.desk.id))
        do throws(DeskRefusal) {
            let meant = try choice.desk(named: name)
            guard let control = desks.first(where: { $0.desk.id == meant }) else {
                throw .several(choice.desks)
            }
            return await control.answer(request)
        } catch {
            return ControlReply(error)
        }
    }
}

/// Carries out what commands ask of one desk.
public struct Control: Sendable {
    let desk: Desk
    let signIn: SignIn
    let seals: SealSettings
    let trial: ScenarioTrial?
    let time: CallersTime?

    /// - Parameters:
    ///   - trial: plays the scenarios that a regulation is handed in with; nil: such are refused.
    ///   - time: where the desk has its time from; nil: from the machine.
    public init(
        desk: Desk, signIn: SignIn, seals: SealSettings = SealSettings(),
        trial: ScenarioTrial? = nil,
        time: CallersTime? = nil
    ) {
        self.desk = desk
        self.trial = trial
        self.signIn = signIn
        self.seals = seals
        self.time = time
    }

    public func answer(_ request: ControlRequest) async -> ControlReply {
        do {
            return try await carryOut(request)
        } catch {
            return .refused("\(error)")
        }
    }

    private func carryOut(_ request: ControlRequest) async throws -> ControlReply {
        if let refusal = refusal(of: request) { return refusal }
        switch request {
        case .deliver(let letter, let at, let origin):
            return try await deliver(letter, at: at, origin)
        case .people(let text, let file, let isConfirmed):
            return try await people(text, file, isConfirmed)
        case .publish(let folder, let name):
            let published = try await desk.publish(folder, name: name, trial: trial)
            return .done(published.lines.joined(separator: "\n"))
        case .password(let login, let staff, let password):
            return try await set(password, login: login, staff: staff)
        case .verify(let scope): return try await verify(scope)
        case .rebuild: return try await rebuild()
        case .backup(let folder):
            try await Maintenance(store: desk.store).backup(to: folder)
            for name in try await desk.store.desks() { try await desk.noteBackup(of: name) }
            return .done("backed up to \(folder)")
        case .calendar(let country, let source, let isPreview):
            return try await calendar(country, source, isPreview)
        case .createToken(let draft): return try await createToken(draft)
        case .listTokens: return try await listTokens()
        case .revokeToken(let id): return try await revokeToken(id)
        case .addWebhook(let draft): return try await addWebhook(draft)
        case .listWebhooks: return try await listWebhooks()
        case .retryWebhook(let id): return try await retryWebhook(id)
        case .removeWebhook(let id): return try await removeWebhook(id)
        case .statement(let client, let month, let form):
            return try await statement(of: client, month: month, form)
        case .months(let month, let form): return try await months(month, form)
        case .settle(let order): return try await settle(order)
        case .evidence(let order): return .done(try await desk.writeEvidence(order))
        case .health:
            let reports = try JSONEncoder().encode(desk.mailboxes.all.map(MailboxReport.init))
            return .done(String(decoding: reports, as: UTF8.self))
        case .erase(let person, let ground): return try await erase(person, ground: ground)
        case .clock(let instant): return try await clock(to: instant)
        }
    }

    private func rebuild() async throws -> ControlReply {
        let (count, changed) = try await desk.rebuild()
        let differing =
            changed.isEmpty
            ? "none differed" : "differed: \(changed.map { "#\($0)" }.joined(separator: " "))"
        return .done("\(count) tickets rebuilt, \(differing)")
    }

    private func verify(_ asked: Verification.Scope) async throws -> ControlReply {
        if let since = asked.since, CivilDate(since) == nil {
            return .refused("'\(since)' is no day; write it as 2026-11-02")
        }
        let found = try await Maintenance(store: desk.store).verification(
            of: desk.id, try seals.completing(asked))
        guard found.problems.isEmpty else {
            return .refused(found.problems.map(\.description).joined(separator: "\n"))
        }
        let all =
            asked.since != nil && found.since == nil
            ? "\nno seal tells of that day: all was gone over" : ""
        return .done("\(Self.whole)\(all)\n\(found.summary)")
    }

    /// Begins the answer where nothing is wrong.
    static let whole = "every chain is whole"

    private func calendar(
        _ country: String, _ source: HolidaySource, _ isPreview: Bool
    ) async throws -> ControlReply {
        let news =
            isPreview
            ? try await desk.preview(source, country: country)
            : try await desk.publish(source, country: country)
        let moved = news.moved
        let zone = try desk.edition().zone
        let lines = moved.prefix(Self.movedMax).map { $0.line(in: zone) }
        let more = moved.count > lines.count ? ["… and \(moved.count - lines.count) more"] : []
        let head =
            isPreview
            ? "\(moved.count) open deadlines would move"
            : "holidays of \(country) are published, \(moved.count) open deadlines moved"
        return .done(
            (news.years.map(\.description) + [head] + lines + more).joined(separator: "\n"))
    }

    /// Deadlines that are named one by one.
    private static let movedMax = 50

    private func deliver(
        _ letter: Data, at: Instant?, _ origin: LetterOrigin
    ) async throws -> ControlReply {
        let now = desk.world.now()
        // The letter's bearer goes by the machine's clock, whatever the server goes by.
        let arrived = time != nil ? now : at.map { min($0, now) } ?? now
        let outcome = try await Intake(desk: desk).deliver(
            [UInt8](letter), arrivedAt: arrived, origin: origin)
        let ticket = outcome.number.map { " #\($0)" } ?? ""
        let rule = outcome.rule.map { ", rule \($0)" } ?? ""
        let reason = outcome.reason.map { ", \($0.sentence)" } ?? ""
        return .done("\(outcome.outcome.rawValue)\(ticket)\(rule)\(reason)")
    }

    private func erase(_ person: String, ground: String?) async throws -> ControlReply {
        guard let ground else {
            return .done("would be erased: \(try await desk.previewErasure(of: person).line)")
        }
        if let fault = TextShape.lines.fault(in: ground) { return .refused("the ground \(fault)") }
        let traces = try await desk.erase(person, ground: ground)
        return .done(
            "erased: \(traces.line)\nnames, addresses and values of fields stand in the history and stay"
        )
    }

    private func people(_ text: String, _ name: String, _ isConfirmed: Bool) async throws
        -> ControlReply
    {
        let file = try PeopleFile(text: text, file: name, edition: try desk.edition())
        let change = try desk.change(stating: file)
        let losses = try await desk.losses(of: change)
        guard losses.isEmpty || isConfirmed else {
            let lines = ["\(name) takes something away:"] + losses.map { "  \($0)" }
            return .refused(
                (lines + ["nothing was changed; say --yes to do it"]).joined(separator: "\n"))
        }
        let lines = try await desk.record(change, by: nil)
        return .done(lines.isEmpty ? "nothing to change" : lines.joined(separator: "\n"))
    }

    private func set(_ password: String, login: String, staff: String) async throws -> ControlReply
    {
        guard let member = desk.people.member(called: staff) else {
            return .refused("there is nobody called '\(staff)' among the staff")
        }
        for (name, text) in [("login", login), ("password", password)] {
            guard let fault = TextShape.line.fault(in: text) else { continue }
            return .refused("the \(name) \(fault)")
        }
        guard SignIn.isLongEnough(password) else {
            return .refused(
                "a password has \(SignIn.passwordMin) to \(SignIn.passwordMax) characters")
        }
        if let other = desk.people.member(mail: login, besides: member.id) {
            return taken(login, by: other.called)
        }
        do {
            try await signIn.setPassword(password, login: login, desk: desk.id, staff: member.id)
        } catch SignIn.Refusal.taken {
            let holder = try await signIn.holder(ofLogin: login)
            return taken(
                login,
                by: holder.map { "\($0.staff) of the desk '\($0.desk)'" } ?? "somebody else")
        }
        return .done("password set for \(login)")
    }

    private func taken(_ login: String, by holder: String) -> ControlReply {
        .refused(
            "'\(login)' belongs to \(holder): a login is one person's; use another, or their own name"
        )
    }
}

extension MovedDeadline {
    /// `#12: 2026-11-03 09:00 → 2026-11-05 09:00`.
    func line(in zone: ZoneRules) -> String {
        func words(_ instant: Instant?) -> String {
            instant.map { zone.civil(at: $0) }.map { "\($0.date) \($0.time)" } ?? "none"
        }
        return "#\(number): \(words(before)) → \(words(after))"
    }
}
