import Foundation
import Testing
import WorkingTime

@testable import Web

struct APISchemaTests {
    private func read(_ text: String) -> JSONValue? { try? JSONText.read(Array(text.utf8)) }

    @Test(arguments: [
        "{", "}", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "01", "1.", ".5", "+1", "--1", "1e", "nul",
        "true false",
        "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"a\nb\"", "NaN", "Infinity",
        "1e999",
        "\u{FEFF}1",
        #"{"a":1,"a":1}"#, #"{"a":1,"\u0061":2}"#,
    ])
    func `what is no JSON, or could be read in two ways, is refused`(text: String) {
        #expect(read(text) == nil)
    }

    @Test func `JSON is read as Foundation reads it`() throws {
        let text =
            #" {"a": [1, -2.5, 1e2, true, false, null, "x\n\u00e9\ud83d\ude42/\/"], "": {}} "#
        #expect(
            read(text)
                == .object([
                    "a": .array([
                        .integer(1), .number(-2.5), .integer(100), .bool(true), .bool(false), .null,
                        .string("x\né🙂//"),
                    ]), "": .object([:]),
                ]))
    }

    @Test func `nesting and the number of values are bounded`() {
        let deep =
            String(repeating: "[", count: JSONText.depthMax)
            + String(repeating: "]", count: JSONText.depthMax)
        #expect(read(deep) != nil)
        #expect(read("[\(deep)]") == nil)
        let many = Array(repeating: "1", count: JSONText.valuesMax).joined(separator: ",")
        #expect(read("[\(many)]") == nil)
    }

    @Test func `a pattern and its code agree`() throws {
        let long = String(repeating: "x", count: 49)
        let pieces = ["a", "Z", "0", "_", "-", ".", ":", " ", "ә", "/", "\n", "", "aa.b-c_9", long]
        let texts =
            pieces + pieces.flatMap { first in pieces.map { first + $0 } }
            + [String(repeating: "x", count: 200), String(repeating: "x", count: 201)]
        for pattern in APIPattern.allCases {
            let expression = try Regex(pattern.rawValue)
            for text in texts where !text.hasSuffix("\n") {
                #expect(
                    pattern.matches(text) == (text.wholeMatch(of: expression) != nil),
                    "\(pattern) \(text)")
            }
        }
    }

    @Test(arguments: [
        ("2026-01-31T09:00:00Z", true), ("2026-01-31t09:00:00z", true),
        ("2026-01-31T09:00:00.123456Z", true),
        ("2026-01-31T09:00:00+05:00", true), ("2026-01-31T09:00Z", false),
        ("2026-01-31 09:00:00Z", false),
        ("2026-01-31T09:00:00", false), ("2026-02-30T09:00:00Z", false),
        ("2026-01-31T09:00:00.Z", false),
        ("2026-01-31T24:00:00Z", false), ("today", false), ("", false),
    ])
    func `instants are RFC 3339`(text: String, isInstant: Bool) {
        #expect((Instant(rfc3339: text) != nil) == isInstant)
    }

    @Test func `every shape that the contract names exists`() {
        let names = APIContract.operations.flatMap {
            [$0.body].compactMap(\.self) + $0.answers.compactMap(\.schema)
        }
        for name in names + ["Problem"] { #expect(APIContract.schemas[name] != nil, "\(name)") }
        #expect(Set(APIContract.operations.map(\.id)) == Set(APIOperation.ID.allCases))
        #expect(APIContract.contactActs.allSatisfy { APIContract.actions[$0.rawValue] != nil })
    }
}
