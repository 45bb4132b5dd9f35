extension Words {
    /// What differs from the version before.
    func changes(since version: String, _ count: Int) -> String {
        switch language {
        case .ru: "Отличия от редакции \(version): \(count)"
        case .kk: "\(version) басылымынан айырмасы: \(count)"
        case .en: "Differences from version \(version): \(count)"
        }
    }
}
