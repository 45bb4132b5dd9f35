/// The city that stands for a zone, by its IANA name.
struct ZonePlace {
    private let zone: String
    init(_ zone: String) { self.zone = zone }

    func name(_ language: Language) -> String {
        guard let (ru, _, kk, en) = Self.table[zone] else { return fallback }
        switch language {
        case .ru: return ru
        case .kk: return kk
        case .en: return en
        }
    }

    /// After `по`: `по Алматы`, `по Москве`.
    func dative(_ language: Language) -> String {
        language == .ru ? Self.table[zone]?.dative ?? fallback : name(language)
    }

    private var fallback: String {
        (zone.split(separator: "/").last.map(String.init) ?? zone).split(separator: "_").joined(
            separator: " ")
    }

    private static let table: [String: (ru: String, dative: String, kk: String, en: String)] = [
        "Europe/Kaliningrad": ("Калининград", "Калининграду", "Калининград", "Kaliningrad"),
        "Europe/Moscow": ("Москва", "Москве", "Мәскеу", "Moscow"),
        "Europe/Samara": ("Самара", "Самаре", "Самара", "Samara"),
        "Asia/Yekaterinburg": ("Екатеринбург", "Екатеринбургу", "Екатеринбург", "Yekaterinburg"),
        "Asia/Omsk": ("Омск", "Омску", "Омбы", "Omsk"),
        "Asia/Novosibirsk": ("Новосибирск", "Новосибирску", "Новосібір", "Novosibirsk"),
        "Asia/Krasnoyarsk": ("Красноярск", "Красноярску", "Красноярск", "Krasnoyarsk"),
        "Asia/Irkutsk": ("Иркутск", "Иркутску", "Иркутск", "Irkutsk"),
        "Asia/Yakutsk": ("Якутск", "Якутску", "Якутск", "Yakutsk"),
        "Asia/Vladivostok": ("Владивосток", "Владивостоку", "Владивосток", "Vladivostok"),
        "Asia/Almaty": ("Алматы", "Алматы", "Алматы", "Almaty"),
        "Asia/Qyzylorda": ("Кызылорда", "Кызылорде", "Қызылорда", "Qyzylorda"),
        "Asia/Aqtobe": ("Актобе", "Актобе", "Ақтөбе", "Aqtobe"),
        "Asia/Atyrau": ("Атырау", "Атырау", "Атырау", "Atyrau"),
        "Asia/Oral": ("Уральск", "Уральску", "Орал", "Oral"),
    ]
}
