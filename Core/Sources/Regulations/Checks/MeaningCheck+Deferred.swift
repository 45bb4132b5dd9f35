// What the desk does not execute yet is named before anybody relies on it (D101).
extension MeaningCheck {
    mutating func checkDeferred() {
        for item in regulation.deferred {
            let path = item.path.joined(separator: ".")
            report(.D101, item.path, "'\(path)': \(item.kind.words.en); \(item.kind.consequence)")
        }
    }
}
