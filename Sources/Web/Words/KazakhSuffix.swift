import WorkingTime

/// Case endings of numerals, by the last word of the number as it is spoken: harmony and the final
/// sound decide.
enum KazakhSuffix {
    struct Endings: Sendable {
        /// "to, until": 11-ге.
        let dative: String
        /// "from, since": 40-тан.
        let ablative: String
        /// "its": 9-ы.
        let possessive: String
    }

    /// нөл, бір, екі, үш, төрт, бес, алты, жеті, сегіз, тоғыз.
    private static let ones: [Endings] = [
        Endings(dative: "ге", ablative: "ден", possessive: "і"),
        Endings(dative: "ге", ablative: "ден", possessive: "і"),
        Endings(dative: "ге", ablative: "ден", possessive: "сі"),
        Endings(dative: "ке", ablative: "тен", possessive: "і"),
        Endings(dative: "ке", ablative: "тен", possessive: "і"),
        Endings(dative: "ке", ablative: "тен", possessive: "і"),
        Endings(dative: "ға", ablative: "дан", possessive: "сы"),
        Endings(dative: "ге", ablative: "ден", possessive: "сі"),
        Endings(dative: "ге", ablative: "ден", possessive: "і"),
        Endings(dative: "ға", ablative: "дан", possessive: "ы"),
    ]

    /// он, жиырма, отыз, қырық, елу, алпыс, жетпіс, сексен, тоқсан.
    private static let tens: [Endings] = [
        Endings(dative: "ға", ablative: "нан", possessive: "ы"),
        Endings(dative: "ға", ablative: "дан", possessive: "сы"),
        Endings(dative: "ға", ablative: "дан", possessive: "ы"),
        Endings(dative: "қа", ablative: "тан", possessive: "ы"),
        Endings(dative: "ге", ablative: "ден", possessive: "і"),
        Endings(dative: "қа", ablative: "тан", possessive: "ы"),
        Endings(dative: "ке", ablative: "тен", possessive: "і"),
        Endings(dative: "ге", ablative: "нен", possessive: "і"),
        Endings(dative: "ға", ablative: "нан", possessive: "ы"),
    ]

    /// жүз, мың: the last word of whole hundreds and thousands.
    private static let hundred = Endings(dative: "ге", ablative: "ден", possessive: "і")
    private static let thousand = Endings(dative: "ға", ablative: "нан", possessive: "ы")

    static func endings(of number: Int) -> Endings {
        if number % 10 != 0 || number == 0 { return ones[number % 10] }
        if number % 100 != 0 { return tens[number % 100 / 10 - 1] }
        return number % 1000 != 0 ? hundred : thousand
    }

    /// A time is read hour first; the last spoken number is the minutes, or the hour when it is
    /// full.
    static func endings(of time: CivilTime) -> Endings {
        endings(of: time.minute == 0 ? time.hour : time.minute)
    }
}
