import HTTPTypes
import Hummingbird
import Runtime

/// Cookies are for TLS only, unless the server was started otherwise. A browser that came by plain
/// http drops them without a word.
extension Site {
    /// Whether that is certain. A proxy may speak TLS for us, and browsers keep such cookies on
    /// this very machine.
    func losesCookies(_ request: Request, from caller: SignIn.Caller) -> Bool {
        guard isSecure, let host = request.head.authority, !BrowserTrust.isOwnMachine(host) else {
            return false
        }
        if let scheme = request.schemeSaid(of: host) { return scheme == "http" }
        // Browsers send it to addresses that they trust, and to no others (Fetch Metadata, section
        // 2).
        if request.headers[.fetchSite] != nil { return false }
        return caller.address != nil && !request.cameByProxy
    }

    func plainPage(_ request: Request) -> Response {
        let address = desk.address.text.flatMap { $0.hasPrefix("https://") ? $0 : nil }
        let model = PlainHTTPPage.Model(
            language: language(request), deskName: deskName, address: address)
        return page(PlainHTTPPage.view(model), status: request.method == .post ? .forbidden : .ok)
    }
}

/// Hosts that browsers trust without TLS (Secure Contexts, section 3.1).
public enum BrowserTrust {
    /// - Parameter host: a name or address, with or without a port.
    public static func isOwnMachine(_ host: String) -> Bool {
        let name = name(host.lowercased())
        if name == "[::1]" || name == "localhost" || name.hasSuffix(".localhost") { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts.first == 127 && !parts.contains(nil)
    }

    private static func name(_ host: String) -> Substring {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return host[...end] }
        return host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)[0]
    }
}

extension Request {
    /// How the browser reached the host, as it says itself, or a proxy for it; nil: nobody says.
    fileprivate func schemeSaid(of host: String) -> String? {
        for said in [headers[.origin], headers[.referer]].compactMap(\.self) {
            let parts = said.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
            if parts.count >= 3, parts[2] == host, ["http:", "https:"].contains(parts[0]) {
                return String(parts[0].dropLast())
            }
        }
        return headers[.forwardedProto]?.split(separator: ",").last.map {
            $0.lowercased().filter { $0 != " " }
        }
    }

    fileprivate var cameByProxy: Bool {
        [.forwardedFor, .forwarded, .via].contains { headers[$0] != nil }
    }
}

extension HTTPField.Name {
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    fileprivate static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
    fileprivate static let forwarded = HTTPField.Name("Forwarded")!
}
