import Foundation
import Store
import TextRules
import WorkingTime

/// Carries out what commands ask of a running server with one desk or several; who names none of
/// several is refused.
public struct Controls: Sendable {
    private let desks: [Control]

    public init(_ desks: [Control]) { self.desks = desks }

    public func answer(_ request: ControlRequest) async -> ControlReply {
        // A backup is of all of them.
        if request.verb == .backup, request.desk.isEmpty, let any = desks.first {
            return await any.answer(request)
        }
        let choice = DeskChoice(among: desks.map(\.desk.id))
        do throws(DeskRefusal) {
            let name = try choice.desk(named: request.desk)
            guard let named = desks.first(where: { $0.desk.id == name }) else {
                throw .several(choice.desks)
            }
            return await named.answer(request)
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
            _ = try DeskChoice(among: [desk.id]).desk(named: request.desk)
            return try await carryOut(request)
        } catch let error as DeskRefusal {
            return ControlReply(error)
        } catch {
            return ControlReply(isDone: false, text: "\(error)")
        }
    }

    private func carryOut(_ request: ControlRequest) async throws -> ControlReply {
        if let refusal = refusal(of: request.verb) { return refusal }
        switch request.verb {
        case .deliver: return try await deliver(request)
        case .people: return try await people(request)
        case .publish:
            let folder = try RegulationFolder(bytes: request.payload)
            let published = try await desk.publish(folder, name: request.argument, trial: trial)
            return done(published.lines.joined(separator: "\n"))
        case .password: return try await password(request)
        case .verify: return try await verify(request)
        case .rebuild:
            let (count, changed) = try await desk.rebuild()
            let differing =
                changed.isEmpty
                ? "none differed" : "differed: \(changed.map { "#\($0)" }.joined(separator: " "))"
            return done("\(count) tickets rebuilt, \(differing)")
        case .backup:
            try await Maintenance(store: desk.store).backup(to: request.argument)
            for name in try await desk.store.desks() { try await desk.noteBackup(of: name) }
            return done("backed up to \(request.argument)")
        case .calendar: return try await calendar(request)
        case .token: return try await token(request)
        case .webhook: return try await webhook(request)
        case .health:
            let reports = try JSONEncoder().encode(desk.mailboxes.all.map(MailboxReport.init))
            return done(String(decoding: reports, as: UTF8.self))
        case .erase: return try await erase(request)
        case .clock: return try await clock(request)
        case .statement: return try await statement(request)
        }
    }

    /// The payload is the scope, as JSON; empty: everything.
    private func verify(_ request: ControlRequest) async throws -> ControlReply {
        let asked =
            request.payload.isEmpty
            ? Verification.Scope()
            : try JSONDecoder().decode(Verification.Scope.self, from: request.payload)
        if let since = asked.since, CivilDate(since) == nil {
            return ControlReply(isDone: false, text: "'\(since)' is no day; write it as 2026-11-02")
        }
        let found = try await Maintenance(store: desk.store).verification(
            of: desk.id, try seals.completing(asked))
        guard found.problems.isEmpty else {
            return ControlReply(
                isDone: false, text: found.problems.map(\.description).joined(separator: "\n"))
        }
        let all =
            asked.since != nil && found.since == nil
            ? "\nno seal tells of that day: all was gone over" : ""
        return done("\(Self.whole)\(all)\n\(found.summary)")
    }

    /// Begins the answer where nothing is wrong.
    static let whole = "every chain is whole"

    private func calendar(_ request: ControlRequest) async throws -> ControlReply {
        let words = request.argument.split(separator: " ").map(String.init)
        guard let country = words.first else {
            return ControlReply(isDone: false, text: "name a country, such as RU")
        }
        let options = Set(words.dropFirst())
        let how = HolidayMerge.allCases.first { options.contains($0.rawValue) }
        let isPreview = options.contains("preview")
        let source: HolidaySource =
            options.contains("bundled")
            ? .bundled : .file(String(decoding: request.payload, as: UTF8.self), how)
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
        return done((news.years.map(\.description) + [head] + lines + more).joined(separator: "\n"))
    }

