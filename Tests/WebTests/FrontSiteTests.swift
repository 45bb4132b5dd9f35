import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Runtime
@testable import Web

@Suite struct FrontSiteTests {
    private func ask(_ site: FrontSite, _ path: String, cookie: String? = nil) async throws -> (
        Int, String
    ) {
        var head = HTTPRequest(
            method: .get, scheme: "http", authority: "desk.example:8080", path: path)
        head.headerFields[.cookie] = cookie
        head.headerFields[.acceptLanguage] = "en"
        let response = site.respond(Request(head: head, body: RequestBody(buffer: ByteBuffer())))
        #expect(response.headers[.contentSecurityPolicy] == Site.policy)
        let page = LiveDesk.Page()
        try await response.body.write(page)
        return (response.status.code, page.text)
    }

    @Test
    func `the first page leads to each desk by its own address, whatever host the request names`()
        async throws
    {
        let live = try await LiveDesk()
        let doors = Doors(awaiting: 9) { _ in }
        doors.open("http://127.0.0.1:8081/", of: "echo")
        let front = FrontSite(desks: [live.desk], doors: doors)
        let (status, page) = try await ask(front, "/")
        #expect(status == 200)
        for part in [
            "Echo Example LLC", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/portal", "2026.2",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        #expect(try await ask(front, "/", cookie: "language=kk").1.contains("Қолдау қызметтері"))
    }

    @Test(arguments: [
        "/tickets/1", "/sign-in", "/portal", "/admin", "/api/v1/tickets", "/queue/mine", "/%zz",
    ])
    func `it knows nothing else`(path: String) async throws {
        let live = try await LiveDesk()
        let (status, page) = try await ask(
            FrontSite(desks: [live.desk], doors: Doors(awaiting: 9) { _ in }), path)
        #expect(status == 404)
        #expect(!page.contains("Echo"))
    }
}
