import Channels
import Foundation
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web
@testable import reglament

/// What commands ask of a server, over the socket of its folder.
@Suite struct ControlSiteTests {
    /// A folder of its own, removed at the end.
    private final class Folder: Sendable {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "control-\(UUID().uuidString)"
        ).path

        init() throws {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static let requests: [ControlRequest] = [
        .deliver(
            letter: Data([0, 255, 13]), at: Instant(seconds: 7),
            origin: LetterOrigin(channel: "mail", authserv: "mx.example")),
        .people(text: "people: 1", file: "p.yaml", isConfirmed: true),
        .publish(folder: RegulationFolder(regulation: "Ё"), name: "r.yaml"),
        .password(login: "a@b.example", staff: "anna", password: "two words"),
        .verify(scope: .init(since: "2026-11-02", publicKey: Data([1]))), .rebuild,
        .backup(folder: "/a b"),
        .calendar(country: "KZ", source: .file("BEGIN", .merge), isPreview: true),
        .calendar(country: "KZ", source: .bundled, isPreview: false),
        .createToken(.init(name: "n", holder: "anna", permissions: ["read"], days: 1)), .listTokens,
        .revokeToken("rgl_x"), .addWebhook(.init(url: "https://x.example/")), .listWebhooks,
        .retryWebhook(id: "w"), .removeWebhook(id: "w"), .erase(person: "a.b", ground: nil),
        .erase(person: "a.b", ground: "asked"), .health, .clock(to: Instant(seconds: 9)),
        .clock(to: nil),
    ]

    private static let asking = BlockingThreads(name: "asking", count: 4)

    /// What blocks has a thread of its own: the server's answers need those of the test.
    private static func apart<T: Sendable>(
        _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try await asking.run { Result { try body() } }.get()
    }

    @Test func `every request comes as it was asked`() async throws {
        let folder = try Folder()
        let site = try ControlSite(folder: folder.path) {
            ControlReply(isDone: true, text: "\($0)")
        }
        try await site.listening {
            for request in Self.requests {
                let reply = try await Self.apart {
                    try ControlSocket.ask(request, of: "echo", folder: folder.path)
                }
                #expect(reply.text == "\(ControlCall(desk: "echo", request: request))")
            }
        }
    }

    @Test func `what is no request is told so`() async throws {
        let folder = try Folder()
        let site = try ControlSite(folder: folder.path) { _ in .done("") }
        try await site.listening {
            let bytes = try await Self.apart {
                try SocketPost(
                    socket: ControlSocket.file(in: folder.path), seconds: 60, answerMax: 1000
                ).run(#"{"verb":"verify"}"#, to: ControlSocket.path)
            }
            let reply = try JSONDecoder().decode(ControlReply.self, from: Data(bytes))
            #expect(!reply.isDone && reply.text.contains("of the version that it runs"))
        }
    }

    @Test func `the socket is its owner's alone, and gone with the server`() async throws {
        let folder = try Folder()
        let file = ControlSocket.file(in: folder.path)
        try await ControlSite(folder: folder.path) { _ in .done("") }.listening {
            let found = try FileManager.default.attributesOfItem(atPath: file)
            #expect(found[.posixPermissions] as? Int == 0o600)
        }
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(throws: ControlError.self) {
            try ControlSocket.ask(.health, folder: folder.path, seconds: 5)
        }
    }

    @Test func `a folder whose path is too long for a socket is told so`() {
        let long = "/tmp/" + String(repeating: "a", count: 110)
        let error = #expect(throws: ControlError.self) {
            try ControlSite(folder: long) { _ in .done("") }
        }
        #expect(error?.description.contains("shorter path") == true)
    }

    @Test
    func `a server that takes the question and keeps silent is told apart from one that is gone`()
        async throws
    {
        let folder = try Folder()
        try Store(folder: folder.path).close()
        let doctor = Doctor(
            folder: folder.path, world: .system,
            checkWorld: RegulationPath.world(zoneinfo: ZoneFiles.systemFolder), answerSeconds: 1)
        let site = try ControlSite(folder: folder.path) { _ in
            try? await Task.sleep(for: .seconds(5))
            return .done("[]")
        }
        let finding = try await site.listening {
            await doctor.examine().first { $0.topic == .server }
        }
        #expect(finding?.isWell == false)
        #expect(finding?.sentence.contains("did not answer for 1 seconds") == true)
        let absent = await doctor.examine().first { $0.topic == .server }
        #expect(absent?.isWell == true)
    }
}

extension ControlSite {
    /// Runs `body` while it listens.
    func listening<T>(_ body: () async throws -> T) async throws -> T {
        let (starts, started) = AsyncStream.makeStream(of: Void.self)
        let server = server { started.finish() }
        let running = Task {
            defer { started.finish() }
            try await server.run()
        }
        defer {
            running.cancel()
            remove()
        }
        for await _ in starts {}
        return try await body()
    }
}
