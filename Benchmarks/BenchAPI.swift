import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Runtime
import Web

/// Calls of the API, from the request to the bytes of the answer, without the network.
struct BenchAPI: Sendable {
    private let site: Site
    private let token: String

    init(_ desk: Desk) async throws {
        let draft = APITokens.Draft(
            name: "bench", holder: "marina", permissions: ["read", "write"], days: 1)
        token = try await APITokens(desk: desk).create(draft).token
        site = Site(
            desk: desk, signIn: SignIn(store: desk.store, world: desk.world), isSecure: false,
            callsPerMinute: 1_000_000)
    }

    /// Takes one contact in, as `BenchDesk.letter` does by mail.
    func create(_ number: Int) async throws {
        var fields = HTTPFields()
        fields[.authorization] = "Bearer \(token)"
        fields[.contentType] = "application/json"
        fields[HTTPField.Name("Idempotency-Key")!] = "bench-\(number)"
        let body = """
            {"channel": "mail", "sender": "anna@alfa.example", "subject": "Call \(number)", \
            "text": "Please look at https://lavka.example/\(number)"}
            """
        let head = HTTPRequest(
            method: .post, scheme: "http", authority: "localhost", path: "/api/v1/tickets",
            headerFields: fields)
        let request = Request(head: head, body: .init(buffer: ByteBuffer(string: body)))
        let response = await site.respond(request, log: BenchDesk.quiet)
        guard response.status.code == 201 else {
            throw BenchSite.WrongAnswer(status: response.status.code)
        }
    }
}

extension Bench {
    /// Calls that become tickets, durably, against the same number of rows by prepared statements,
    /// and against letters.
    static func api() async throws {
        let bench = try await BenchDesk()
        let (calls, api) = (2000, try await BenchAPI(bench.desk))
        let before = try await bench.rows()
        let taking = try await seconds { try await bench.each(calls) { try await api.create($0) } }
        let rows = Double(try await bench.rows() - before) / Double(calls)
        let bare = try await seconds {
            try await bench.each(calls) { number in
                try await bench.desk.store.write {
                    try BenchDesk.bareRows(Int(rows), number, in: $0)
                }
            }
        }
        let delivering = try await seconds {
            try await bench.each(calls) { number in
                _ = try await Intake(desk: bench.desk).deliver(
                    bench.letter(number), arrivedAt: bench.desk.world.now())
            }
        }
        line(
            "durable_api",
            [
                "tickets_per_second": Double(calls) / taking,
                "bare_per_second": Double(calls) / bare,
                "ratio_to_bare": taking / bare, "ratio_to_deliver": taking / delivering,
                "rows_per_ticket": rows,
                "writers": Double(writers),
            ])
        try bench.close()
    }
}
