extension Holidays {
    /// Days off and transferred working days of Kazakhstan by the Law on Holidays and the
    /// ministry's yearly orders on the transfer of days off; 2027 is provisional. Kazakhstan has no
    /// short days.
    ///
    /// `MMDD`, then `:name` of the holiday and `<MMDD` the day it was moved from or to.
    static let kazakhstan = """
        2020 off 0101:newYear 0102:newYear 0103<0105 0107:christmas 0309:women<0308 0323:nauryz 0324:nauryz<0321
        2020 off 0325:nauryz<0322 0501:unityKZ 0507:defender 0508<0511 0706:capital 0731:kurban
        2020 off 0831:constitution<0830 1201:president 1216:independence 1217:independence 1218<1220
        2020 work 0105<0103 1220<1218
        2021 off 0101:newYear 0104:newYear<0102 0107:christmas 0308:women 0322:nauryz 0323:nauryz
        2021 off 0324:nauryz<0321 0503:unityKZ<0501 0507:defender 0510:victory<0509 0705<0703 0706:capital
        2021 off 0720:kurban 0830:constitution 1201:president 1216:independence 1217:independence
        2021 work 0703<0705
        2022 off 0103:newYear<0101 0104:newYear<0102 0107:christmas 0307<0305 0308:women 0321:nauryz 0322:nauryz
        2022 off 0323:nauryz 0502:unityKZ<0501 0509:victory 0510:defender<0507 0706:capital 0829<0827
        2022 off 0830:constitution 1024<1022 1025:republic 1216:independence
        2022 work 0305<0307 0827<0829 1022<1024
        2023 off 0102:newYear 0103:newYear<0101 0308:women 0321:nauryz 0322:nauryz 0323:nauryz 0501:unityKZ
        2023 off 0508:defender<0507 0509:victory 0628:kurban 0706:capital 0707<0701 0830:constitution
        2023 off 1025:republic 1218:independence<1216
        2023 work 0701<0707
        2024 off 0101:newYear 0102:newYear 0308:women 0321:nauryz 0322:nauryz 0325:nauryz<0323 0501:unityKZ
        2024 off 0507:defender 0508<0504 0509:victory 0708:capital<0706 0830:constitution 1025:republic
        2024 off 1216:independence
        2024 work 0504<0508
        2025 off 0101:newYear 0102:newYear 0103<0105 0107:christmas 0310:women<0308 0321:nauryz 0324:nauryz<0322
        2025 off 0325:nauryz<0323 0501:unityKZ 0507:defender 0509:victory 0606:kurban 0707:capital<0706
        2025 off 0901:constitution<0830 1027:republic<1025 1216:independence
        2025 work 0105<0103
        2026 off 0101:newYear 0102:newYear 0107:christmas 0309:women<0308 0323:nauryz 0324:nauryz<0321
        2026 off 0325:nauryz<0322 0501:unityKZ 0507:defender 0511:victory<0509 0527:kurban 0706:capital
        2026 off 1026:republic<1025 1216:independence
        2027 off 0101:newYear 0104:newYear<0102 0107:christmas 0308:women 0315:constitution 0322:nauryz
        2027 off 0323:nauryz 0324:nauryz<0321 0503:unityKZ<0501 0507:defender 0510:victory<0509 0706:capital
        2027 off 1025:republic 1216:independence
        """
}
