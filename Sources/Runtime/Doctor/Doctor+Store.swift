import Foundation
import Store
import WorkingTime

/// Schema, history, copies, mail, timers.
extension Doctor {
    func schemaFinding(_ found: Int, _ wanted: Int) -> Finding {
        if found == wanted {
            return well(.schema, "The schema is of version \(found), this program's own.")
        }
        return found < wanted
            ? well(
                .schema, "The schema is of version \(found); the next start brings it to \(wanted)."
            )
            : bad(
                .schema, "\(StoreError.schemaNewer(found: found, wanted: wanted)).".capitalizedFirst
            )
    }

    /// A running server is asked to verify; without one it is done here.
    func integrityFindings(
        _ store: StoreInspection, _ desks: [String], isCurrent: Bool, _ health: ControlReply?
    ) async -> [Finding] {
        do {
            let problems = try await problems(store, desks, isCurrent: isCurrent)
            let whole = isCurrent || health != nil
            return problems.isEmpty
                ? [
                    well(
                        .integrity,
                        whole
                            ? "Every hash chain, every content and every seal is whole."
                            : "The database's files are whole; the history is verified once the schema is current."
                    )
                ]
                : problems.map { bad(.integrity, "\($0): restore from a backup.".capitalizedFirst) }
        } catch {
            return [bad(.integrity, "The history could not be verified: \(error).")]
        }
    }

    private func problems(
        _ store: StoreInspection, _ desks: [String], isCurrent: Bool
    ) async throws -> [String] {
        if let told = await problemsTold(of: desks) { return told }
        // Opening the store would bring an older schema up to date: that is not a doctor's
        // business.
        guard isCurrent else { return try await store.integrityProblems() }
        let opened = try Store(folder: folder, address: address)
        defer { try? opened.close() }
        var problems: [String] = []
        for desk in desks { problems += try await Maintenance(store: opened).verify(desk: desk) }
        return problems
    }

    /// What the running server finds wrong with those of the desks that it runs; nil: none runs.
    private func problemsTold(of desks: [String]) async -> [String]? {
        var problems: [String]?
        for desk in desks {
            guard let reply = try? await ask(.verify(), of: desk, seconds: 600) else { continue }
            let found =
                reply.isDone || reply.refused == .desk
                ? [] : reply.text.split(separator: "\n").map(String.init)
            problems = (problems ?? []) + found
        }
        return problems
    }

    /// What a crash or a fail-over may take away of what was acknowledged (decision 28).
    func durabilityFinding(_ found: Durability) -> Finding {
        if !found.isWrittenOut {
            return bad(
                .durability,
                "The server does not write to disk what it has committed (fsync = off): set fsync = on."
            )
        }
        if found.commit == "off" {
            return bad(
                .durability,
                "Changes are acknowledged before they are on disk (synchronous_commit = off): set synchronous_commit = "
                    + "on, or a crash takes the last ones away.")
        }
        if found.synchronousNames.isEmpty || found.commit == "local" {
            return found.standbys == 0
                ? well(.durability, "A change is on disk before it is acknowledged, on one server.")
                : bad(
                    .durability,
                    "Replication is asynchronous: a fail-over takes away the last changes that were acknowledged. Name "
                        + "a standby in synchronous_standby_names, with synchronous_commit = on.")
        }
        return well(.durability, "A change is on a second server before it is acknowledged.")
    }

    func backupFindings(_ state: DeskState) -> [Finding] {
        // PostgreSQL has tools of its own for that, which do not tell us.
        guard address == nil else { return [] }
        guard let last = state.lastBackup else {
            return [
                bad(.backup, "There was no backup yet: run 'reglament backup FOLDER', every night.")
            ]
        }
        let days = (state.now - last) / 86_400
        return [
            days > Self.backupDaysMax
                ? bad(
                    .backup,
                    "The last backup is \(days) days old: run 'reglament backup FOLDER', every night."
                )
                : well(.backup, "The last backup is \(days) days old.")
        ]
    }

    func sealFinding(_ state: DeskState) -> Finding {
        guard let text = state.lastSeal, let day = CivilDate(text) else {
            return state.lastChange.map { state.now - $0 > Self.sealDaysMax * 86_400 } ?? false
                ? bad(
                    .seal,
                    "No day was ever sealed, although there is history: is the server running?")
                : well(.seal, "No day had to be sealed yet.")
        }
        let today = ZoneRules.utc.civil(at: state.now).date
        let age = Int64(today.dayNumber - day.dayNumber)
        return age > Self.sealDaysMax + 1
            ? bad(
                .seal,
                "The last day sealed is \(text), \(age) days ago: the server seals each day while it runs."
            )
            : well(.seal, "The last day sealed is \(text).")
    }

