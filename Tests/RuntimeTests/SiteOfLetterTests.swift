import ServiceDesk
import Testing

@testable import Runtime

/// ECHO-61: the address of the page tells the project.
@Suite struct SiteOfLetterTests {
    private static func desk() async throws -> TemporaryDesk {
        let desk = try await TemporaryDesk()
        _ = try await desk.desk.apply(
            try desk.people {
                $0.replacing(
                    "sites: [lavka.example] }",
                    with:
                        "sites: [lavka.example] }\n      shop_a: { name: \"Shop A\", sites: [shop-a.example] }"
                )
            })
        return desk
    }

    @Test(
        arguments: [
            ("https://shop-a.example/cart", "shop_a"), ("see www.lavka.example", "lavka"),
            ("both shop-a.example and lavka.example", nil), ("the cart", nil),
        ] as [(String, String?)])
    func `a letter belongs to the project whose site it names`(text: String, project: String?)
        async throws
    {
        let desk = try await Self.desk()
        _ = try await desk.deliver(desk.letter(text: text))
        #expect(try await desk.ticket(1).stream.ticket.project == project)
    }

    @Test func `a domain written otherwise is told with its place`() async throws {
        let desk = try await TemporaryDesk()
        for bad in ["https://lavka.example", "Lavka.example", "lavka"] {
            let thrown = #expect(throws: PeopleFile.Problem.self) {
                try desk.people {
                    $0.replacing("sites: [lavka.example]", with: "sites: [\"\(bad)\"]")
                }
            }
            #expect(
                thrown?.description.hasPrefix("people.yaml:22:") == true,
                "\(thrown?.description ?? "")")
        }
    }
}
