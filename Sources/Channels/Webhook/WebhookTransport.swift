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

    init(isInside: Bool) { self.isInside = isInside }

    func run(_ body: String, _ url: String, _ headers: [String]) -> WebhookOutcome {
        let post = CurlPost.begin(
            answerMax: Self.answerMax, connectSeconds: WebhookTransport.connectSeconds,
            totalSeconds: WebhookTransport.totalSeconds)
        guard let post else { return .unreachable(cause: "libcurl cannot start") }
        // Asked with the address that is really connected to, so a name cannot lead elsewhere
        // between check and call.
        curl_shim_set_gate(
            post.handle,
            { user, _, address in
                guard let user, let address else { return -1 }
                return Unmanaged<WebhookCall>.fromOpaque(user).takeUnretainedValue().open(address)
            }, Unmanaged.passUnretained(self).toOpaque())
        let (code, status) = withExtendedLifetime(self) {
            post.run(body, to: url, headers: headers)
        }
        if isForbidden { return .forbidden }
        if status > 0 { return .answered(status) }
        return .unreachable(cause: String(cString: curl_easy_strerror(code)))
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
