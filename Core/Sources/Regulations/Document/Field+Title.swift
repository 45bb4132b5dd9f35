extension Field {
    /// How a field is called that every ticket has; nil: there is no such field.
    public static func builtInTitle(_ name: String) -> LocalizedText? {
        let words: Trilingual? =
            switch name {
            case "title": Trilingual("заголовок", "тақырып", "title")
            case "description": Trilingual("описание", "сипаттама", "description")
            case "attachment": Trilingual("вложение", "тіркеме", "attachment")
            case "link": Trilingual("ссылка", "сілтеме", "link")
            case "category": Trilingual("категория", "санат", "category")
            case "priority": Trilingual("приоритет", "басымдық", "priority")
            case "project": Trilingual("проект", "жоба", "project")
            case "agreement": Trilingual("договор", "шарт", "agreement")
            default: nil
            }
        return words.map { LocalizedText(["ru": $0.ru, "kk": $0.kk, "en": $0.en]) }
    }
}

extension Regulation {
    /// How a field is called, those included that every ticket has; its name, where nothing else is
    /// known.
    public func title(ofField name: String) -> LocalizedText {
        if let field = fields[name] { return caption(title: field.title, clauses: field.clauses) }
        return Field.builtInTitle(name) ?? LocalizedText(["en": name])
    }
}
