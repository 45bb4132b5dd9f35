/// The keyboard of the desk, as the help shows it. `app.js` binds the same keys by `event.code`, so
/// that they work in the Russian and Kazakh layouts; a test holds the two lists together.
enum Keys {
    static let all: [(keys: [StaticString], word: Word)] = [
        (["J", "K"], .keyMove), (["Enter"], .keyOpen), (["N"], .keyNext), (["/"], .keySearch),
        (["C"], .keyInteraction),
        (["R"], .keyReply), (["I"], .keyNote), (["W"], .keyWhy), (["P"], .keyPriority),
        (["A"], .keyTake),
        (["L"], .keyWork),
        (["Ctrl", "Enter"], .keySend), (["G", "Q"], .keyGoQueue), (["G", "M"], .keyGoMine),
        (["G", "R"], .keyGoRegulation), (["?"], .keyHelp), (["Esc"], .keyEscape),
    ]

    static func kbd(_ key: StaticString) -> HTML { "<kbd>\(HTML(stringLiteral: key))</kbd>" }
}

extension DeskFrame {
    var keysDialog: HTML {
        """
        <dialog class="dialog" id="keys" aria-labelledby="keys-title"><form method="dialog" class="stack">
        <h2 id="keys-title">\(words[.allKeys])</h2><dl class="facts keys-list">\(Keys.all.map { keys, word in
            "<dt>\(keys.map(Keys.kbd).joined(" "))</dt><dd>\(words[word])</dd>" as HTML
        })</dl>
        <p><button class="button">\(words[.close])</button></p></form></dialog>
        """
    }

    /// The reminder under a list.
    func keysLine(_ shown: [Word]) -> HTML {
        let entries = Keys.all.filter { shown.contains($0.word) }
        return """
            <footer class="keys">\(entries.map { keys, word in
                "<span>\(keys.map(Keys.kbd).joined(" ")) \(words[word])</span>" as HTML
            })</footer>
            """
    }
}
