import CSandbox
import Foundation
import Glibc

/// Makes a PDF of a page by WeasyPrint, where the machine has it. The page brings its style with
/// it and refers to nothing.
public final class PDFConverter: Sendable {
    /// Why there is no PDF.
    public enum Failure: Error, Sendable, Hashable {
        /// Too many wait already.
        case busy
        /// It took longer than it may, and was ended.
        case slow(String)
        case broken(String)
    }

    /// Where Debian, or an administrator, puts it.
    private static let places = ["/usr/local/bin/weasyprint", "/usr/bin/weasyprint"]
    /// Milliseconds that one page may take.
    public static let patience = 30_000
    private static let waitingMax = 16
    /// Of one PDF.
    private static let bytesMax = 50 << 20

    /// That of this machine; nil: it has none. Looked for once.
    public static let found: PDFConverter? = places.first { access($0, X_OK) == 0 }.map {
        PDFConverter(program: $0)
    }

    private let program: String
    private let patience: Int
    private let threads = BlockingThreads(name: "pdf", count: 1, waiting: waitingMax)

    /// - Parameter patience: milliseconds that one page may take.
    init(program: String, patience: Int = PDFConverter.patience) {
        (self.program, self.patience) = (program, patience)
    }

    public func pdf(of page: String) async throws(Failure) -> Data {
        let (program, patience) = (program, patience)
        let result: Result<Data, Failure>
        do {
            result = try await threads.run {
                Result { () throws(Failure) in
                    try Self.convert(page, by: program, patience)
                }
            }
        } catch {
            throw .busy
        }
        return try result.get()
    }

    private static func convert(_ page: String, by program: String, _ patience: Int)
        throws(Failure) -> Data
    {
        do {
            let folder = try ScratchFolder()
            let (input, output) = (folder.file("page.html"), folder.file("page.pdf"))
            try Data(page.utf8).write(to: URL(filePath: input))
            try run(program, input, output, cache: folder.path, patience)
            let data = try Data(contentsOf: URL(filePath: output))
            guard data.count <= bytesMax, data.starts(with: Data("%PDF-".utf8)) else {
                throw Failure.broken("\(program) made no PDF")
            }
            return data
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .broken("\(program): \(error)")
        }
    }

    private static func run(
        _ program: String, _ input: String, _ output: String, cache: String, _ patience: Int
    ) throws(Failure) {
        var child: pid_t = 0
        let failure = converter_spawn(program, input, output, "XDG_CACHE_HOME=\(cache)", &child)
        guard failure == 0 else {
            throw .broken("\(program): \(String(cString: strerror(failure)))")
        }
        var status: Int32 = 0
        for _ in 0..<patience / 10 {
            if waitpid(child, &status, WNOHANG) == child {
                guard status == 0 else { throw .broken("\(program) ended with \(status)") }
                return
            }
            usleep(10_000)
        }
        // It may have started others; they are of its group.
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        throw .slow("\(program) took more than \(patience) ms")
    }
}
