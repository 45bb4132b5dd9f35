import Foundation
import Web

extension ServeOptions {
    /// Said at the start where browsers would reach us by plain http and keep no session; nil:
    /// nothing speaks for it.
    var cookieHint: String? {
        guard !insecureCookies else { return nil }
        let reached = publicURL.flatMap(URLComponents.init(string:))
        guard reached?.scheme != "https", !BrowserTrust.isOwnMachine(reached?.host ?? host) else {
            return nil
        }
        return """
            Sign-in works over https only: put a proxy with TLS in front and say --public-url https://…; for a trial \
            in a closed network add --insecure-cookies.
            """
    }
}
