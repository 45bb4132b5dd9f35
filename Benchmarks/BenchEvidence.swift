import Crypto
import Foundation
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A client's month of very many tickets with work: its pack is written, and gone over, against
/// hashing the same bytes.
extension Bench {
    private static let packed =
        ProcessInfo.processInfo.environment["PACKED"].flatMap { Int($0) } ?? 10_000

    static func evidence() async throws {
        let (bench, clock) = try await moneyDesk(clients: 1)
        defer { bench.remove() }
        // Two minutes on each, so that ten thousand have their place in the month.
        try await bench.work(
            of: 1, tickets: packed, entries: packed, minutes: 2, from: start, clock)
        let sealing = try await processor {
            _ = try await Sealing(desk: bench.desk, settings: SealSettings()).run()
        }
        let path = bench.folder + "-month.pack"
        defer { unlink(path) }
        let order = EvidenceOrder(client: "client-0", month: month, day: nil, path: path)
        let control = Control(
            desk: bench.desk, signIn: SignIn(store: bench.desk.store, world: bench.desk.world))
        var reply = ControlReply(isDone: false, text: "")
        let writing = await processor { reply = await control.answer(.evidence(order)) }
        guard reply.isDone else { throw EvidenceFault(reply.text) }
        var report: EvidenceReport?
        let verifying = try await processor { report = try EvidenceCheck.run(path) }
        guard let report, report.problems.isEmpty else { throw EvidenceFault("it does not agree") }
        let bytes = try Data(contentsOf: URL(filePath: path))
        let hashing = await processor { _ = SHA256.hash(data: bytes) }
        line(
            "evidence",
            [
                "tickets": Double(report.tickets), "events": Double(report.events),
                "megabytes": Double(bytes.count) / 1e6, "seal_milliseconds": sealing,
                "write_milliseconds": writing, "verify_milliseconds": verifying,
                "hash_milliseconds": hashing, "verify_ratio_to_hash": verifying / hashing,
                "peak_megabytes": statusMegabytes("VmHWM:"),
            ])
    }
}
