import Testing
import TextRules

struct TextShapeTests {
    /// Every character of Unicode's classes that act: controls, line and paragraph separators.
    private static let acting: [Unicode.Scalar] = (0...0xFFFF).compactMap(Unicode.Scalar.init)
        .filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default:
                scalar.properties.isBidiControl
                    && !"\u{200E}\u{200F}\u{061C}".unicodeScalars.contains(scalar)
            }
        }

    @Test func `a line holds no character that acts, wherever it stands`() {
        #expect(Self.acting.count == 65 + 2 + 9)
        for scalar in Self.acting {
            for text in [
                "\(scalar)", "\(scalar)Anna", "Anna\(scalar)", "Ан\(scalar)на",
                "a\u{301}\(scalar)😀",
            ] {
                #expect(
                    TextShape.line.fault(in: text)?.scalar == scalar, "\(text.debugDescription)")
            }
        }
    }

    @Test func `lines keep their line ends and tabs, and refuse the rest`() {
        let kept: [Unicode.Scalar] = ["\t", "\n", "\u{2028}", "\u{2029}"]
        for scalar in Self.acting {
            let fault = TextShape.lines.fault(in: "one\(scalar)two")
            #expect((fault == nil) == kept.contains(scalar), "\(scalar.value)")
        }
        #expect(TextShape.lines.fault(in: "one\r\ntwo\r\n") == nil)
        #expect(TextShape.lines.fault(in: "one\r")?.code == "U+000D")
        #expect(TextShape.lines.fault(in: "one\r\r\ntwo")?.code == "U+000D")
        #expect(TextShape.lines.taken("one\r\n\ttwo\u{2028}three\n") == "one\n\ttwo\nthree\n")
    }

    @Test(arguments: [
        "", "Анна-Мария Әбдіқадыр", "👩‍👩‍👧 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️", "می‌خواهم", "क्‍ष", "שלום, ‏עולם",
        "a\u{301}\u{AD}\u{A0}«—»…",
    ])
    func `what people write in any script is fit and stays as it is`(text: String) {
        for shape in TextShape.allCases {
            #expect(shape.fault(in: text) == nil)
            #expect(
                shape.marked(text) == text && shape.taken(text) == text
                    && shape.cleaned(text) == text)
        }
    }

    @Test func `what is marked can be read and no longer acts`() {
        #expect(
            TextShape.line.marked("a\0b\r\nc\td\u{7F}")
                == "a⟨U+0000⟩b⟨U+000D⟩⟨U+000A⟩c⟨U+0009⟩d⟨U+007F⟩")
        #expect(TextShape.lines.marked("a\0b\r\nc\td\re") == "a⟨U+0000⟩b\r\nc\td⟨U+000D⟩e")
        #expect(
            TextShape.line.marked("invoice\u{202E}fdp.exe\u{85}")
                == "invoice⟨U+202E⟩fdp.exe⟨U+0085⟩")
        for scalar in Self.acting {
            let marked = TextShape.line.marked("x\(scalar)y")
            #expect(TextShape.line.fault(in: marked) == nil && marked != "xy", "\(scalar.value)")
        }
    }

    @Test func `what is cleaned keeps its words apart`() {
        #expect(TextShape.line.cleaned("Anna\r\n\u{202E}Petrova\0\tB") == "Anna  Petrova B")
        #expect(TextShape.lines.cleaned("one\n\ttwo\u{8}\rthree") == "one\n\ttwo three")
    }
}
