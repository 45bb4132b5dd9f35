import CCurlShim

/// One POST of JSON to a server of this machine that listens on a Unix socket. Blocking.
public struct SocketPost {
    public enum Problem: Error, Sendable, Hashable {
        case nobodyListens
        case unanswered(cause: String)
    }

    static let connectSeconds = 5

    private let socket: String
    private let seconds: Int
    private let answerMax: Int

    /// - Parameters:
    ///   - seconds: how long an answer is waited for.
    ///   - answerMax: bytes of an answer.
    public init(socket: String, seconds: Int, answerMax: Int) {
        self.socket = socket
        self.seconds = seconds
        self.answerMax = answerMax
    }

    public func run(_ body: String, to path: String) throws(Problem) -> [UInt8] {
        let post = CurlPost.begin(
            answerMax: answerMax, connectSeconds: Self.connectSeconds, totalSeconds: seconds)
        guard let post else { throw .unanswered(cause: "libcurl cannot start") }
        curl_shim_set_string(post.handle, CURLOPT_UNIX_SOCKET_PATH, socket)
        // Without waiting whether a large body is welcome.
        let headers = ["Content-Type: application/json", "Expect:"]
        let (code, _) = post.run(body, to: "http://localhost\(path)", headers: headers)
        switch code {
        case CURLE_OK: return post.answer
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST: throw .nobodyListens
        default: throw .unanswered(cause: String(cString: curl_easy_strerror(code)))
        }
    }
}
