/// Which character set a label means: the labels and supersets of the Encoding Standard (WHATWG),
/// by which every browser reads, then those that mail programs write besides.
enum CharsetLabels {
    /// A character set as `Charset` reads it.
    struct Meaning: Equatable, Sendable {
        /// For `iconv`.
        var name: String
        var kind: Kind = .singleByte
    }

    enum Kind: Sendable {
        case singleByte
        /// Several bytes may be one character, so that bytes of it can be valid UTF-8 by accident.
        case multiByte
        case utf8
        case utf16
        /// Two sets in turn, marked by escape sequences (`JapaneseMail`).
        case iso2022JP
        /// It says of ASCII alone what it is.
        case ascii
        /// It says nothing.
        case unknown
    }

    static func meaning(of label: String?) -> Meaning {
        guard let label else { return Meaning(name: "", kind: .unknown) }
        let plain = label.lowercased().filter { !" \t\n\"'".contains($0) }
        // RFC 2231 allows a language behind the set: "utf-8*ru".
        let name = String(plain.prefix { $0 != "*" })
        if name.isEmpty { return Meaning(name: "", kind: .unknown) }
        return table[name] ?? Meaning(name: name)
    }

    private static let table: [String: Meaning] = {
        var found: [String: Meaning] = [:]
        for row in rows {
            for label in row.labels.split(whereSeparator: \.isWhitespace) {
                found[String(label)] = Meaning(name: row.name, kind: row.kind)
            }
        }
        return found
    }()

    private struct Row {
        var name: String
        var kind: Kind
        var labels: String

        init(_ name: String, _ kind: Kind, _ labels: String) {
            (self.name, self.kind, self.labels) = (name, kind, labels)
        }

        init(_ name: String, _ labels: String) { self.init(name, .singleByte, labels) }
    }

    private static let rows = unicode + latin + cyrillic + other + eastern + silent

    private static let unicode = [
        Row(
            "UTF-8", .utf8,
            """
            utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8
            utf-8mb4 utf8mb4 utf_8 x-utf-8 cp65001 unicode-2-0-utf-8
            """),
        Row("UTF-16BE", .utf16, "utf-16be unicodefffe"),
        Row(
            "UTF-16LE", .utf16,
            "utf-16le utf-16 ucs-2 unicode unicodefeff csunicode iso-10646-ucs-2 utf16"),
        Row(
            "UTF-7", .multiByte, "utf-7 utf7 unicode-1-1-utf-7 csunicode11utf7 x-unicode-2-0-utf-7"),
    ]

    private static let latin = [
        Row(
            "CP1252",
            """
            windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987
            iso-ir-100 csisolatin1 latin1 l1 cp819 ibm819
            latin-1 iso8859_1 win-1252 win1252 cp-1252 windows1252
            """),
        Row(
            "ISO-8859-2",
            """
            iso-8859-2 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 iso-ir-101 csisolatin2 latin2
            l2 latin-2 iso8859_2
            """),
        Row(
            "ISO-8859-3",
            """
            iso-8859-3 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 iso-ir-109 csisolatin3 latin3
            l3
            """),
        Row(
            "ISO-8859-4",
            """
            iso-8859-4 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 iso-ir-110 csisolatin4 latin4
            l4
            """),
        Row("CP1254", "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9"),
        Row("CP1254", "iso_8859-9:1989 iso-ir-148 csisolatin5 latin5 l5 latin-5 win-1254 win1254"),
        Row(
            "ISO-8859-10",
            "iso-8859-10 iso8859-10 iso885910 iso-ir-157 csisolatin6 latin6 l6 iso_8859-10"),
        Row("ISO-8859-13", "iso-8859-13 iso8859-13 iso885913 iso_8859-13 latin7 l7"),
        Row("ISO-8859-14", "iso-8859-14 iso8859-14 iso885914 iso_8859-14 latin8 l8"),
        Row(
            "ISO-8859-15",
            "iso-8859-15 iso8859-15 iso885915 iso_8859-15 csisolatin9 l9 latin9 latin-9"),
        Row("ISO-8859-16", "iso-8859-16 iso8859-16 iso885916 iso_8859-16 latin10 l10"),
        Row("CP1250", "windows-1250 cp1250 x-cp1250 win-1250 win1250 cp-1250 windows1250"),
        Row("CP1257", "windows-1257 cp1257 x-cp1257 win-1257 win1257 cp-1257"),
        Row("CP1258", "windows-1258 cp1258 x-cp1258"),
        Row("MACINTOSH", "macintosh mac csmacintosh x-mac-roman macroman"),
        Row("MAC-CENTRALEUROPE", "x-mac-ce x-mac-centraleurroman"),
    ]

