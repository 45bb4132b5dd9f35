import Regulations

/// The city that stands for a zone, by its IANA name.
struct ZonePlace {
    private let zone: String
    init(_ zone: String) { self.zone = zone }

    func name(_ language: Language) -> String {
        Self.table[zone]?.name[language.rawValue] ?? fallback
    }

    /// After `по`: `по Алматы`, `по Москве`.
    func dative(_ language: Language) -> String {
        language == .ru ? Self.table[zone]?.dative ?? fallback : name(language)
    }

    private var fallback: String {
        (zone.split(separator: "/").last.map(String.init) ?? zone).split(separator: "_").joined(
            separator: " ")
    }

    private static let table: [String: (name: Trilingual, dative: String)] = [
        "Europe/Kaliningrad": (
            Trilingual("Калининград", "Калининград", "Kaliningrad"), "Калининграду"
        ),
        "Europe/Moscow": (Trilingual("Москва", "Мәскеу", "Moscow"), "Москве"),
        "Europe/Samara": (Trilingual("Самара", "Самара", "Samara"), "Самаре"),
        "Asia/Yekaterinburg": (
            Trilingual("Екатеринбург", "Екатеринбург", "Yekaterinburg"), "Екатеринбургу"
        ),
        "Asia/Omsk": (Trilingual("Омск", "Омбы", "Omsk"), "Омску"),
        "Asia/Novosibirsk": (Trilingual("Новосибирск", "Новосібір", "Novosibirsk"), "Новосибирску"),
        "Asia/Krasnoyarsk": (Trilingual("Красноярск", "Красноярск", "Krasnoyarsk"), "Красноярску"),
        "Asia/Irkutsk": (Trilingual("Иркутск", "Иркутск", "Irkutsk"), "Иркутску"),
        "Asia/Yakutsk": (Trilingual("Якутск", "Якутск", "Yakutsk"), "Якутску"),
        "Asia/Vladivostok": (
            Trilingual("Владивосток", "Владивосток", "Vladivostok"), "Владивостоку"
        ),
        "Asia/Almaty": (Trilingual("Алматы", "Алматы", "Almaty"), "Алматы"),
        "Asia/Qyzylorda": (Trilingual("Кызылорда", "Қызылорда", "Qyzylorda"), "Кызылорде"),
        "Asia/Aqtobe": (Trilingual("Актобе", "Ақтөбе", "Aqtobe"), "Актобе"),
        "Asia/Atyrau": (Trilingual("Атырау", "Атырау", "Atyrau"), "Атырау"),
        "Asia/Oral": (Trilingual("Уральск", "Орал", "Oral"), "Уральску"),
    ]
}
