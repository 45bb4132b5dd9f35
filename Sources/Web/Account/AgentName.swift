/// A browser's own description as people say it: `Firefox, Linux`. It is a hint for its owner,
/// never a fact.
enum AgentName {
    private static let browsers: [(mark: String, name: String)] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser", "Yandex"), ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    private static let systems: [(mark: String, name: String)] = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]

    static func of(_ agent: String, unknown: String) -> String {
        let parts = [browsers, systems].compactMap { table in
            table.first { agent.contains($0.mark) }?.name
        }
        return parts.isEmpty ? unknown : parts.joined(separator: ", ")
    }
}
