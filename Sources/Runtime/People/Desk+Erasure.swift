import ServiceDesk
import Store
import WorkingTime

extension Desk {
    /// What would be erased.
    public func previewErasure(of person: String) async throws -> PersonTraces {
        try await store.read { [self] in try traces(of: person, in: $0) }
    }

    /// Erases texts, letters and files of a person in one transaction: their bytes and salts go,
    /// the events stay, every chain verifies, tickets can be read. Names, addresses and values of
    /// fields stand in events and stay.
    ///
    /// - Parameters:
    ///   - ground: why, for the audit: the request and its date.
    ///   - actor: the member of staff who does it; nil: a command on the machine.
    public func erase(_ person: String, ground: String, by actor: String? = nil) async throws
        -> PersonTraces
    {
        guard !ground.allSatisfy(\.isWhitespace) else {
            throw ErasureProblem(
                description: "say why it is erased, such as the request and its date")
        }
        let now = world.now()
        let erased = try await store.write { [self] transaction in
            let traces = try self.traces(of: person, in: transaction)
            try carryOut(
                traces, ground: ground, by: actor, on: person, at: now, in: transaction)
            return traces
        }
        saidWords.forget()
        if await !store.emptyLog() {
            log.warning("erased words may stand in the write-ahead log until the next start")
        }
        for ticket in erased.tickets { changes.announce(ticket) }
        return erased
    }

    /// Deletes what was found, and whatever lists and letters show of it.
    func carryOut(
        _ traces: PersonTraces, ground: String, by actor: String?, on subject: String,
        at now: Instant, in transaction: Transaction
    ) throws {
        let contents = Contents.Kind.allCases.flatMap { traces.contents[$0] ?? [] }
        try Contents(desk: id).erase(contents, ground: ground, at: now, in: transaction)
        let erasure = Erasure(desk: id)
        for interaction in traces.interactions {
            try erasure.forgetTitle(of: interaction, in: transaction)
        }
        for ticket in traces.tickets {
            try erasure.forgetLetters(about: ticket, in: transaction)
            // The row has the subject of the first letter.
            let stream = try TicketJournal(journal: journal).load(ticket, in: transaction)
            try project(stream, under: try edition(of: stream.ticket), at: now, in: transaction)
        }
        try erasure.forgetAddresses(traces.addresses, in: transaction)
        let detail = "\(traces.count) contents, \(traces.bytes) bytes: \(ground)"
        try Audit(desk: id).record(
            .init(.erased, by: actor, on: subject, detail: detail), at: now, in: transaction)
    }
}
