extension Holidays {
    /// Days off, transferred working days and short days of Russia by the government's yearly
    /// decrees on the transfer of days off (Labour Code, art. 95 and 112).
    ///
    /// `MMDD`, then `:name` of the holiday and `<MMDD` the day it was moved from or to.
    static let russia = """
        2020 off 0101:newYear 0102:newYear 0103:newYear 0106:newYear 0107:christmas 0108:newYear
        2020 off 0224:defender<0223 0309:women<0308 0501:labour 0504<0104 0505<0105 0511:victory<0509
        2020 off 0612:russia 0701:vote 1104:unity
        2020 short 0430 0508 0611 1103 1231
        2021 off 0101:newYear 0104:newYear 0105:newYear 0106:newYear 0107:christmas 0108:newYear 0222<0220
        2021 off 0223:defender 0308:women 0503:labour<0501 0510:victory<0509 0614:russia<0612 1104:unity
        2021 off 1105<0102 1231<0103
        2021 work 0220<0222
        2021 short 0220 0430 0611 1103
        2022 off 0103:newYear 0104:newYear 0105:newYear 0106:newYear 0107:christmas 0223:defender 0307<0305
        2022 off 0308:women 0502:labour<0501 0503<0101 0509:victory 0510<0102 0613:russia<0612 1104:unity
        2022 work 0305<0307
        2022 short 0222 0305 1103
        2023 off 0102:newYear 0103:newYear 0104:newYear 0105:newYear 0106:newYear 0223:defender 0224<0101
        2023 off 0308:women 0501:labour 0508<0108 0509:victory 0612:russia 1106:unity<1104
        2023 short 0222 0307 1103
        2024 off 0101:newYear 0102:newYear 0103:newYear 0104:newYear 0105:newYear 0108:newYear 0223:defender
        2024 off 0308:women 0429<0427 0430<1102 0501:labour 0509:victory 0510<0106 0612:russia 1104:unity
        2024 off 1230<1228 1231<0107
        2024 work 0427<0429 1102<0430 1228<1230
        2024 short 0222 0307 0508 0611 1102
        2025 off 0101:newYear 0102:newYear 0103:newYear 0106:newYear 0107:christmas 0108:newYear 0501:labour
        2025 off 0502<0104 0508<0223 0509:victory 0612:russia 0613<0308 1103<1101 1104:unity 1231<0105
        2025 work 1101<1103
        2025 short 0307 0430 0611 1101
        2026 off 0101:newYear 0102:newYear 0105:newYear 0106:newYear 0107:christmas 0108:newYear 0109<0103
        2026 off 0223:defender 0309:women<0308 0501:labour 0511:victory<0509 0612:russia 1104:unity 1231<0104
        2026 short 0430 0508 0611 1103
        2027 off 0101:newYear 0104:newYear 0105:newYear 0106:newYear 0107:christmas 0108:newYear 0222<0220
        2027 off 0223:defender 0308:women 0503:labour<0501 0510:victory<0509 0614:russia<0612 1104:unity
        2027 off 1105<0102 1231<0103
        2027 work 0220<0222
        2027 short 0220 0430 0611 1103
        """
}
