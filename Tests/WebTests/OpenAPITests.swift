import Foundation
import Testing

@testable import Web

struct OpenAPITests {
    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Web/API/openapi.json").standardizedFileURL

    /// `OPENAPI_WRITE=1` writes the file anew.
    @Test func `the file says what the code does`() throws {
        if ProcessInfo.processInfo.environment["OPENAPI_WRITE"] != nil {
            try OpenAPIDocument.json.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let file = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(
            file == OpenAPIDocument.json, "run OPENAPI_WRITE=1 swift test --filter OpenAPITests")
    }
}
