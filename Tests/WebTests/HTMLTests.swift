import Testing
import TextRules

@testable import Web

struct HTMLTests {
    @Test(arguments: [
        ("a < b", "a &lt; b"), ("a > b", "a &gt; b"), ("R&D", "R&amp;D"),
        ("say \"yes\"", "say &quot;yes&quot;"),
        ("it's", "it&#39;s"), ("", ""), ("мерзімі — пн", "мерзімі — пн"), ("a\u{0}b", "a⟨U+0000⟩b"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ])
    func `interpolated text is escaped`(_ text: String, _ escaped: String) {
        let html: HTML = #"<p title="\#(text)">\#(text)</p>"#
        #expect(html.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `a literal and an interpolated fragment stay as they are`() {
        let inner: HTML = "<b>&amp;</b>"
        let outer: HTML = "<p>\(inner)\([inner, inner])\(nil as HTML?)\(nil as String?)\(7)</p>"
        #expect(outer.text == "<p><b>&amp;</b><b>&amp;</b><b>&amp;</b>7</p>")
    }

    @Test func `a conditional part stands only when its condition holds`() {
        let on: HTML = #"<a\#(if: true, #" aria-current="page""#)>"#
        let off: HTML = #"<a\#(if: false, #" aria-current="page""#)>"#
        #expect(on.text == #"<a aria-current="page">"#)
        #expect(off.text == "<a>")
    }

    @Test func `joined puts the separator between`() {
        #expect((["<i>", "x", "</i>"] as [HTML]).joined(", ").text == "<i>, x, </i>")
        #expect(([] as [HTML]).joined(", ").isEmpty)
    }

    @Test func `no input leaves a character that ends text or an attribute`() {
        var random = SystemRandomNumberGenerator()
        let alphabet: [Character] = [
            "<", ">", "&", "\"", "'", "a", "я", "ә", "🙂", "\u{0}", "\u{202E}", " ", "\n", "/",
        ]
        for _ in 0..<2000 {
            let length = Int.random(in: 0...40, using: &random)
            let text = String((0..<length).map { _ in alphabet.randomElement(using: &random)! })
            let html: HTML = "\(text)"
            let left = html.text
            #expect(!left.contains { "<>\"'\u{0}".contains($0) }, "\(text.debugDescription)")
            #expect(unescaped(left) == TextShape.lines.marked(text), "\(text.debugDescription)")
        }
    }

    private func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing(
            "&quot;", with: "\""
        )
        .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}

struct MessageTextTests {
    @Test(arguments: [
        ("one\ntwo\n\n\nthree", "<p dir=\"auto\">one<br>\ntwo</p><p dir=\"auto\">three</p>"),
        ("", ""), ("\n \n", ""),
        ("a <b>", "<p dir=\"auto\">a &lt;b&gt;</p>"),
        ("javascript://x onclick=1", "<p dir=\"auto\">javascript://x onclick=1</p>"),
    ])
    func `text becomes paragraphs`(_ text: String, _ html: String) {
        #expect(MessageText(text).html.text == html)
    }

    @Test func `an address becomes a link without the punctuation around it`() {
        let html = MessageText("see (https://shop.example/a?b=1&c=2).").html.text
        let link =
            #"<a href="https://shop.example/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">"#
        #expect(html == "<p dir=\"auto\">see (\(link)https://shop.example/a?b=1&amp;c=2</a>).</p>")
    }

    @Test func `an address cannot break out of its attribute`() {
        let html = MessageText(#"https://x.example/"onmouseover="alert(1)"#).html.text
        #expect(!html.contains(#""onmouseover"#))
    }

    @Test func `links have a limit, text has not`() {
        let html = MessageText(
            String(repeating: "http://a.example ", count: MessageText.linksMax + 5)
        ).html.text
        #expect(html.split(separator: "<a ").count - 1 == MessageText.linksMax)
        #expect(html.split(separator: "http://a.example").count > MessageText.linksMax)
    }
}
