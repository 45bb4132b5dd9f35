import Letters

/// What a mail server of ours found out about a letter's sender (RFC 8601).
public struct AuthenticationResults: Sendable, Hashable {
    public struct Result: Sendable, Hashable {
        /// `spf`, `dkim`, `dmarc` …
        public var method: String
        /// `pass`, `fail`, `none` …
        public var result: String
        /// Such as `header.from` or `smtp.mailfrom`.
        public var properties: [String: String]
    }

    /// What the results mean for the address in From.
    public enum Verdict: Sendable, Hashable {
        case proven
        /// Nobody vouches for the sender.
        case unproven
        /// The domain's own policy says that this is not from it.
        case failed
    }

    static let resultsMax = 50

    public var server: String
    public var results: [Result]

    /// Of several headers only the topmost of `server` counts: those below it may have come with the letter.
    public static func topmost(of server: String, in headers: [String]) -> AuthenticationResults? {
        headers.lazy.compactMap(AuthenticationResults.init).first { $0.server == server.lowercased() }
    }

    /// Reads the value of one header; nil when it has no server's name.
    public init?(_ value: String) {
        let parts = Self.withoutComments(value).split(separator: ";", omittingEmptySubsequences: false)
        guard let name = parts.first?.split(separator: " ").first else { return nil }
        server = Self.unquoted(name).lowercased()
        results = parts.dropFirst().prefix(Self.resultsMax).compactMap(Self.result)
    }

    private static func result(_ part: Substring) -> Result? {
        let words = part.split(whereSeparator: \.isWhitespace)
        guard let pair = words.first.flatMap(pair) else { return nil }
        let properties = words.dropFirst().compactMap { Self.pair($0) }
        return Result(
            // A version may follow the method: `spf/1=pass`.
            method: pair.0.split(separator: "/").first.map(String.init) ?? "", result: pair.1.lowercased(),
            properties: Dictionary(properties, uniquingKeysWith: { first, _ in first }))
    }

    private static func pair(_ word: Substring) -> (String, String)? {
        guard let equals = word.firstIndex(of: "=") else { return nil }
        return (word[..<equals].lowercased(), unquoted(word[word.index(after: equals)...]))
    }

    private static func unquoted(_ text: Substring) -> String { text.filter { $0 != "\"" } }

    /// Comments nest and may hold semicolons (RFC 5322, 3.2.2); an unfinished one hides the rest.
    private static func withoutComments(_ value: String) -> String {
        var (out, depth, isQuoted, isEscaped) = ("", 0, false, false)
        for character in value {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"", depth == 0 {
                isQuoted.toggle()
            } else if !isQuoted, character == "(" {
                depth += 1
                continue
            } else if !isQuoted, depth > 0, character == ")" {
                depth -= 1
                continue
            }
            // Inside quotes a semicolon separates nothing.
            if depth == 0 { out.append(isQuoted && character == ";" ? "_" : character) }
        }
        return out
    }

    // MARK: Meaning

    /// For the address in From. A pass of DMARC counts, or one of DKIM or SPF for this domain or the one above it.
    public func verdict(on from: MailAddress?) -> Verdict {
        guard let domain = from?.address.split(separator: "@").last?.lowercased(), !domain.isEmpty else {
            return .unproven
        }
        if results.contains(where: { $0.method == "dmarc" && $0.result == "fail" }) { return .failed }
        return results.contains { vouches($0, for: domain) } ? .proven : .unproven
    }

    private func vouches(_ result: Result, for domain: String) -> Bool {
        guard result.result == "pass" else { return false }
        let named: [String?] =
            switch result.method {
            case "dmarc": [result.properties["header.from"]]
            case "dkim": [result.properties["header.d"] ?? result.properties["header.i"]]
            case "spf": [result.properties["smtp.mailfrom"]]
            default: []
            }
        return named.compactMap { $0?.split(separator: "@").last?.lowercased() }.contains { name in
            // A domain speaks for those under it, never the other way round; a bare `com` for none.
            domain == name || (domain.hasSuffix("." + name) && name.contains("."))
        }
    }
}
