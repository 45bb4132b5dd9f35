import Foundation
import ServiceDesk
import WorkingTime

@testable import Store

/// A store in a folder of its own, removed at the end.
final class TemporaryStore {
    let folder: String
    let store: Store

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)").path
        store = try Store(folder: folder)
    }

    deinit {
        try? store.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static func entry(_ sequence: Int, _ payload: String = "{}") -> Entry {
        Entry(
            sequence: sequence, type: "noted", schema: 1, occurredAt: Instant(seconds: 100 + Int64(sequence)),
            recordedAt: Instant(seconds: 200), actor: Data("{}".utf8), payload: Data(payload.utf8))
    }
}

let deskName = "desk"
let journal = Journal(desk: deskName)
let stream = StreamKey(.ticket, "one")