    private static let cyrillic = [
        Row(
            "CP1251",
            "windows-1251 cp1251 x-cp1251 win-1251 win1251 cp-1251 windows1251 ansi-1251 1251"),
        Row("KOI8-R", "koi8-r koi8_r koi8 koi cskoi8r koi8r koi-8 koi-8-r x-koi8-r"),
        Row("KOI8-U", "koi8-u koi8-ru koi8u"),
        Row("KOI8-T", "koi8-t"),
        Row("CP866", "ibm866 cp866 866 csibm866 cp-866 dos-866"),
        Row(
            "ISO-8859-5",
            """
            iso-8859-5 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 iso-ir-144 csisolatincyrillic
            cyrillic
            """),
        Row("MAC-UK", "x-mac-cyrillic x-mac-ukrainian mac-cyrillic maccyrillic"),
        // Kazakh (IANA); the system knows the first two by other names.
        Row("RK1048", "kz-1048 strk1048-2002 rk1048 cskz1048 kz1048"),
        Row("PT154", "ptcp154 csptcp154 pt154 cp154 cyrillic-asian"),
    ]

    private static let other = [
        Row(
            "ISO-8859-6",
            """
            iso-8859-6 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 iso-ir-127 csisolatinarabic
            arabic asmo-708 ecma-114 csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i
            """),
        Row(
            "ISO-8859-7",
            """
            iso-8859-7 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 iso-ir-126 csisolatingreek
            greek greek8 ecma-118 elot_928 sun_eu_greek
            """),
        Row(
            "ISO-8859-8",
            """
            iso-8859-8 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 iso-ir-138 csisolatinhebrew
            hebrew visual csiso88598e iso-8859-8-e iso-8859-8-i csiso88598i logical
            """),
        Row("CP1253", "windows-1253 cp1253 x-cp1253 win-1253 win1253"),
        Row("CP1255", "windows-1255 cp1255 x-cp1255 win-1255 win1255"),
        Row("CP1256", "windows-1256 cp1256 x-cp1256 win-1256 win1256"),
        Row("CP874", "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911 cp874 tis620"),
    ]

    private static let eastern = [
        Row(
            "GB18030", .multiByte,
            """
            gb18030 gbk x-gbk gb2312 gb_2312 gb_2312-80 csgb2312 csiso58gb231280 iso-ir-58 chinese
            cp936 ms936 windows-936 euc-cn gb-2312
            """),
        Row("BIG5-HKSCS", .multiByte, "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 big-5"),
        Row("EUC-JP-MS", .multiByte, "euc-jp x-euc-jp cseucpkdfmtjapanese eucjp"),
        Row(
            "EUC-JP-MS", .iso2022JP, "iso-2022-jp csiso2022jp iso-2022-jp-1 iso-2022-jp-ms cp50220"),
        Row("EUC-JP-MS", .iso2022JP, "cp50221 x-iso-2022-jp"),
        Row(
            "CP932", .multiByte,
            """
            shift_jis shift-jis sjis x-sjis csshiftjis ms_kanji ms932 windows-31j cp932
            cswindows31j windows-932
            """),
        Row(
            "UHC", .multiByte,
            """
            euc-kr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 csksc56011987
            iso-ir-149 windows-949 cp949 uhc x-windows-949 ms949 ks_c_5601 euckr
            """),
        // The standard has browsers refuse these, since pages could hide scripts by them; a letter
        // is shown as text.
        Row("ISO-2022-KR", .multiByte, "iso-2022-kr csiso2022kr"),
        Row("ISO-2022-CN-EXT", .multiByte, "iso-2022-cn iso-2022-cn-ext"),
    ]

    private static let silent = [
        Row("", .ascii, "us-ascii ascii ansi_x3.4-1968 iso-ir-6 us iso646-us csascii 7bit"),
        Row(
            "", .unknown,
            "unknown-8bit x-unknown unknown default x-user-defined 8bit binary charset none"),
    ]
}
