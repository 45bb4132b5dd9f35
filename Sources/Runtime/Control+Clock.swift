import WorkingTime

/// `reglament clock`: the argument is empty, or the instant to move to.
extension Control {
    func clock(_ request: ControlRequest) async throws -> ControlReply {
        guard let time else {
            return ControlReply(
                isDone: false,
                text:
                    "this server goes by the machine's clock; only 'serve --time-from-caller' can be moved"
            )
        }
        if !request.argument.isEmpty {
            guard let instant = Instant(iso8601: request.argument) else {
                return ControlReply(
                    isDone: false,
                    text: "'\(request.argument)' is no instant such as 2025-10-06T09:00:00Z")
            }
            try await time.advance(desk, to: instant)
        }
        return ControlReply(isDone: true, text: time.now.iso8601)
    }

    /// What a server under a caller's time does not do, since it would carry an invented history to
    /// people.
    func refusal(of verb: ControlRequest.Verb) -> ControlReply? {
        guard time != nil, [.webhook, .backup].contains(verb) else { return nil }
        return ControlReply(
            isDone: false,
            text:
                "this server takes its time from its caller, for tests: it neither tells webhooks nor is "
                + "backed up; do this on a server that goes by the machine's clock")
    }
}
