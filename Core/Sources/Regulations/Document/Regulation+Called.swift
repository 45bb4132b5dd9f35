/// How a thing of the regulation is called before people: by its title, else by the words of its
/// clause (language.md §2); its name in the file is for who writes the file.
extension Regulation {
    /// Title, else the words of the first clause, shortened; nil: it has neither.
    public func called(title: LocalizedText?, clauses cited: [String], in language: String)
        -> String?
    {
        if let title = title?.text(in: language, fallbacks: languages)?.text { return title }
        return cited.first { clauses[$0] != nil }.map { heading(of: $0, in: language) }
    }

    /// nil: it has neither title nor clause, and its zone and hours say which it is.
    public func title(ofCalendar name: String, in language: String) -> String? {
        guard let item = calendars[name] else {
            return Trilingual("круглосуточно", "тәулік бойы", "round the clock")[language]
        }
        return called(title: item.title, clauses: item.clauses, in: language)
    }

    /// An agreement that has neither title nor clause is called by its place among them.
    public func title(ofAgreement name: String, in language: String) -> String {
        let item = agreements[name]
        if let called = called(title: item?.title, clauses: item?.clauses ?? [], in: language) {
            return called
        }
        let place = (agreements.names.firstIndex(of: name) ?? 0) + 1
        return Trilingual("основание \(place)", "\(place)-негіз", "agreement \(place)")[language]
    }

    /// What a reading, chosen or another, is called; without a title it has a number, the chosen
    /// one the first.
    public func title(ofAlternative name: String, of reading: Reading, in language: String)
        -> String
    {
        if let title = reading.titles[name]?.text(in: language, fallbacks: languages)?.text {
            return title
        }
        let all = [reading.chosen].compactMap(\.self) + reading.alternatives.names
        return "№ \((all.firstIndex(of: name) ?? 0) + 1)"
    }
}
