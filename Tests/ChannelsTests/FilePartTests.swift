import Testing

@testable import LetterParsing
@testable import Letters

/// Files of letters: their names and their bytes, and what an HTML text keeps of them.
@Suite struct FilePartTests {
    /// Fields of a part, and the name that it has by them.
    static let names: [(fields: [String], name: String)] = [
        ([#"Content-Disposition: attachment; filename="plan.pdf""#], "plan.pdf"),
        (["Content-Disposition: attachment; filename=plan v2.pdf"], "plan v2.pdf"),
        (["Content-Disposition: attachment; filename=смета.xls"], "смета.xls"),
        ([#"Content-Disposition: attachment; filename="D:\\Docs\\смета.xls""#], "смета.xls"),
        ([#"Content-Disposition: attachment; filename="D:\Docs\plan.xls""#], "plan.xls"),
        (["Content-Disposition: attachment; filename*=utf-8'ru'%D0%90%D0%BA%D1%82.pdf"], "Акт.pdf"),
        (["Content-Disposition: attachment; filename*=koi8-r''%E1%CB%D4.pdf"], "Акт.pdf"),
        (["Content-Disposition: attachment; filename*=kz-1048''%8D%E0%F0%FB%E7.pdf"], "Қарыз.pdf"),
        (
            [
                "Content-Disposition: attachment; filename*1*=%BA%D1%82.pdf;",
                " filename*0*=utf-8''%D0%90%D0",
            ], "Акт.pdf"
        ),
        (
            ["Content-Disposition: attachment; filename*0=long; filename*1=\"er.txt\""],
            "longer.txt"
        ),
        ([#"Content-Disposition: attachment; filename="=?utf-8?B?0JDQutGCLnBkZg==?=""#], "Акт.pdf"),
        (["Content-Disposition: attachment; filename==?koi8-r?Q?=E1=CB=D4?=.pdf"], "Акт.pdf"),
        (
            [
                #"Content-Disposition: attachment; filename="=?utf-8?B?0JDQ?="#,
                #" =?utf-8?B?utGCLnBkZg==?=""#,
            ], "Акт.pdf"
        ),
        ([#"Content-Disposition: attachment; filename="%D0%90%D0%BA%D1%82.pdf""#], "Акт.pdf"),
        ([#"Content-Disposition: attachment; filename="100%.pdf""#], "100%.pdf"),
        (["Content-Disposition: attachment filename=\"plan.pdf\""], "plan.pdf"),
        (["Content-Disposition: filename=\"plan.pdf\""], "plan.pdf"),
        (["Content-Type: application/pdf; name=\"plan.pdf\""], "plan.pdf"),
        (["Content-Type: application-pdf; name=\"plan.pdf\""], "plan.pdf"),
        (["Content-Type: pdf; name=\"plan.pdf\"", "Content-Disposition: attachment"], "plan.pdf"),
        ([#"Content-Disposition: attachment; filename="a;b.pdf""#], "a;b.pdf"),
        ([#"Content-Disposition: attachment; filename="a \"b\".pdf""#], "a \"b\".pdf"),
        (["Content-Type: application/pdf", "Content-Disposition: attachment"], "file-1.pdf"),
        (["Content-Type: image/jpeg"], "image-1.jpg"),
        (["Content-Type: image/png", "Content-ID: <p@x>"], "image-1.png"),
        (
            ["Content-Disposition: attachment; filename=\"\"", "Content-Type: text/csv"],
            "text-1.csv"
        ),
        (["Content-Type: application/x-unheard-of"], "file-1.bin"),
        (["Content-Type: message/rfc822"], "letter-1.eml"),
    ]

    @Test(arguments: names) func `a file has the name that any program gives it, or one of its own`(
        row: (fields: [String], name: String)
    ) throws {
        let head = ["From: a@b.example", "Content-Type: multipart/mixed; boundary=b", "", "--b"]
        let lines = head + ["", "words", "--b"] + row.fields + ["", "From: x@y.example", "--b--"]
        let message = try MIMECodec.parse(Array(lines.joined(separator: "\n").utf8))
        #expect(message.attachments.map(\.name) == [row.name])
    }

    /// Encoding, content as sent, and the bytes of the file.
    static let contents: [(encoding: String, sent: String, bytes: String)] = [
        ("quoted-printable", "%PDF\r\nab=0D\r\n", "%PDF\r\nab\r"),
        ("quoted-printable", "one=\r\n two=0A=\r\n", "one two\n"),
        ("quoted-printable", "a= \t\r\nb\r\n", "ab"),
        ("quoted-printable", "50=%=zz=3d\r\n", "50=%=zz="),
        ("7bit", "1;2\r\n3;4\r\n", "1;2\r\n3;4"),
        ("8bit", "ж\r\n\r\n", "ж\r\n"),
        ("binary", "A\rB\r\nC\nD\r\n", "A\rB\r\nC\nD"),
        ("base64", "YQ0KYg==\r\n", "a\r\nb"),
        ("7bit", "only LF\nlines\n", "only LF\nlines"),
    ]

    @Test(arguments: contents) func `a file keeps its bytes, line ends among them`(
        row: (encoding: String, sent: String, bytes: String)
    ) throws {
        let bytes =
            "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\n\r\nwords\r\n--b\r\nContent-Type: application/x-some; name=f\r\n"
            + "Content-Transfer-Encoding: \(row.encoding)\r\n\r\n\(row.sent)--b--\r\n"
        let message = try MIMECodec.parse(Array(bytes.utf8))
        #expect(message.text == "words")
        #expect(message.attachments.map(\.bytes) == [Array(row.bytes.utf8)])
    }

    @Test func `of two types of one part the first counts, in letters and in parts`() throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@b.example", "Content-Type: multipart/mixed; boundary=b",
                "Content-Type: text/html", "", "--b", "Content-Type: text/plain",
                "content-type: application/pdf", "Content-Type : image/png", "", "words", "--b",
                "Content-Type : text/csv; name=a.csv", "", "1;2", "--b--"))
        #expect(message.text == "words")
        #expect(message.attachments.map(\.name) == ["a.csv"])
        #expect(message.defects.contains(.duplicatedHeader))
    }

    /// A page, and its words.
    static let pages: [(html: String, text: String)] = [
        (
            #"The <a href="https://x.example/cart?a=1&amp;b=2">cart</a> hangs"#,
            "The cart <https://x.example/cart?a=1&b=2> hangs"
        ),
        (#"<a href="https://x.example/">x.example</a>"#, "x.example"),
        (#"<a href="https://x.example/a">https://x.example/a</a>!"#, "https://x.example/a!"),
        (#"<a href="mailto:a@x.example">a@x.example</a>"#, "a@x.example"),
        (#"<a href="mailto:a@x.example">write</a>"#, "write <mailto:a@x.example>"),
        (#"<a href="javascript:alert(1)">press</a>"#, "press"),
        (#"<a name="top">Top</a> <a href="/rel">rel</a>"#, "Top rel"),
        (
            #"<a href="https://x.example/1">one <a href="https://x.example/2">two</a>"#,
            "one <https://x.example/1> two <https://x.example/2>"
        ),
        (#"<p>Here:</p><img src="cid:shot%40x"><p>See?</p>"#, "Here:\n\n[image-1.png]\n\nSee?"),
        (
            #"<p>Here:</p><img src="CID:shot@x" alt="the till"><p>See?</p>"#,
            "Here:\n\n[the till]\n\nSee?"
        ),
        (#"<p>Here:</p><img src="cid:other"><p>See?</p>"#, "Here:\n\n[…]\n\nSee?"),
        (#"<p>Here:</p><img src="https://t.example/p.gif"><p>See?</p>"#, "Here:\n\nSee?"),
    ]

    @Test(arguments: pages) func `links keep their targets and pictures their places in the text`(
        row: (html: String, text: String)
    ) throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@b.example", "Content-Type: multipart/related; boundary=b", "", "--b",
                "Content-Type: text/html; charset=utf-8", "", row.html, "--b",
                "Content-Type: image/png", "Content-ID: <shot@x>", "", "png", "--b--"))
        #expect(message.text == row.text)
    }
}
