import ArgumentParser
import Runtime
import WorkingTime

struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock",
        abstract: "The clock of a server that takes its time from its caller, for tests.",
        discussion: """
            Such a server is started with 'serve --time-from-caller'. Exit codes: 0 done, 1 refused, 69 \
            without a server.
            """,
        subcommands: [Show.self, Advance.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say where the clock stands.")

        @OptionGroup var options: ControlOptions
        func run() throws { try options.ask(.clock(to: nil)) }
    }

    struct Advance: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move the clock; answers when all that is due by then is done.",
            discussion: """
                Timers ring and letters leave on the way, each at its own time. The instant at which the clock \
                stands already lets happen what is due now.
                """)

        @OptionGroup var options: ControlOptions
        @Option(help: "The instant, such as 2025-10-06T09:30:00Z.")
        var to: String

        func validate() throws {
            guard Instant(iso8601: to) == nil else { return }
            throw ValidationError("'\(to)' is no instant such as 2025-10-06T09:00:00Z")
        }

        func run() throws { try options.ask(.clock(to: Instant(iso8601: to))) }
    }
}
