import Hummingbird

extension ConnectionRoom {
    /// How every server of the process listens.
    func configuration(host: String, port: Int) -> ApplicationConfiguration {
        ApplicationConfiguration(
            address: .hostname(host, port: port), serverName: nil,
            availableConnectionsDelegate: .maximum(
                limits.connections + limits.margin, logger: Site.quiet))
    }
}
