import Testing

@testable import Channels
@testable import Letters

@Suite struct LetterHTMLTests {
    private func safe(_ html: String) -> String { LetterHTML.sanitised(html).html }

    @Test func `ordinary formatting is kept and closed`() {
        #expect(safe("<p>Hi <b>there</p>") == "<p>Hi <b>there</b></p>")
        #expect(safe("<P ALIGN=center>x<BR>y") == "<p align=\"center\">x<br>y</p>")
        #expect(safe("a < b & c > d &copy; &unknown;") == "a &lt; b &amp; c &gt; d © &amp;unknown;")
        #expect(
            safe("<table><tr><td colspan=2>x</td></tr></table>")
                == "<table><tr><td colspan=\"2\">x</td></tr></table>")
    }

    @Test func `a letter cannot close what the page opened`() {
        #expect(safe("</div></main></body>x") == "x")
        #expect(safe("<div></div></div></section>y") == "<div></div>y")
    }

    static let holes: [(String, String)] = [
        ("<script>alert(1)</script>", ""),
        ("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)"),
        ("<SCRIPT SRC=//x.example/a.js></SCRIPT >x", "x"),
        ("<script>alert(1)", ""),
        ("<script/x>alert(1)</script>", ""),
        ("<img src=x onerror=alert(1)>", ""),
        ("<svg onload=alert(1)><a href=\"javascript:x\">y</a></svg>", ""),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>", ""),
        ("<math><mtext><table><mglyph><style><img src onerror=alert(1)>", ""),
        ("<iframe src=\"javascript:alert(1)\">x</iframe>", ""),
        ("<object data=x>y</object>z", "z"),
        ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=\" jav&#x09;ascript:alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=\"JaVaScRiPt&colon;alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=\"data:text/html,x\">x</a>", "<a>x</a>"),
        ("<a href=\"vbscript:x\">x</a>", "<a>x</a>"),
        ("<a href=\"/tickets/7/closure\">x</a>", "<a>x</a>"),
        ("<a href=\"//evil.example\">x</a>", "<a>x</a>"),
        ("<p style=\"background:url(http://x.example)\">x</p>", "<p>x</p>"),
        ("<p style=\"color:red;position:fixed;top:0\">x</p>", "<p style=\"color: red\">x</p>"),
        ("<p style=\"color:expression(alert(1))\">x</p>", "<p>x</p>"),
        ("<p style=\"color:r\\65 d\">x</p>", "<p>x</p>"),
        ("<p class=button id=main name=x onclick=x data-action=y>x</p>", "<p>x</p>"),
        ("<form action=/x><input name=a><button>go</button></form>", "go"),
        ("<meta http-equiv=refresh content=0><base href=//x><link rel=stylesheet href=x>", ""),
        ("<!--><img src=x onerror=alert(1)>-->", "--&gt;"),
        ("<!--[if IE]><script>x</script><![endif]-->y", "y"),
        ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "&quot;&gt;"),
        ("<textarea><script>x</script></textarea>", ""),
        (
            "<p title='\"><script>alert(1)</script>'>x</p>",
            "<p title=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\">x</p>"
        ),
        ("<p/title=\"a\"onclick=x>y", "<p title=\"a\">y</p>"),
        ("<b x=\"unclosed>y", "<b></b>"),
        ("<template><b>x</b></template>y", "y"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<plaintext><b>", ""),
        ("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">y</x:script>", "y"),
        ("<a\u{0}b>x</a\u{0}b>", "x"),
    ]

    @Test(arguments: holes) func `known holes are closed`(hole: (String, String)) {
        #expect(safe(hole.0) == hole.1)
    }

    @Test
    func
        `links keep only schemes that cannot run anything and do not tell where they were clicked`()
    {
        #expect(
            safe("<a href='https://alfa.example/?a=1&amp;b=\"'>x</a>")
                == "<a href=\"https://alfa.example/?a=1&amp;b=&quot;\" "
                + "rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a>"
        )
        #expect(safe("<a href=mailto:a@b.example>x</a>").contains("href=\"mailto:a@b.example\""))
    }

    @Test func `pictures from elsewhere are counted and left out, those of the letter are shown`() {
        let html =
            "<img src='https://x.example/pixel.gif' alt='logo'><img src=cid:a@b><img src='data:image/png;base64,x'>"
        let safe = LetterHTML.sanitised(html) { $0 == "a@b" ? "/files/1?\"" : nil }
        #expect(safe.html == "logo<img src=\"/files/1?&quot;\" alt=\"\">")
        #expect(safe.remoteImages == 2)
    }

    @Test func `sanitising twice changes nothing and random markup lets nothing through`() {
        let pieces =
            Self.holes.map(\.0) + [
                "<", ">", "\"", "'", "&", "=", " ", "/", "<p", "<a href=", "<!--", "-->",
            ]
        let allowed = SafeHTML.elements
        var chance = Chance(seed: 3)
        for _ in 0..<3_000 {
            let html = (0..<(1 + chance.below(8))).map { _ in chance.pick(pieces) }.joined()
            let once = safe(html)
            #expect(LetterHTML.sanitised(once).html == once, "\(html)")
            for token in HTMLTokens(once) {
                guard case .open(let name, let attributes) = token else { continue }
                #expect(allowed.contains(name))
                #expect(!attributes.contains { $0.name.hasPrefix("on") || $0.name == "id" })
            }
        }
    }

    @Test func `a page becomes text with its blocks, lists and quotations`() {
        let html =
            "<div>Hello</div><div><br></div><blockquote>old<br>words</blockquote>"
            + "<ol><li>one<li>two</ol><pre>a  b\n c</pre>"
        #expect(LetterHTML.text(html) == "Hello\n\n> old\n> words\n\n- one\n- two\n\na  b\n c")
    }
}
