import Synchronization

/// What links in letters begin with: `https://desk.example`, without a slash at the end. It must
/// not follow from what a request says.
public final class SiteAddress: Sendable {
    private let known = Mutex<String?>(nil)

    /// nil: neither configured nor learnt.
    public var text: String? { known.withLock(\.self) }

    /// The address as configured, or, where none is, that which the server listens on.
    package func learn(_ address: String) {
        known.withLock { $0 = $0 ?? Self.withoutSlash(address) }
    }

    private static func withoutSlash(_ url: String) -> String {
        url.hasSuffix("/") ? String(url.dropLast()) : url
    }
}
