import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Runtime
import Web

/// Whole answers of the site, from the request to the bytes of the page, without the network.
struct BenchSite {
    let site: Site
    private let cookie: String
    private let log: Logger

    init(_ desk: Desk, as staff: String = "marina") async throws {
        let signIn = SignIn(store: desk.store, world: desk.world)
        let (login, password) = ("bench-\(staff)@echo.example", "a password for the bench")
        try await signIn.setPassword(password, login: login, desk: desk.id, staff: staff)
        let token = try await signIn.signIn(login: login, password: password, from: .init())
        cookie = "session-\(desk.id)=\(token)"
        site = Site(desk: desk, signIn: signIn, isSecure: false)
        log = desk.log
    }

    struct WrongAnswer: Error { var status: Int }

    /// Bytes of the page at `path`.
    func page(_ path: String) async throws -> Int {
        var fields = HTTPFields()
        fields[.cookie] = cookie
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        let response = await site.respond(
            Request(head: head, body: .init(buffer: ByteBuffer())), log: log)
        guard response.status == .ok else { throw WrongAnswer(status: response.status.code) }
        return response.body.contentLength ?? 0
    }

    /// Times of `count` answers in seconds, sorted.
    func times(_ path: String, count: Int) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<count { times.append(try await Bench.seconds { _ = try await page(path) }) }
        return times.sorted()
    }
}
