import Testing

@testable import ServiceDesk

@Suite struct DomainNameTests {
    private static let client: Client = {
        var client = Client(id: "alfa")
        client.projects = [
            "shop": Project(id: "shop", name: "Shop", sites: ["shop.example", "магазин.рф"]),
            "blog": Project(id: "blog", name: "Blog", sites: ["blog.shop.example"]),
            "bare": Project(id: "bare", name: "Bare"),
        ]
        return client
    }()

    @Test(
        arguments: [
            ("See https://shop.example/cart?x=1.", "shop"), ("www.shop.example is down", "shop"),
            ("HTTPS://SHOP.EXAMPLE:8443/", "shop"), ("Открыл магазин.рф/корзина.", "shop"),
            ("http://blog.shop.example/a", "blog"), ("(shop.example)", "shop"),
            ("Write to anna@shop.example", nil), ("shop.example and blog.shop.example", nil),
            ("notshop.example", nil), ("shop.example.evil.test", nil), ("nothing here", nil),
            ("", nil),
        ] as [(String, String?)])
    func `a page's address tells the project, when it tells one`(text: String, project: String?) {
        #expect(Self.client.project(namedIn: text) == project)
    }

    @Test(arguments: [
        ("shop.example", true), ("a-b.c1.example", true), ("магазин.рф", true), ("shop", false),
        ("", false),
        (".example", false), ("shop..example", false), ("-a.example", false), ("a-.example", false),
        ("https://shop.example", false), ("shop.example/cart", false), ("Shop.example", false),
        ("a.example:80", false), ("a b.example", false),
        (String(repeating: "a", count: 250) + ".ru", true),
        (String(repeating: "a", count: 251) + ".ru", false),
    ])
    func `a domain is a bare one in lower case`(text: String, isDomain: Bool) {
        #expect(DomainName.isDomain(text) == isDomain)
    }

    @Test func `a long text is looked at within bounds`() {
        let many = (0..<2000).map { "h\($0).example" }.joined(separator: " ")
        #expect(DomainName.hosts(in: many).count == DomainName.hostsMax)
    }
}