    /// What the desk found by itself, once a week.
    func verificationFinding(_ state: DeskState) -> Finding {
        guard let last = state.lastVerified else {
            return state.lastChange.map { state.now - $0 > Self.verificationDaysMax * 86_400 }
                ?? false
                ? bad(
                    .verification,
                    "The history was never verified by the server, which does it once a week: run it."
                )
                : well(.verification, "No verification was due yet.")
        }
        let days = (state.now - last.at) / 86_400
        guard last.problems == 0 else {
            let first = last.report.split(separator: "\n").first ?? ""
            return bad(
                .verification,
                "The verification \(days) days ago found \(last.problems) problems, the first: \(first): look at "
                    + "'reglament verify', and restore from a backup.")
        }
        return days > Self.verificationDaysMax
            ? bad(
                .verification,
                "The last verification is \(days) days old: the server makes one every week while it runs."
            )
            : well(
                .verification,
                "The verification \(days) days ago went over \(last.events) events: all is whole.")
    }

    /// What others on the way to the database may read or change.
    func connectionFinding(_ transit: Transit?) -> Finding {
        guard let transit else {
            return well(
                .connection, "The database is a file of the data folder: no connection leads to it."
            )
        }
        if transit.isVerified {
            return well(
                .connection,
                "The connection to PostgreSQL is TLS, and the server's certificate is verified.")
        }
        let state = transit.isEncrypted ? "TLS to a server that is not verified" : "not TLS"
        let words = "The connection to PostgreSQL is \(state) (sslmode=\(transit.mode))"
        return transit.isLocal
            ? well(.connection, "\(words); it does not leave this machine.")
            : bad(
                .connection,
                "\(words): whoever is on the way reads and changes what goes over it. Add sslmode=verify-full and "
                    + "sslrootcert to --database.")
    }

    func clockFinding(_ state: DeskState) -> Finding {
        guard let last = state.lastChange, last - state.now > Self.clockSecondsMax else {
            return well(.clock, "The clock of the machine is not behind the journal.")
        }
        return bad(
            .clock,
            "The clock of the machine is \((last - state.now) / 60) minutes behind the journal: set it right; "
                + "on tickets with such history time stands still until it has caught up.")
    }

    func timerFinding(_ state: DeskState) -> Finding {
        guard let due = state.overdueTimer, state.now - due > Self.spoolSecondsMax else {
            return well(.timers, "No timer is overdue.")
        }
        return bad(
            .timers,
            "A timer should have rung \((state.now - due) / 60) minutes ago: start the server, or look at its log."
        )
    }

    func mailFindings(_ state: DeskState) -> [Finding] {
        spoolFindings(state) + [unreadFinding(state)] + outgoingFindings(state)
            + incomingFindings(state)
    }

    private func spoolFindings(_ state: DeskState) -> [Finding] {
        let now = state.now
        let waiting = Spool.all(data: folder, desk: state.desk, isAlone: state.isAlone).flatMap {
            $0.waiting()
        }
        guard let oldest = waiting.map(\.arrivedAt).min() else {
            return [well(.spool, "No letter waits in the spool.")]
        }
        let minutes = (now - oldest) / 60
        let words = "\(waiting.count) letters wait in the spool, the oldest for \(minutes) minutes"
        return [
            now - oldest > Self.spoolSecondsMax
                ? bad(.spool, "\(words): start the server, or look at its log.")
                : well(.spool, "\(words).")
        ]
    }

    private func outgoingFindings(_ state: DeskState) -> [Finding] {
        var found: [Finding] = []
        let health = state.outgoing
        if health.dead > 0 {
            found.append(
                bad(
                    .outgoing,
                    "\(health.dead) letters were given up: send them again at /admin, or put them away."
                ))
        }
        let isLate = health.oldestWaitingAt.map { state.now - $0 > Self.letterSecondsMax } ?? false
        if let oldest = health.oldestWaitingAt, isLate || health.isServerAway {
            let (minutes, problem) = (
                (state.now - oldest) / 60, health.lastProblem.map { " (\($0.stored))" } ?? ""
            )
            found.append(
                bad(
                    .outgoing,
                    "\(health.waiting) letters wait to be sent, one for \(minutes) minutes\(problem): look at the mail "
                        + "server and --smtp."))
        }
        return found.isEmpty
            ? [well(.outgoing, "\(health.waiting) letters wait to be sent, none was given up.")]
            : found
    }

    private func incomingFindings(_ state: DeskState) -> [Finding] {
        let (contacts, letters) = state.unjudged
        let boxes = mailboxFindings(state.health)
        guard contacts + letters > 0, state.health == nil else {
            return boxes.isEmpty
                ? [well(.incoming, "Every contact that was stored is judged.")] : boxes
        }
        return boxes + [
            bad(
                .incoming,
                "\(contacts + letters) contacts are stored and not judged: start the server, which does it."
            )
        ]
    }
}

extension Desk {
    /// - Parameter name: of this desk, or of another one in the same store.
    func noteBackup(of name: String) async throws {
        let now = world.now()
        try await store.write { try Upkeep(desk: name).noteBackup(at: now, in: $0) }
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
