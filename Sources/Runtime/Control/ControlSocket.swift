import Channels
import Foundation

/// Why a server could not be asked.
public enum ControlError: Error, Sendable, CustomStringConvertible {
    /// There is no server on this data folder.
    case noServer
    case failed(String)

    public var description: String {
        switch self {
        case .noServer: "no server runs on this data folder; start it with 'reglament serve'"
        case .failed(let cause): cause
        }
    }
}

/// The Unix socket of a data folder, on which a server answers requests of its owner as HTTP.
public enum ControlSocket {
    public static let fileName = "control"
    /// Where requests are posted.
    public static let path = "/control"
    /// Bytes of a request: a letter, written as text.
    public static let requestMax = 42 << 20
    /// Bytes of an answer: what a verification found.
    static let answerMax = 80 << 20

    public static func file(in folder: String) -> String { folder + "/" + fileName }

    /// Asks the server of `folder` and waits for the answer. Blocks.
    public static func ask(
        _ request: ControlRequest, of desk: String = "", folder: String, seconds: Int = 600
    ) throws(ControlError) -> ControlReply {
        do {
            let call = try JSONEncoder().encode(ControlCall(desk: desk, request: request))
            let answer = try SocketPost(
                socket: file(in: folder), seconds: seconds, answerMax: answerMax
            ).run(String(decoding: call, as: UTF8.self), to: path)
            return try JSONDecoder().decode(ControlReply.self, from: Data(answer))
        } catch SocketPost.Problem.nobodyListens {
            throw .noServer
        } catch is SocketPost.Problem {
            throw .failed("the server did not answer; look at its log")
        } catch {
            throw .failed(
                "the server's answer is not understood (\(error)); use the command of the version that runs"
            )
        }
    }
}
