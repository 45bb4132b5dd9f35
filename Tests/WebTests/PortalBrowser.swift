import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceDesk
import Testing

@testable import Runtime
@testable import Web

/// A client's browser without script: cookies, forms, answers.
final class PortalBrowser: @unchecked Sendable {
    struct Answer {
        var status: Int
        var headers: HTTPFields
        var bytes: [UInt8]
        var text: String { String(decoding: bytes, as: UTF8.self).replacing("\u{a0}", with: " ") }
    }

    let site: Site
    /// English, whatever the contact's card says.
    private var cookies = ["language": "en"]

    init(_ site: Site) { self.site = site }

    /// Signs in by a link as the contact of this address.
    convenience init(_ temporary: APIDesk, as address: String) async throws {
        try await self.init(temporary.site, as: address)
    }

    convenience init(_ site: Site, as address: String) async throws {
        self.init(site)
        let token = try #require(try await site.portalSignIn.link(for: address, seconds: 600))
        let path = "/portal/sign-in/\(token)"
        let contact = try #require(
            try await site.portalSignIn.choices(link: token).first?.contact.id)
        let page = try await get(path)
        let answer = try await post(path, ["form_token": Self.formToken(page), "contact": contact])
        #expect(answer.headers[.location] == "/portal")
    }

    func get(_ path: String) async throws -> Answer {
        try await send(.get, path, type: nil, body: [])
    }

    func post(_ path: String, _ fields: [String: String]) async throws -> Answer {
        let body = fields.map {
            "\(PercentCoding.encode($0.key))=\(PercentCoding.encode($0.value))"
        }
        return try await send(
            .post, path, type: "application/x-www-form-urlencoded",
            body: Array(body.joined(separator: "&").utf8))
    }

    /// Fills in the form of `page` that goes to `path`, and sends it.
    func submit(
        _ path: String, of page: String, _ fields: [String: String],
        files: [(name: String, type: String, bytes: [UInt8])] = []
    ) async throws -> Answer {
        let page = try await get(page)
        var all = ["form_token": Self.formToken(page), "nonce": "n\(page.text.hashValue)"]
        all.merge(fields) { $1 }
        if files.isEmpty { return try await post(path, all) }
        let boundary = "----boundary7"
        var body: [UInt8] = []
        for (name, value) in all {
            body +=
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
                .utf8
        }
        for file in files {
            body += "--\(boundary)\r\nContent-Disposition: form-data; ".utf8
            body += "name=\"files\"; filename=\"\(file.name)\"\r\n".utf8
            body +=
                Array("Content-Type: \(file.type)\r\n\r\n".utf8) + file.bytes + Array("\r\n".utf8)
        }
        body += "--\(boundary)--\r\n".utf8
        return try await send(
            .post, path, type: "multipart/form-data; boundary=\(boundary)", body: body)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, type: String?, body: [UInt8]
    ) async throws -> Answer {
        var head = HTTPRequest(
            method: method, scheme: "http", authority: "desk.example", path: path)
        head.headerFields[.contentType] = type
        head.headerFields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        head.headerFields[.acceptLanguage] = "en"
        // As by a proxy that speaks TLS: the cookies are for nothing else.
        head.headerFields[HTTPField.Name("X-Forwarded-Proto")!] = "https"
        let request = Hummingbird.Request(head: head, body: .init(buffer: ByteBuffer(bytes: body)))
        let response = await site.respond(request, from: "192.0.2.7", log: site.desk.log)
        for line in response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        return Answer(
            status: response.status.code, headers: response.headers,
            bytes: try await response.wholeBody())
    }

    static func formToken(_ page: Answer) -> String {
        page.text.components(separatedBy: #"name="form_token" value=""#).dropFirst().first
            .map { String($0.prefix { $0 != "\"" }) } ?? ""
    }
}

extension Response {
    func wholeBody() async throws -> [UInt8] {
        let box = BodyBytes()
        try await body.write(BodyBytesWriter(box: box))
        return box.bytes
    }
}

private final class BodyBytes: @unchecked Sendable {
    var bytes: [UInt8] = []
}

private struct BodyBytesWriter: ResponseBodyWriter {
    let box: BodyBytes

    mutating func write(_ buffer: ByteBuffer) async throws { box.bytes += buffer.readableBytesView }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
