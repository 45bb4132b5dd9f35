import CPSL

/// Under one registered name everything belongs to one owner; which part of a domain is a
/// registered name, only the public suffix list knows (RFC 7489, 3.2): `co.uk` has many owners,
/// `alfa.co.uk` one.
public enum OrganizationalDomain {
    /// The newest list of this machine, loaded once; it is only read afterwards. Nil: there is
    /// none.
    nonisolated(unsafe) private static let list: OpaquePointer? = psl_latest(nil)

    /// Both domains are of one owner: equal, or under the same registered name (relaxed alignment,
    /// RFC 7489, 3.1).
    static func areAligned(_ one: String, _ other: String) -> Bool {
        let (one, other) = (one.lowercased(), other.lowercased())
        guard DomainName.isOne(one), DomainName.isOne(other) else { return false }
        if one == other { return true }
        guard let list, let mine = registered(one, list), let theirs = registered(other, list)
        else { return false }
        return mine == theirs
    }

    /// The registered name that a domain is under; nil: it is a public suffix itself, no domain, or
    /// there is no list.
    public static func registered(_ domain: String) -> String? {
        let domain = domain.lowercased()
        guard DomainName.isOne(domain), let list else { return nil }
        return registered(domain, list)
    }

    /// Nil: the domain is a public suffix itself.
    private static func registered(_ domain: String, _ list: OpaquePointer) -> String? {
        domain.withCString { psl_registrable_domain(list, $0).map { String(cString: $0) } }
    }
}

/// The form of a domain in letters and reports.
enum DomainName {
    private static let bytesMax = 253
    private static let labelMax = 63

    /// Labels of letters, digits and hyphens between dots; letters beyond ASCII are those of RFC
    /// 6531.
    static func isOne(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= bytesMax
            && labels.allSatisfy { label in
                (1...labelMax).contains(label.utf8.count)
                    && label.utf8.allSatisfy {
                        MailSyntax.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80
                    }
            }
    }
}