    /// Deadlines that are named one by one.
    private static let movedMax = 50

    private func done(_ text: String) -> ControlReply { ControlReply(isDone: true, text: text) }

    private func deliver(_ request: ControlRequest) async throws -> ControlReply {
        let now = desk.world.now()
        // The letter's bearer goes by the machine's clock, whatever the server goes by.
        let arrived = time != nil ? now : request.at.map { min(Instant(seconds: $0), now) } ?? now
        let outcome = try await Intake(desk: desk).deliver(
            [UInt8](request.payload), arrivedAt: arrived, origin: request.origin ?? LetterOrigin())
        let ticket = outcome.number.map { " #\($0)" } ?? ""
        let rule = outcome.rule.map { ", rule \($0)" } ?? ""
        let reason = outcome.reason.map { ", \($0.sentence)" } ?? ""
        return done("\(outcome.outcome.rawValue)\(ticket)\(rule)\(reason)")
    }

    /// The argument is the person; the payload the ground, empty for a preview.
    private func erase(_ request: ControlRequest) async throws -> ControlReply {
        let (person, ground) = (request.argument, String(decoding: request.payload, as: UTF8.self))
        if let fault = TextShape.lines.fault(in: ground) {
            return ControlReply(isDone: false, text: "the ground \(fault)")
        }
        if ground.isEmpty {
            return done("would be erased: \(try await desk.previewErasure(of: person).line)")
        }
        let traces = try await desk.erase(person, ground: ground)
        return done(
            "erased: \(traces.line)\nnames, addresses and values of fields stand in the history and stay"
        )
    }

    private func people(_ request: ControlRequest) async throws -> ControlReply {
        let text = String(decoding: request.payload, as: UTF8.self)
        let file = try PeopleFile(text: text, file: request.argument, edition: try desk.edition())
        let change = try desk.change(stating: file)
        let losses = try await desk.losses(of: change)
        guard losses.isEmpty || request.isConfirmed == true else {
            let lines = ["\(request.argument) takes something away:"] + losses.map { "  \($0)" }
            return ControlReply(
                isDone: false,
                text: (lines + ["nothing was changed; say --yes to do it"]).joined(separator: "\n"))
        }
        let lines = try await desk.record(change, by: nil)
        return done(lines.isEmpty ? "nothing to change" : lines.joined(separator: "\n"))
    }

    /// The argument is `login staff`.
    private func password(_ request: ControlRequest) async throws -> ControlReply {
        let parts = request.argument.split(separator: " ").map(String.init)
        let password = String(decoding: request.payload, as: UTF8.self).trimmingCharacters(
            in: .newlines)
        guard parts.count == 2, let member = desk.people.member(called: parts[1]) else {
            return ControlReply(
                isDone: false, text: "there is nobody called '\(parts.last ?? "")' among the staff")
        }
        for (name, text) in [("login", parts[0]), ("password", password)] {
            guard let fault = TextShape.line.fault(in: text) else { continue }
            return ControlReply(isDone: false, text: "the \(name) \(fault)")
        }
        guard SignIn.isLongEnough(password) else {
            return ControlReply(
                isDone: false,
                text: "a password has \(SignIn.passwordMin) to \(SignIn.passwordMax) characters")
        }
        if let other = desk.people.member(mail: parts[0], besides: member.id) {
            return taken(parts[0], by: other.called)
        }
        do {
            try await signIn.setPassword(password, login: parts[0], desk: desk.id, staff: member.id)
        } catch SignIn.Refusal.taken {
            let holder = try await signIn.holder(ofLogin: parts[0])
            return taken(
                parts[0],
                by: holder.map { "\($0.staff) of the desk '\($0.desk)'" } ?? "somebody else")
        }
        return done("password set for \(parts[0])")
    }

    private func taken(_ login: String, by holder: String) -> ControlReply {
        ControlReply(
            isDone: false,
            text:
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
