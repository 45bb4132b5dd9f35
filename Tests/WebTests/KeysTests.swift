import Testing

@testable import Web

struct KeysTests {
    private static let script = String(decoding: Assets.app.bytes, as: UTF8.self)

    @Test func `every key that the help shows is bound by the script`() {
        for (keys, word) in Keys.all {
            for key in keys.map({ "\($0)" }) {
                let code =
                    switch key {
                    case "Enter", "Ctrl": "Enter"
                    case "/": "Slash"
                    case "?": "event.key === \"?\""
                    case "Esc": "Escape"
                    default: "Key\(key)"
                    }
                #expect(Self.script.contains(code), "\(word): \(key)")
            }
        }
    }

    @Test func `every element that a key presses stands on some page`() {
        let pages = MockPage.all.filter { $0.language == .ru }.map(\.html).joined()
        for name in ["next", "contact", "prioritise", "reply", "note", "text"] {
            #expect(pages.contains("data-key=\"\(name)\""), "\(name)")
        }
    }

    @Test func `the script asks for nothing but its own server`() {
        #expect(!Self.script.contains("http://") && !Self.script.contains("https://"))
        #expect(!Self.script.contains("eval(") && !Self.script.contains("innerHTML"))
    }
}
