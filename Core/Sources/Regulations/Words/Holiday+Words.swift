import WorkingTime

extension Holiday {
    /// How people call the day.
    public var words: Trilingual {
        switch self {
        case .newYear: Trilingual("Новый год", "Жаңа жыл", "New Year")
        case .christmas: Trilingual("Рождество", "Рождество", "Christmas")
        case .defender:
            Trilingual(
                "День защитника Отечества", "Отан қорғаушы күні", "Defender of the Fatherland Day")
        case .women:
            Trilingual(
                "Международный женский день", "Халықаралық әйелдер күні",
                "International Women’s Day")
        case .nauryz: Trilingual("Наурыз", "Наурыз мейрамы", "Nauryz")
        case .labour:
            Trilingual(
                "Праздник Весны и Труда", "Көктем және еңбек мерекесі", "Spring and Labour Day")
        case .unityKZ:
            Trilingual(
                "День единства народа Казахстана", "Қазақстан халқының бірлігі мерекесі",
                "Unity Day")
        case .victory: Trilingual("День Победы", "Жеңіс күні", "Victory Day")
        case .russia: Trilingual("День России", "Ресей күні", "Russia Day")
        case .capital: Trilingual("День столицы", "Астана күні", "Capital Day")
        case .constitution: Trilingual("День Конституции", "Конституция күні", "Constitution Day")
        case .republic: Trilingual("День Республики", "Республика күні", "Republic Day")
        case .unity:
            Trilingual("День народного единства", "Халық бірлігі күні", "National Unity Day")
        case .independence: Trilingual("День Независимости", "Тәуелсіздік күні", "Independence Day")
        case .president:
            Trilingual("День Первого Президента", "Тұңғыш Президент күні", "First President’s Day")
        case .vote: Trilingual("День голосования", "Дауыс беру күні", "Voting day")
        case .kurban: Trilingual("Курбан-айт", "Құрбан айт", "Kurban Ait")
        }
    }
}
