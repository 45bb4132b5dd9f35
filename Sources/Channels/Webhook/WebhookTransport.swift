import CCurlShim
import Glibc

/// What a webhook answered.
public enum WebhookOutcome: Sendable, Hashable {
    case answered(Int)
    /// The address leads where we do not call.
    case forbidden
    case unreachable(cause: String)
}

/// Posts JSON to addresses that others named: no redirects, no proxies, bounded in time, only to
/// reachable addresses.
public final class WebhookTransport: Sendable {
    /// Calls at the same time.
    public static let callsAtOnce = 4
    public static let connectSeconds = 5
    public static let totalSeconds = 10

    /// Addresses of the operator's own network are called too.
    public let isInside: Bool
    private let threads = BlockingThreads(name: "webhook", count: WebhookTransport.callsAtOnce)

    public init(isInside: Bool) { self.isInside = isInside }

    public func post(_ body: String, to url: String, headers: [String]) async -> WebhookOutcome {
        let isInside = isInside
        do {
            return try await threads.run { WebhookCall(isInside: isInside).run(body, url, headers) }
        } catch {
            return .unreachable(cause: "\(error)")
        }
    }
}

/// One call. Blocking; used by one thread.
private final class WebhookCall {
    /// Bytes of an answer that are waited for.
    private static let answerMax = 1 << 16

    private let isInside: Bool
    private var isForbidden = false
    private var heard = 0

    init(isInside: Bool) { self.isInside = isInside }

    func run(_ body: String, _ url: String, _ headers: [String]) -> WebhookOutcome {
        guard CurlLibrary.isStarted, let handle = curl_easy_init() else {
            return .unreachable(cause: "libcurl cannot start")
        }
        defer { curl_easy_cleanup(handle) }
        var list: UnsafeMutablePointer<curl_slist>?
        for header in headers { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }
        curl_shim_set_string(handle, CURLOPT_URL, url)
        curl_shim_set_list(handle, CURLOPT_HTTPHEADER, list)
        curl_shim_set_long(handle, CURLOPT_POSTFIELDSIZE, body.utf8.count)
        curl_shim_set_string(handle, CURLOPT_COPYPOSTFIELDS, body)
        setLimits(handle)
        setCallbacks(handle)
        let code = withExtendedLifetime(self) { curl_easy_perform(handle) }
        var status = 0
        curl_shim_status(handle, &status)
        if isForbidden { return .forbidden }
        if status > 0 { return .answered(status) }
        return .unreachable(cause: String(cString: curl_easy_strerror(code)))
    }

    private func setLimits(_ handle: UnsafeMutableRawPointer) {
        curl_shim_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        curl_shim_set_string(handle, CURLOPT_PROXY, "")
        curl_shim_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        curl_shim_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_shim_set_long(handle, CURLOPT_CONNECTTIMEOUT, WebhookTransport.connectSeconds)
        curl_shim_set_long(handle, CURLOPT_TIMEOUT, WebhookTransport.totalSeconds)
    }

    private func setCallbacks(_ handle: UnsafeMutableRawPointer) {
        let user = Unmanaged.passUnretained(self).toOpaque()
        // Asked with the address that is really connected to, so a name cannot lead elsewhere
        // between check and call.
        curl_shim_set_gate(
            handle,
            { user, _, address in
                guard let user, let address else { return -1 }
                return Unmanaged<WebhookCall>.fromOpaque(user).takeUnretainedValue().open(address)
            }, user)
        curl_shim_set_writer(
            handle,
            { _, size, count, user in
                guard let user else { return 0 }
                let call = Unmanaged<WebhookCall>.fromOpaque(user).takeUnretainedValue()
                call.heard += size * count
                return call.heard > WebhookCall.answerMax ? 0 : size * count
            }, user)
    }

    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let start =
            UnsafeRawPointer(address) + (MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
        let bytes = ReachableAddress.bytes(start, family: address.pointee.family)
        guard ReachableAddress.allows(bytes, isInside: isInside) else {
            isForbidden = true
            return -1
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
    }
}
