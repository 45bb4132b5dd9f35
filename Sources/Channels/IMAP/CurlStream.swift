import CCurlShim
import Glibc

/// A connection on which libcurl did TLS and the sign-in; from then on it carries raw bytes. Used
/// by one thread.
final class CurlStream {
    private static let chunk = 1 << 16

    private let handle: UnsafeMutableRawPointer
    private let descriptor: Int32
    private var room = [UInt8](repeating: 0, count: CurlStream.chunk)

    init(_ server: IMAPServer) throws(IMAPError) {
        guard CurlLibrary.isStarted, let handle = curl_easy_init() else {
            throw .unreachable(cause: "libcurl cannot start")
        }
        self.handle = handle
        Self.set(handle, server)
        let code = curl_easy_perform(handle)
        var socket: curl_socket_t = -1
        if code == CURLE_OK { _ = curl_shim_socket(handle, &socket) }
        descriptor = socket
        guard code == CURLE_OK, socket >= 0 else {
            let cause = "\(server): \(String(cString: curl_easy_strerror(code)))"
            throw code == CURLE_LOGIN_DENIED ? .denied(cause: cause) : .unreachable(cause: cause)
        }
    }

    deinit { curl_easy_cleanup(handle) }

    private static func set(_ handle: UnsafeMutableRawPointer, _ server: IMAPServer) {
        curl_shim_set_string(handle, CURLOPT_URL, server.url)
        curl_shim_set_string(handle, CURLOPT_PROTOCOLS_STR, "imap,imaps")
        curl_shim_set_string(handle, CURLOPT_PROXY, "")
        curl_shim_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_shim_set_long(handle, CURLOPT_CONNECT_ONLY, 1)
        curl_shim_set_long(handle, CURLOPT_SASL_IR, 1)
        curl_shim_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
        curl_shim_set_long(handle, CURLOPT_CONNECTTIMEOUT, server.connectSeconds)
        curl_shim_set_long(handle, CURLOPT_TIMEOUT, server.connectSeconds)
        let demand = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        curl_shim_set_long(handle, CURLOPT_USE_SSL, Int(demand.rawValue))
        if let authorities = server.authorities {
            curl_shim_set_string(handle, CURLOPT_CAINFO, authorities)
        }
        curl_shim_set_string(handle, CURLOPT_USERNAME, server.user)
        curl_shim_set_string(handle, CURLOPT_PASSWORD, server.password)
    }

    func send(_ bytes: [UInt8], seconds: Int) throws(IMAPError) {
        var sent = 0
        while sent < bytes.count {
            var count = 0
            let code = bytes[sent...].withUnsafeBytes {
                curl_easy_send(handle, $0.baseAddress, $0.count, &count)
            }
            if code == CURLE_OK {
                sent += count
            } else if code == CURLE_AGAIN {
                guard wait(for: POLLOUT, milliseconds: seconds * 1000) else {
                    throw .cut(cause: "nothing could be sent for \(seconds) s")
                }
            } else {
                throw .cut(cause: String(cString: curl_easy_strerror(code)))
            }
        }
    }

    /// What has come; empty: ask again; nil: nothing came in time.
    func receive(milliseconds: Int) throws(IMAPError) -> ArraySlice<UInt8>? {
        // Bytes that TLS has decrypted already are asked for first: the socket would not show them.
        let ready = try received()
        guard ready.isEmpty else { return ready }
        return wait(for: POLLIN, milliseconds: milliseconds) ? try received() : nil
    }

    private func received() throws(IMAPError) -> ArraySlice<UInt8> {
        var count = 0
        let code = room.withUnsafeMutableBytes {
            curl_easy_recv(handle, $0.baseAddress, $0.count, &count)
        }
        if code == CURLE_AGAIN { return [] }
        if code == CURLE_OK, count > 0 { return room[..<count] }
        throw .cut(
            cause: code == CURLE_OK
                ? "the server closed it" : String(cString: curl_easy_strerror(code)))
    }

    private func wait(for events: Int32, milliseconds: Int) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return poll(&waiting, 1, Int32(clamping: milliseconds)) > 0
    }
}
