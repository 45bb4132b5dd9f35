import WorkingTime

/// `reglament clock`.
extension Control {
    func clock(to instant: Instant?) async throws -> ControlReply {
        guard let time else {
            return .refused(
                "this server goes by the machine's clock; only 'serve --time-from-caller' can be moved"
            )
        }
        if let instant { try await time.advance(desk, to: instant) }
        return .done(time.now.iso8601)
    }

    /// What a server under a caller's time does not do, since it would carry an invented history to
    /// people.
    func refusal(of request: ControlRequest) -> ControlReply? {
        switch request {
        case .addWebhook, .listWebhooks, .retryWebhook, .removeWebhook, .backup:
            time == nil
                ? nil
                : .refused(
                    "this server takes its time from its caller, for tests: it neither tells webhooks nor is "
                        + "backed up; do this on a server that goes by the machine's clock")
        case .deliver, .people, .publish, .password, .verify, .rebuild, .calendar, .createToken,
            .listTokens, .revokeToken, .erase, .statement, .settle, .months, .evidence, .health,
            .clock:
            nil
        }
    }
}
