/// Domains of sites, by which a project is told from a page's address.
public enum DomainName {
    /// Sites of one project.
    public static let countMax = 20
    /// Bytes of a domain name (RFC 1035, in its written form).
    public static let lengthMax = 253
    /// Addresses looked at in one text.
    static let hostsMax = 500

    /// A domain as it stands on a project: lower case, at least two labels, no scheme, no path.
    public static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= lengthMax && labels.count >= 2 && text == text.lowercased()
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.allSatisfy(isOfLabel)
            }
    }

    private static func isOfLabel(_ character: Character) -> Bool {
        character == "-" || character.isLetter || ("0"..."9").contains(character)
    }

    /// What stands in a text like a domain, lower case. A mail address names its writer, not the
    /// page.
    static func hosts(in text: some StringProtocol) -> Set<String> {
        var hosts: Set<String> = []
        var (word, before) = ("", Character(" "))
        var isMail = false
        for character in text + " " {
            if isOfLabel(character) || character == "." {
                if word.isEmpty { isMail = before == "@" }
                word.append(character)
            } else {
                let host = word.lowercased()
                let trimmed = host.last == "." ? String(host.dropLast()) : host
                if !isMail, character != "@", isDomain(trimmed) { hosts.insert(trimmed) }
                if hosts.count >= hostsMax { return hosts }
                word = ""
            }
            before = character
        }
        return hosts
    }
}

extension Client {
    /// Characters of a text that are looked at.
    static let siteTextMax = 100_000

    /// The project whose site the text speaks of: by the longest domain that fits, also over its
    /// sub-domains; nil: it speaks of none, or of several.
    public func project(namedIn text: String) -> String? {
        guard projects.values.contains(where: { !$0.sites.isEmpty }) else { return nil }
        let found = DomainName.hosts(in: text.prefix(Self.siteTextMax)).compactMap { host in
            projects.values.compactMap { project -> (site: String, project: String)? in
                let fitting = project.sites.filter { host == $0 || host.hasSuffix("." + $0) }
                return fitting.max { $0.count < $1.count }.map { ($0, project.id) }
            }.max { $0.site.count < $1.site.count }?.project
        }
        return Set(found).count == 1 ? found.first : nil
    }
}
