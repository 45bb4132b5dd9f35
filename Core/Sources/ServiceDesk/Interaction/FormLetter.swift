/// A letter that a form of a site sent in somebody's name: the site's robot stands in From, and
/// whoever filled the form in stands in Reply-To.
public enum FormLetter {
    /// Whether the sender writes for others, as the form of a site of this client does.
    ///
    /// - Parameters:
    ///   - sender: whom From names, known to nobody.
    ///   - client: of the contact whom Reply-To names.
    public static func speaks(_ sender: String, for client: Client) -> Bool {
        let parts = sender.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let local = parts[0].prefix { $0 != "+" }.filter { $0.isLetter || $0.isNumber }
        return robots.contains(local) || client.hasSite(String(parts[1]))
    }

    /// Names that mailboxes of programs have, without their hyphens.
    private static let robots: Set<String> = [
        "noreply", "donotreply", "dontreply", "robot", "bot", "mailrobot", "mailer", "form",
        "forms", "webform", "site", "website", "www", "wwwdata", "wordpress", "notify", "notifier",
        "notification", "notifications", "feedback", "sender", "autosender", "forma", "zayavka",
        "order", "orders",
    ]
}

extension Client {
    /// The host, or one above it, is a site of one of the client's projects.
    func hasSite(_ host: String) -> Bool {
        projects.values.contains { project in
            project.sites.contains { site in
                let site = site.lowercased()
                return host == site || host.hasSuffix("." + site)
            }
        }
    }
}
