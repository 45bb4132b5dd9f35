import CCurlShim
import Glibc

/// libcurl, started once for the process.
enum CurlLibrary {
    /// Writing to a connection that the other side closed is an error to handle, not a signal that
    /// ends the process; under TLS libcurl cannot prevent the signal.
    static let isStarted: Bool = {
        _ = signal(SIGPIPE, SIG_IGN)
        return curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()
}
