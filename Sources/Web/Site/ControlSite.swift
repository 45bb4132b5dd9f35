import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Runtime

/// Answers what commands ask of the server over the Unix socket of its data folder, which only its
/// owner may use.
public struct ControlSite: Sendable {
    /// Commands that are answered at once; others wait.
    static let connectionsMax = 16

    private let folder: String
    private let answer: @Sendable (ControlCall) async -> ControlReply
    private let room: ConnectionRoom

    /// - Throws: `ControlError.failed` where the folder's path is longer than that of a socket may be.
    public init(
        folder: String, room: ConnectionRoom = ConnectionRoom(),
        answer: @escaping @Sendable (ControlCall) async -> ControlReply
    ) throws(ControlError) {
        guard (try? SocketAddress(unixDomainSocketPath: ControlSocket.file(in: folder))) != nil
        else {
            throw .failed(
                "\(ControlSocket.file(in: folder)): use a shorter path for the data folder")
        }
        (self.folder, self.room, self.answer) = (folder, room, answer)
    }

    /// - Parameter onStart: called when it listens.
    public func server(onStart: @escaping @Sendable () -> Void) -> some ApplicationProtocol {
        let file = ControlSocket.file(in: folder)
        return Application(
            responder: CallbackResponder { (request: Request, _: SiteContext) in
                await respond(request)
            },
            server: .http1(
                configuration: .init(additionalChannelHandlers: [ConnectionDeadlines(room)])),
            configuration: ApplicationConfiguration(
                address: .unixDomainSocket(path: file), serverName: nil,
                availableConnectionsDelegate: .maximum(
                    Self.connectionsMax, logger: Site.quiet)),
            onServerRunning: { _ in
                // The process may have been started with any mask.
                chmod(file, 0o600)
                onStart()
            },
            logger: Site.quiet)
    }

    /// The folder says that no server runs.
    public func remove() { unlink(ControlSocket.file(in: folder)) }

    private func respond(_ request: Request) async -> Response {
        do {
            let bytes = try await request.body.collect(upTo: ControlSocket.requestMax)
            let call = try JSONDecoder().decode(ControlCall.self, from: Data(buffer: bytes))
            return try Self.response(.ok, await answer(call))
        } catch {
            let reply = ControlReply(
                isDone: false,
                text:
                    "the server does not understand the request; use the command of the version that it runs"
            )
            return (try? Self.response(.badRequest, reply)) ?? Response(status: .badRequest)
        }
    }

    private static func response(_ status: HTTPResponse.Status, _ reply: ControlReply) throws
        -> Response
    {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(reply))))
    }
}
