import HTTPTypes
import Hummingbird
import NIOCore
import Runtime
import ServiceDesk

/// A meeting for the calendar of whoever takes part.
extension Site {
    func meetingFile(_ number: Int, _ visit: Visit) async throws -> Response {
        guard let view = try await desk.opened(number: number, by: visit.viewer),
            let file = desk.meetingFile(of: view, for: visit.viewer, in: visit.language.rawValue)
        else { throw PageError(.notFound) }
        return Self.download(file)
    }

    func portalMeeting(_ number: Int, _ visit: PortalVisit) async throws -> Response {
        guard let view = try await desk.ticket(number: number, for: visit.viewer),
            let file = desk.meetingFile(of: view, for: visit.viewer, in: visit.language.rawValue)
        else { throw PageError(.notFound) }
        return Self.download(file)
    }

    static func download(_ file: MeetingFile) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "\(MeetingFile.contentType); charset=utf-8"
        headers[.contentDisposition] =
            "attachment; filename*=UTF-8''\(PercentCoding.encode(file.name))"
        headers[.cacheControl] = "no-store"
        return Response(
            status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: file.text)))
    }
}
