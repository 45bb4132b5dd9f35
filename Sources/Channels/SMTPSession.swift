import CCurlShim
import Foundation
import Letters

/// One connection, one letter. Blocking; used by one thread.
final class SMTPSession {
    /// Reply lines kept; a server that says more is cut short.
    private static let replyLines = 100

    private let server: SMTPServer
    private let letter: [UInt8]
    private var sent = 0
    /// True once libcurl has asked for more than the letter holds: from then on the final dot may
    /// be out.
    private var isLetterOut = false
    private var repliesAfterLetter = 0
    /// The answer to QUIT says nothing about the letter.
    private var isLeaving = false
    private var replies: [String] = []

    init(_ server: SMTPServer, letter: [UInt8]) {
        self.server = server
        self.letter = letter
    }

    func run(from: String, to recipients: [String]) -> SMTPOutcome {
        guard CurlLibrary.isStarted, let handle = curl_easy_init() else {
            return .unreachable(cause: "libcurl cannot start")
        }
        defer { curl_easy_cleanup(handle) }
        var list: UnsafeMutablePointer<curl_slist>?
        for recipient in recipients { list = curl_slist_append(list, "<\(recipient)>") }
        defer { curl_slist_free_all(list) }
        curl_shim_set_string(handle, CURLOPT_URL, server.url)
        curl_shim_set_string(handle, CURLOPT_MAIL_FROM, "<\(from)>")
        curl_shim_set_list(handle, CURLOPT_MAIL_RCPT, list)
        setSecurity(handle)
        setCallbacks(handle)
        let code = withExtendedLifetime(self) { curl_easy_perform(handle) }
        return outcome(code)
    }

    private func setSecurity(_ handle: UnsafeMutableRawPointer) {
        curl_shim_set_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        curl_shim_set_string(handle, CURLOPT_PROXY, "")
        curl_shim_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_shim_set_long(handle, CURLOPT_CONNECTTIMEOUT, server.connectSeconds)
        curl_shim_set_long(handle, CURLOPT_TIMEOUT, server.totalSeconds)
        curl_shim_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, server.totalSeconds)
        let demand = server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        curl_shim_set_long(handle, CURLOPT_USE_SSL, Int(demand.rawValue))
        if let authorities = server.authorities {
            curl_shim_set_string(handle, CURLOPT_CAINFO, authorities)
        }
        if let user = server.user { curl_shim_set_string(handle, CURLOPT_USERNAME, user) }
        if let password = server.password {
            curl_shim_set_string(handle, CURLOPT_PASSWORD, password)
        }
    }

    private func setCallbacks(_ handle: UnsafeMutableRawPointer) {
        let user = Unmanaged.passUnretained(self).toOpaque()
        curl_shim_set_long(handle, CURLOPT_UPLOAD, 1)
        curl_shim_set_reader(
            handle,
            { buffer, size, count, user in
                guard let buffer, let user else { return 0 }
                return Unmanaged<SMTPSession>.fromOpaque(user).takeUnretainedValue().fill(
                    buffer, room: size * count)
            }, user)
        curl_shim_set_listener(
            handle,
            { _, kind, data, size, user in
                guard let data, let user else { return 0 }
                let line = String(
                    decoding: UnsafeRawBufferPointer(start: data, count: size), as: UTF8.self)
                let session = Unmanaged<SMTPSession>.fromOpaque(user).takeUnretainedValue()
                if kind == CURLINFO_HEADER_IN { session.heard(line) }
                if kind == CURLINFO_HEADER_OUT, line.hasPrefix("QUIT") { session.isLeaving = true }
                return 0
            }, user)
    }

    private func fill(_ buffer: UnsafeMutablePointer<CChar>, room: Int) -> Int {
        let count = min(room, letter.count - sent)
        guard count > 0 else {
            isLetterOut = true
            return 0
        }
        letter[sent..<(sent + count)].withUnsafeBytes { source in
            UnsafeMutableRawPointer(buffer).copyMemory(from: source.baseAddress!, byteCount: count)
        }
        sent += count
        return count
    }

    private func heard(_ line: String) {
        guard !isLeaving, replies.count < Self.replyLines else { return }
        replies.append(HeaderText.singleLine(line))
        if isLetterOut { repliesAfterLetter += 1 }
    }

    private func outcome(_ code: CURLcode) -> SMTPOutcome {
        let reply = replies.last ?? ""
        let number = Int(reply.prefix(3)) ?? 0
        let cause =
            "\(server): " + String(cString: curl_easy_strerror(code))
            + (reply.isEmpty ? "" : "; last reply: \(reply)")
        if code == CURLE_OK { return .handedOver(reply: reply) }
        if isLetterOut, repliesAfterLetter == 0 { return .ambiguous(cause: cause) }
        // A wrong password is the desk's fault, not the letter's: the letter waits until it is put
        // right.
        if code == CURLE_LOGIN_DENIED || isLocal(code) { return .unreachable(cause: cause) }
        if number >= 400, number < 600 {
            return .refused(
                code: number, text: String(reply.dropFirst(4)), permanent: number >= 500)
        }
        // The connection was lost over this letter: another may pass.
        return .refused(code: 0, text: cause, permanent: false)
    }

    private func isLocal(_ code: CURLcode) -> Bool {
        // With a word of the server heard, it is there.
        let isSilent = replies.isEmpty
        return [
            CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_SSL_CONNECT_ERROR,
            CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED,
        ].contains(code)
            || isSilent && [CURLE_OPERATION_TIMEDOUT, CURLE_RECV_ERROR].contains(code)
    }
}
