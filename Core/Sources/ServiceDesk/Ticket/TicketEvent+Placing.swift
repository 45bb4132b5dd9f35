extension TicketEvent {
    /// Whose the ticket is, as somebody found out after it had come.
    public struct Placed: Sendable, Hashable, Codable {
        public var client: String?
        public var project: String?
        /// Who asked, as they are known now.
        public var sender: Sender
        /// What was agreed with the client, as it is known now.
        public var entitlement: Entitlement
        /// The regulation in force at the arrival, with the changes of this client's agreements.
        public var basis: Basis

        private enum CodingKeys: String, CodingKey {
            case client, project, sender, basis
            case entitlement = "standing"
        }

        public init(
            client: String?, project: String?, sender: Sender, entitlement: Entitlement,
            basis: Basis
        ) {
            self.client = client
            self.project = project
            self.sender = sender
            self.entitlement = entitlement
            self.basis = basis
        }
    }
}
