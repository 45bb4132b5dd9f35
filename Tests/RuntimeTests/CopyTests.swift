import Channels
import Foundation
import Testing

@testable import Runtime

/// Copies of the desk's own letters (`copy_to`).
@Suite struct CopyTests {
    @Test func `a receipt goes with its copy, and the copy that comes back opens nothing`()
        async throws
    {
        let desk = try await TemporaryDesk(amended: {
            $0.replacing(
                "    admits: true", with: "    copy_to: mail\n    admits: true", maxReplacements: 1)
        })
        let address = try #require(try desk.desk.edition().regulation.channels["mail"]?.address)
        #expect(try desk.desk.edition().regulation.messages["receipt"]?.copyTo == ["mail"])
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let receipt = try #require(
            try desk.sent().first { $0.to.map(\.address) == ["anna@alfa.example"] })
        #expect(receipt.cc.map(\.address) == [address])

        let files = try FileManager.default.contentsOfDirectory(atPath: desk.folder + "/outgoing")
            .sorted()
        for file in files {
            let bytes = try #require(
                FileManager.default.contents(atPath: "\(desk.folder)/outgoing/\(file)"))
            #expect(try await desk.deliver([UInt8](bytes)).outcome == .recorded)
        }
        try await desk.send()
        #expect(try desk.sent().count == files.count)
        await #expect(throws: TemporaryDesk.Missing.self) { try await desk.ticket(2) }
    }
}
