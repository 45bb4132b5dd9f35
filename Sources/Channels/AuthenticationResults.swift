import Letters

/// What a mail server of ours found out about a letter's sender (RFC 8601).
public struct AuthenticationResults: Sendable, Hashable {
    public struct Result: Sendable, Hashable {
        /// `spf`, `dkim`, `dmarc` …
        public var method: String
        /// `pass`, `fail`, `none` …
        public var result: String
        /// Such as `header.from` or `smtp.mailfrom`, to the domain that its value names; without a
        /// domain it is left out.
        public var domains: [String: String]
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

    /// Of several headers only the topmost of `server` counts: those below it may have come with
    /// the letter.
    public static func topmost(of server: String, in headers: [String]) -> AuthenticationResults? {
        headers.lazy.compactMap(AuthenticationResults.init).first {
            $0.server == server.lowercased()
        }
    }

    /// Reads the value of one header; nil when it has no server's name.
    public init?(_ value: String) {
        let parts = AuthenticationTokens.parts(of: value)
        guard let head = parts.first, let name = AuthenticationResults.server(head) else {
            return nil
        }
        server = name
        results = parts.dropFirst().prefix(Self.resultsMax).compactMap(Self.result)
    }

    /// `authserv-id [version]`; of a version that is not 1 nobody knows how to read the rest.
    private static func server(_ head: [AuthenticationTokens.Word]) -> String? {
        guard let name = head.first?.value, !name.isEmpty, head.count <= 2 else { return nil }
        if head.count == 2, head[1].value != "1" { return nil }
        return name.lowercased()
    }

    /// A result that is not written as the grammar says, or names two domains by one property,
    /// proves nothing, whatever part of it could be read.
    private static func result(_ part: [AuthenticationTokens.Word]) -> Result? {
        guard let first = part.first?.pair else { return nil }
        var domains: [String: String] = [:]
        for word in part.dropFirst() {
            guard let pair = word.pair else { return nil }
            if pair.name == "reason" { continue }
            guard pair.name.contains("."), let domain = pair.value.domain else { continue }
            guard domains.updateValue(domain, forKey: pair.name).map({ $0 == domain }) ?? true
            else { return nil }
        }
        // A version may follow the method: `spf/1=pass`.
        let method = first.name.split(separator: "/", omittingEmptySubsequences: false)
        guard method.count == 1 || (method.count == 2 && method[1] == "1"), let name = method.first,
            let result = first.value.plain
        else { return nil }
        return Result(method: String(name), result: result.lowercased(), domains: domains)
    }

    // MARK: Meaning

    /// For the address in From: what DMARC says of its domain; where it says nothing, DKIM or SPF
    /// for a domain of the same owner.
    public func verdict(on from: MailAddress?) -> Verdict {
        guard let domain = from.flatMap({ AddressDomain.of($0.address) }) else { return .unproven }
        let dmarc = results.filter { $0.method == "dmarc" }
        if dmarc.contains(where: { $0.result == "fail" }) { return .failed }
        if dmarc.contains(where: { $0.result == "pass" && $0.domains["header.from"] == domain }) {
            return .proven
        }
        return results.contains { vouches($0, for: domain) } ? .proven : .unproven
    }

    private func vouches(_ result: Result, for domain: String) -> Bool {
        guard result.result == "pass" else { return false }
        let named: String? =
            switch result.method {
            case "dkim": result.domains["header.d"] ?? result.domains["header.i"]
            case "spf": result.domains["smtp.mailfrom"]
            default: nil
            }
        return named.map { OrganizationalDomain.areAligned($0, domain) } ?? false
    }
}

/// The domain of a mail address: what follows the last `@` that stands outside quotes (RFC 5321,
/// 4.1.2).
enum AddressDomain {
    /// Lower case; nil: the text is no address, or has more than one such `@`.
    static func of(_ address: String) -> String? {
        var (isQuoted, isEscaped) = (false, false)
        var ends: [String.Index] = []
        for index in address.indices {
            let character = address[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, character == "@" {
                ends.append(index)
            }
        }
        guard !isQuoted, ends.count == 1, let at = ends.first else { return nil }
        let domain = address[address.index(after: at)...]
        return DomainName.isOne(domain) ? domain.lowercased() : nil
    }
}
