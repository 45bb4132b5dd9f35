import Foundation
import HTTPTypes
import Testing

@testable import Runtime
@testable import Web

/// Files through the API, and what else was once missing there: merging, versions of clients.
struct APIFilesTests {
    private static let csv = Data("a;b\n1;2\n".utf8)

    private static func file(_ name: String = "a.csv", _ data: Data = csv) -> String {
        #"{"name": "\#(name)", "content_type": "text/csv", "data": "\#(data.base64EncodedString())"}"#
    }

    private static func said(_ files: [String]) -> String {
        #"{"text": "See the file", "files": [\#(files.joined(separator: ", "))]}"#
    }

    @Test func `a file sent with a ticket, an answer and a note comes back byte for byte`()
        async throws
    {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let new = APIDesk.new(more: #", "files": [\#(Self.file())]"#)
        #expect(
            try await desk.call(.post, "/tickets", token: token, body: new, key: "n").status == 201)
        for (index, path) in ["replies", "notes"].enumerated() {
            let done = try await desk.call(
                .post, "/tickets/1/\(path)", token: token, body: Self.said([Self.file()]),
                key: "k\(index)",
                version: "*")
            #expect(done.status == 200, "\(String(decoding: done.bytes, as: UTF8.self))")
        }
        let files = try await desk.fileIDs(of: 1, token)
        #expect(files.count == 3)
        for id in files {
            let answer = try await desk.call(.get, "/tickets/1/files/\(id)", token: token)
            #expect(answer.status == 200 && Data(answer.bytes) == Self.csv)
            #expect(answer.headers[.contentType] == "application/octet-stream")
            #expect(answer.headers[.contentDisposition] == "attachment; filename*=UTF-8''a.csv")
        }
        // The client's token: what was said to them, not the note; another client's: nothing.
        let (anna, boris) = (
            try await desk.token("alfa.anna", ["read"]),
            try await desk.token("beta.boris", ["read"])
        )
        let told = try await files.map {
            try await desk.call(.get, "/tickets/1/files/\($0)", token: anna).status
        }
        #expect(told.sorted() == [200, 200, 404])
        for id in files {
            #expect(try await desk.call(.get, "/tickets/1/files/\(id)", token: boris).status == 404)
        }
        #expect(try await desk.call(.get, "/tickets/1/files/none", token: token).status == 404)
    }

    @Test func `a contact sends a file as well`() async throws {
        let desk = try await APIDesk()
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        let new =
            #"{"subject": "Filter", "text": "x", "files": [\#(Self.file("../../экран.png"))]}"#
        #expect(
            try await desk.call(.post, "/tickets", token: anna, body: new, key: "n").status == 201)
        let more = try await desk.call(
            .post, "/tickets/1/replies", token: anna, body: Self.said([Self.file()]), key: "m",
            version: "*")
        #expect(more.status == 200)
        let files = try await desk.fileIDs(of: 1, anna)
        #expect(files.count == 2)
        let first = try await desk.call(.get, "/tickets/1/files/\(files[0])", token: anna)
        #expect(
            first.headers[.contentDisposition]?.hasSuffix("%D1%8D%D0%BA%D1%80%D0%B0%D0%BD.png")
                == true)
    }

    @Test func `limits of files are told before anything is stored`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        _ = try await desk.ticket(token)
        func status(_ files: [String], _ key: String) async throws -> Int {
            try await desk.call(
                .post, "/tickets/1/replies", token: token, body: Self.said(files), key: key,
                version: "*"
            ).status
        }
        let many = Array(repeating: Self.file(), count: API.filesMax + 1)
        #expect(try await status(many, "a") == 422)
        #expect(try await status([Self.file("b", Data(count: API.filesBytesMax + 1))], "b") == 413)
        #expect(try await status([Self.file("c", Data(count: API.filesBodyMax))], "c") == 413)
        #expect(try await status([#"{"name": "d", "data": "a"}"#], "d") == 422)
        #expect(
            try await status([#"{"name": "e", "data": "YQ==", "content_type": "x\ny"}"#], "e")
                == 422)
        #expect(try await status([Self.file("f", Data(count: API.filesBytesMax))], "f") == 200)
        // Actions carry none: their body is small.
        let action = #"{"action": "finish", "files": []}"#
        let refused = try await desk.call(
            .post, "/tickets/1/actions", token: token, body: action, key: "g", version: "*")
        #expect(refused.status == 422)
    }

    @Test func `every base64 that fits the pattern is read`() throws {
        for text in ["YQ==", "YR==", "YWI=", "YWJ=", "YWJj", "+/+/"] {
            #expect(APIPattern.base64.matches(text) && Data(base64Encoded: text) != nil, "\(text)")
        }
        for text in ["", "Y", "YQ", "YQ=", "Y===", "====", "YQ==YQ==", "Y Q=", "YQ-_"] {
            #expect(!APIPattern.base64.matches(text), "\(text)")
        }
    }

    // MARK: Merging

    @Test func `a ticket is merged once, into an open one of the same client`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        _ = try await desk.ticket(token)
        _ = try await desk.ticket(token, subject: "Prices of the winter sale", key: "second")
        let boris = APIDesk.new(subject: "Other").replacing("anna@alfa", with: "boris@beta")
        _ = try await desk.call(.post, "/tickets", token: token, body: boris, key: "third")
        func merge(_ into: Int, _ key: String, version: String = "*") async throws -> APIAnswer {
            try await desk.call(
                .post, "/tickets/2/actions", token: token,
                body: #"{"action": "merge", "into": \#(into)}"#, key: key,
                version: version)
        }
        for (index, other) in [2, 3, 99].enumerated() {
            #expect(try await merge(other, "no\(index)").status == 422, "\(other)")
        }
        #expect(try await merge(1, "old", version: "\"1\"").status == 412)
        let done = try await merge(1, "yes")
        #expect(done.status == 200 && done["events"] as? [String] == ["merged"])
        let again = try await merge(1, "yes")
        #expect(again.status == 200 && again["is_repeat"] as? Bool == true)
        #expect(try await merge(1, "more").status == 422)
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        let own = try await desk.call(
            .post, "/tickets/1/actions", token: anna, body: #"{"action": "merge", "into": 2}"#,
            key: "own",
            version: "*")
        #expect(own.status == 403)
    }

    // MARK: Versions of clients

    @Test func `a client is stated on the version that was read, or not at all`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token("olga", ["people"])
        func put(_ name: String, _ version: String?) async throws -> APIAnswer {
            try await desk.call(
                .put, "/people/clients/omega", token: token, body: #"{"name": "\#(name)"}"#,
                version: version)
        }
        #expect(try await put("Omega", "*").status == 412)
        #expect(try await put("Omega", "\"1\"").status == 412)
        let first = try await put("Omega", nil)
        let tag = try #require(first.headers[.eTag])
        let second = try await put("Omega 2", tag)
        #expect(first.status == 201 && second.status == 200)
        let late = try await put("Omega 3", tag)
        #expect(late.status == 412 && late.problem == "version-mismatch")
        #expect(desk.desk.people.clients["omega"]?.name == "Omega 2")
        #expect(try await put("Omega 4", "*").status == 200)
    }
}

extension Sequence {
    fileprivate func map<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var result: [T] = []
        for element in self { result.append(try await transform(element)) }
        return result
    }
}
