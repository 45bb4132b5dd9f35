import Testing

/// The checker itself must see a fault: one is planted for each kind.
struct MarkupTests {
    @Test(arguments: [
        "<p><b></p></b>", "<p>", "</p>", "<p id=\"a\"></p><p id=\"a\"></p>", "<p class=x></p>",
        "<a b=\"<\"></a>",
        "<label for=\"x\"></label>", "<a href=\"#x\"></a>", "<p class=\"a\" class=\"b\"></p>",
        "a > b<p></p>",
    ])
    func `a fault is seen`(_ page: String) {
        #expect(!Markup(page).faults.isEmpty)
    }

    @Test func `a sound page has none`() {
        let page =
            "<!doctype html><p id=\"a\">x<br><svg><use href=\"/i.svg#x\"/></svg></p><a href=\"#a\" hidden>y</a>"
        #expect(Markup(page).faults == [])
    }
}
