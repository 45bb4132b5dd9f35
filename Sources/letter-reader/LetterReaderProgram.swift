import CSandbox
import Glibc
import LetterParsing
import Letters

/// Reads letters for a desk, in a process of its own: foreign parsers run here, with little to take
/// and nothing to reach. It answers on the socket that it was started with, until the desk closes
/// it.
@main
enum LetterReaderProgram {
    /// Address space, bytes: a letter of the largest size several times over.
    private static let memory: UInt = 1 << 30
    /// Open files at once: the socket, and the tables of a character set.
    private static let files: UInt = 16
    /// Letters that take long give way to other work.
    private static let patience: [String: Int32] = ["fast": 5, "slow": 10]

    static func main() {
        sandbox_limit(memory, files)
        if let patience = CommandLine.arguments.dropFirst().first.flatMap({ patience[$0] }) {
            _ = nice(patience)
        }
        let socket = WireSocket(descriptor: STDIN_FILENO)
        while let message = try? socket.receive() {
            guard let work = try? LetterWork(wire: message) else { exit(65) }
            sandbox_allow(work.milliseconds)
            let answer = answer(work).wire
            sandbox_allow(0)
            guard (try? socket.send(answer)) != nil else { exit(74) }
        }
    }

    private static func answer(_ work: LetterWork) -> LetterAnswer {
        do throws(MIMEError) {
            switch work.task {
            case .letter: return .letter(try MIMECodec.parse(work.bytes))
            case .header: return .header(MIMECodec.headerAlone(work.bytes))
            case .form: return .form(try FormCodec.parse(work.bytes, contentType: work.contentType))
            }
        } catch {
            return .unreadable(error)
        }
    }
}
