extension Regulation {
    /// `2 business days before «Promised day»`; a day itself: `by «Promised day»`.
    public func words(of until: Until, in language: String) -> String {
        let anchor = words(of: until.anchor, in: language)
        guard let before = until.before?.words(in: language) else {
            return Trilingual("к сроку: \(anchor)", "мерзімі: \(anchor)", "by \(anchor)")[language]
        }
        return Trilingual(
            "\(before) до: \(anchor)", "\(anchor) дейін \(before) бұрын",
            "\(before) before \(anchor)")[
                language]
    }

    /// The day from which a promise is counted.
    public func words(of anchor: Until.Anchor, in language: String) -> String {
        switch anchor {
        case .field(let field):
            return "«\(title(ofField: field).text(in: language, fallbacks: languages)?.text ?? "")»"
        case .agreementStart(let agreement):
            let name = title(ofAgreement: agreement, in: language)
            return Trilingual("начало: \(name)", "\(name) басталуы", "the start of \(name)")[
                language]
        case .agreementEnd(let agreement):
            let name = title(ofAgreement: agreement, in: language)
            return Trilingual("конец: \(name)", "\(name) аяқталуы", "the end of \(name)")[language]
        case .periodStart(let period):
            let name = period.words
            return Trilingual(
                "начало: \(name.ru)", "\(name.kk) басы", "the start of the \(name.en)")[language]
        case .periodEnd(let period):
            let name = period.words
            return Trilingual("конец: \(name.ru)", "\(name.kk) соңы", "the end of the \(name.en)")[
                language]
        }
    }
}

extension PeriodName {
    var words: Trilingual {
        switch self {
        case .period: Trilingual("период", "кезең", "period")
        case .day: Trilingual("день", "күн", "day")
        case .week: Trilingual("неделя", "апта", "week")
        case .month: Trilingual("месяц", "ай", "month")
        case .quarter: Trilingual("квартал", "тоқсан", "quarter")
        case .year: Trilingual("год", "жыл", "year")
        }
    }
}
