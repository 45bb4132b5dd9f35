import HTTPTypes
import Hummingbird
import NIOCore
import Runtime

/// What is known of a connection.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Address of the other end.
    let remote: String?
    /// When the connection ends.
    let closing: EventLoopFuture<Void>

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remote = source.channel.remoteAddress?.ipAddress
        closing = source.channel.closeFuture
    }
}

/// Reverse proxies that may say for whom they ask; nobody else's `X-Forwarded-For` is believed.
public struct TrustedProxies: Sendable {
    private let addresses: Set<String>

    /// - Parameter addresses: IP addresses as written in numbers.
    public init(_ addresses: [String] = []) { self.addresses = Set(addresses) }

    /// The network address to count attempts by: of IPv6 the first 64 bits, which one subscriber
    /// has; nil: the address is this machine's own, so a proxy that was not named stands before us
    /// and everybody has the same one.
    func address(remote: String?, forwarded: String?) -> String? {
        guard let remote else { return nil }
        var address = remote
        if addresses.contains(remote) {
            // The last entry was written by the proxy itself; those before it by anybody.
            guard let last = forwarded?.split(separator: ",").last else { return nil }
            address = String(last.filter { !$0.isWhitespace })
        }
        return Self.network(address)
    }

    /// Whose a connection or request is counted as.
    func holder(remote: String?, forwarded: String?) -> ConnectionRoom.Holder {
        let known = address(remote: remote, forwarded: forwarded)
        return ConnectionRoom.Holder(address: known ?? remote ?? "", isOwn: known != nil)
    }

    private static func network(_ address: String) -> String? {
        switch try? SocketAddress(ipAddress: address, port: 0) {
        case .v4(let four)?:
            let bytes = withUnsafeBytes(of: four.address.sin_addr) { Array($0) }
            return bytes[0] == 127 ? nil : address
        case .v6(let six)?:
            let bytes = withUnsafeBytes(of: six.address.sin6_addr) { Array($0) }
            let isLoopback = bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
            // An IPv4 address in IPv6 clothes.
            if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
                return network(bytes[12...].map(String.init).joined(separator: "."))
            }
            return isLoopback ? nil : prefix(bytes)
        case .unixDomainSocket?, nil: return nil
        }
    }

    private static func prefix(_ bytes: [UInt8]) -> String {
        let groups = stride(from: 0, to: 8, by: 2).map { at in
            String(UInt16(bytes[at]) << 8 | UInt16(bytes[at + 1]), radix: 16)
        }
        return groups.joined(separator: ":") + "::/64"
    }
}

extension Site {
    func caller(_ request: Request, remote: String?) -> SignIn.Caller {
        let forwarded = request.headers[.forwardedFor]
        var caller = SignIn.Caller(
            agent: request.headers[.userAgent] ?? "",
            address: proxies.address(remote: remote, forwarded: forwarded))
        caller.device = cookie(deviceCookie, request)
        return caller
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
