extension TicketEvent {
    /// Whose the ticket is, as somebody found out after it had come.
    public struct Placed: Sendable, Hashable, Codable {
        public var client: String?
        public var project: String?
        /// Who asked, as they are known now.
        public var sender: Sender
        /// What was agreed with the client, as it is known now.
        public var standing: Standing
        /// The regulation in force at the arrival, with the changes of this client's agreements.
        public var basis: Basis

        public init(
            client: String?, project: String?, sender: Sender, standing: Standing, basis: Basis
        ) {
            self.client = client
            self.project = project
            self.sender = sender
            self.standing = standing
            self.basis = basis
        }
    }
}
