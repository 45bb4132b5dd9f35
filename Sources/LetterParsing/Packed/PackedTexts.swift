import Letters

/// What a letter says in other forms than text, and how much of it is shown beside its own words.
struct PackedTexts {
    /// Of opaque signatures and TNEF.
    var contents: [String] = []
    var pages: [String] = []
    /// Attached letters, in words.
    var letters: [String] = []
    /// Invitations as they came.
    var calendars: [String] = []
    /// Names of parts that hold the letter and that nobody here can open.
    var closed: [String] = []

    var isEmpty: Bool {
        [contents, letters, calendars, closed].allSatisfy(\.isEmpty)
    }

    /// Own words need no attached letter; an invitation tells its hour beside them.
    func texts(besides own: [String]) -> [String] {
        let said = (own + contents).filter { !LetterText.isBlank($0[...]) }
        let unpacked = contents.filter { !LetterText.isBlank($0[...]) && !own.contains($0) }
        let invitations = calendars.compactMap {
            CalendarWords.text($0, isWhole: said.isEmpty)
        }
        let found = unpacked + invitations
        if !said.isEmpty || !found.isEmpty { return found }
        return letters.isEmpty ? closed.map { "[\($0)]" } : letters
    }
}
