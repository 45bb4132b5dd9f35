import Channels
import Foundation
import LetterParsing
import Store
import Testing

@testable import Runtime

/// Messages of the demo for everybody with a role, and with a copy.
@Suite struct MessageCopyTests {
    @Test
    func
        `the acceptance goes to the client with a copy to the mailbox, and every manager hears of a letter`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "copy-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder: folder)
        defer { try? store.close() }
        let (desk, _) = try await FiveDesksTests.desk(
            "cetera", in: store, at: TemporaryDesk.tuesday)
        let settings = try #require(desk.mail)
        while try await Dispatch(desk: desk, settings: settings).send() > 0 {}
        let outgoing = "\(store.folder)/outgoing/cetera"
        let letters = try FileManager.default.contentsOfDirectory(atPath: outgoing).sorted().map {
            name in
            try MIMECodec.parse(
                [UInt8](FileManager.default.contents(atPath: "\(outgoing)/\(name)") ?? Data()))
        }
        let accepted = try #require(letters.first { $0.text.contains("принята, приоритет") })
        #expect(accepted.to.map(\.address) != ["support@cetera.example"])
        #expect(accepted.cc.map(\.address) == ["support@cetera.example"])
        let told = letters.filter { $0.text.contains("Новое письмо") }.flatMap {
            $0.to.map(\.address)
        }
        #expect(Set(told).isSuperset(of: ["marina@cetera.example", "mikhail@cetera.example"]))
        #expect(letters.allSatisfy { $0.cc.isEmpty || $0.text.contains("принята, приоритет") })
    }
}
