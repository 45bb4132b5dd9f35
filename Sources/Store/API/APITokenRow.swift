import WorkingTime

/// A bearer token as it is kept: its digest, never itself.
public struct APITokenRow: Sendable, Hashable {
    public var id: String
    /// SHA-256 of the whole token, lower-case hexadecimal.
    public var digest: String
    /// First characters of the token, so that people can tell tokens apart.
    public var prefix: String
    /// What it is for, in its owner's words.
    public var name: String
    public var holder: APITokenHolder
    public var permissions: [String]
    public var createdAt: Instant
    public var expiresAt: Instant
    public var revokedAt: Instant?
    public var usedAt: Instant?

    public init(
        id: String, digest: String, prefix: String, name: String, holder: APITokenHolder,
        permissions: [String],
        createdAt: Instant, expiresAt: Instant, revokedAt: Instant? = nil, usedAt: Instant? = nil
    ) {
        self.id = id
        self.digest = digest
        self.prefix = prefix
        self.name = name
        self.holder = holder
        self.permissions = permissions
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.usedAt = usedAt
    }
}

/// For whom a token acts.
public enum APITokenHolder: Sendable, Hashable {
    case staff(String)
    case contact(String, client: String, scope: Viewer.Scope)
}

extension Viewer.Scope {
    /// `own`, `company` or `project:NAME,NAME`.
    public init?(text: String) {
        switch text {
        case "own": self = .own
        case "company": self = .company
        default:
            let parts = text.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0] == "project" else { return nil }
            self = .projects(parts[1].split(separator: ",").map(String.init))
        }
    }

    public var text: String {
        switch self {
        case .own: "own"
        case .company: "company"
        case .projects(let projects): "project:" + projects.joined(separator: ",")
        }
    }
}
