import ServiceDesk

/// As many clients as a bench asks for, each with two contacts and two projects, as a people file.
struct BenchPeople {
    let clients: Int
    /// Each client's agreement changes the regulation in its own way.
    var hasChanges = false
    /// Client whose name is another one.
    var renamed: Int?

    /// Clients in whose team the agent `agent` is, who has no role for the desk.
    static let ofAgent = 5

    func id(_ number: Int) -> String { "client-\(number)" }

    var text: String { Self.staff + (0..<clients).map(client).joined() }

    /// A file that names one client alone.
    func text(ofClient number: Int) -> String { Self.staff + client(number) }

    private static let staff = """
        people: 1
        staff:
          marina:
            name: Marina
            email: marina@echo.example
            language: en
            roles: [account_manager]
            administrator: true
          agent: { name: "Agent", email: agent@echo.example, language: en }
          wide: { name: "Wide", email: wide@echo.example, language: en }
        clients:

        """

    private func client(_ number: Int) -> String {
        let name = renamed == number ? "Renamed" : "Company"
        let changes = hasChanges ? ", changes: { prices.rates.work.amount: \(1000 + number) }" : ""
        let programmer =
            number < Self.ofAgent
            ? ", programmer: [agent]" : number.isMultiple(of: 7) ? ", programmer: [wide]" : ""
        return """
              \(id(number)):
                name: "\(name) \(number)"
                people:
                  anna:
                    name: "Anna \(number)"
                    addresses: [anna@c\(number).example]
                    roles: [official]
                    scope: company
                  gleb: { name: "Gleb \(number)", addresses: [gleb@c\(number).example], roles: [trusted] }
                agreements:
                  contract: { from: 2025-01-01, until: 2027-12-31\(changes) }
                projects:
                  shop:
                    name: "Shop \(number)"
                    team: { account_manager: marina\(programmer) }
                    sites: [shop\(number).example]
                  blog-\(number):
                    name: "Blog \(number)"
                    team: { account_manager: marina\(programmer) }

            """
    }
}
