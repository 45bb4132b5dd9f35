import Channels
import Foundation
import HTTPTypes
import Hummingbird
import Letters
import NIOCore
import Runtime
import ServiceDesk
import Store

/// Files both ways: base64 in the body that says what they belong to, bytes in an answer.
extension API {
    /// Files of one request.
    static let filesMax = 10
    /// Bytes of them together, decoded.
    static let filesBytesMax = 5 << 20
    /// Bytes of a body that may carry files.
    static let filesBodyMax = 7 << 20

    /// What a request carries.
    func files(_ call: APICall) throws(APIProblem) -> FormData {
        var data = FormData()
        for (index, item) in call.objects("files").enumerated() {
            guard case .string(let text)? = item["data"], let bytes = Data(base64Encoded: text)
            else {
                throw .invalid("/files/\(index)/data", "is no base64")
            }
            let given: String = if case .string(let name)? = item["name"] { name } else { "" }
            let type: String? =
                if case .string(let type)? = item["content_type"] { type } else { nil }
            let name = AttachmentName.safe(given) ?? "file"
            data.files.append(
                .init(name: name, contentType: type ?? "application/octet-stream", bytes: bytes))
        }
        let total = data.files.reduce(0) { $0 + $1.bytes.count }
        guard total <= Self.filesBytesMax else {
            throw APIProblem(
                .tooLarge,
                "the files are larger than \(Self.filesBytesMax) bytes; send them by mail")
        }
        return data
    }

    func readMeeting(_ call: APICall) async throws -> Response {
        let view = try await view(call)
        guard
            let file = desk.meetingFile(
                of: view, for: call.viewer, in: try reader(call).language.rawValue)
        else {
            throw APIProblem(
                .notFound,
                "ticket \(call.number) plans no meeting: its category is none, or no time is set")
        }
        var response = Site.download(file)
        response.headers[.vary] = "Authorization"
        return response
    }

    /// A file of a message that the caller may read.
    func readFile(_ call: APICall) async throws -> Response {
        let (view, id) = (try await view(call), call.path["id"] ?? "")
        let told = view.stream.records.filter {
            call.staff != nil || $0.event.facts.visibility == .words
        }
        let letters = told.compactMap { $0.event.facts.content.flatMap { view.letters[$0.id] } }
        guard let file = letters.lazy.flatMap(\.files).first(where: { $0.content == id }),
            let bytes = try await desk.content(id, ofTicket: view.row.number, for: call.viewer)
        else {
            throw APIProblem(.notFound, "ticket \(call.number) has no such file for this token")
        }
        var headers = HTTPFields()
        // What the sender claims it is stands in the timeline; nobody shall run it by accident.
        headers[.contentType] = "application/octet-stream"
        headers[.contentDisposition] =
            "attachment; filename*=UTF-8''\(PercentCoding.encode(file.name))"
        headers[.vary] = "Authorization"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension APICall {
    /// Objects in a list.
    func objects(_ name: String) -> [[String: JSONValue]] {
        guard case .array(let items)? = member(name) else { return [] }
        return items.compactMap { item in
            if case .object(let members) = item { members } else { nil }
        }
    }
}
