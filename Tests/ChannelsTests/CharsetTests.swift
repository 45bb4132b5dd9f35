import Testing

@testable import LetterParsing
@testable import Letters

/// Texts in named, misnamed and unnamed character sets.
@Suite struct CharsetTests {
    /// A label, a text, and its bytes.
    static let labelled: [(label: String, text: String, bytes: String)] = [
        ("kz-1048", "Төлем жүрмейді", "d2b4ebe5ec20e6bff0ece5e9e4b3"),
        ("STRK1048-2002", "Қарыз", "8de0f0fbe7"),
        ("ptcp154", "Ұялы дүңгіршек", "a6ffebfb20e4899ce3b3f0f8e5ea"),
        ("csPTCP154", "Әже", "aae6e5"),
        ("x-mac-ukrainian", "Касса стоит", "8ae0f1f1e020f1f2eee8f2"),
        ("gbk", "退款 – 发票", "cdcbbfee20a84320b7a2c6b1"),
        ("chinese", "订单", "b6a9b5a5"),
        ("windows-31j", "電話①", "936498628740"),
        ("x-sjis", "請求書", "90bf8b818f91"),
        ("ks_c_5601-1987", "똠양꿍", "8c63bee7b2e1"),
        ("korean", "주문", "c1d6b9ae"),
        ("iso-8859-11", "ใบเสร็จ…", "e3bae0cac3e7a885"),
        ("iso-8859-9", "Sipariş “geç”", "536970617269fe20936765e794"),
        ("latin5", "Ödeme", "d664656d65"),
        ("logical", "חשבון", "e7f9e1e5ef"),
        ("visual", "מספר", "eef1f4f8"),
        ("cp1250", "Łódź „źle”", "a3f3649f20849f6c6594"),
        ("ISO_8859-1:1987", "L’été – “chaud”", "4c92e974e920962093636861756494"),
        ("iso-ir-100", "Größe", "4772f6df65"),
        ("koi8-ru", "Замовлення їде", "fac1cdcfd7ccc5ceced120a7c4c5"),
        ("866", "Накладная", "8da0aaaba0a4ada0ef"),
        ("csisolatincyrillic", "Договор", "b4ded3ded2dee0"),
        ("x-x-big5", "訂單", "ad71b3e6"),
        ("x-euc-jp", "注文", "c3edcab8"),
        ("dos-874", "สินค้า", "cad4b9a4e9d2"),
        ("x-cp1256", "طلب", "d8e1c8"),
        ("greek8", "Παραγγελία", "d0e1f1e1e3e3e5ebdfe1"),
        ("windows-1257", "Užsakymas", "55fe73616b796d6173"),
        ("elot_928", "Ώρα", "bff1e1"),
        ("csiso2022jp", "請求 test", "1b2442404135611b28422074657374"),
        ("mac", "Größe", "47729aa765"),
        ("l9", "5 €", "3520a4"),
    ]

    @Test(arguments: labelled) func `a label means what the Encoding Standard says`(
        row: (label: String, text: String, bytes: String)
    ) {
        let decoded = Charset.decode(bytes(row.bytes), declared: row.label)
        #expect(decoded.text == row.text)
        #expect(decoded.defects.isEmpty)
    }

    /// What is said of the bytes, and what they are.
    static let misnamed: [(label: String?, text: String, bytes: String)] = [
        (
            "windows-1251", "Заказ не пришёл",
            "d097d0b0d0bad0b0d0b720d0bdd0b520d0bfd180d0b8d188d191d0bb"
        ),
        ("koi8-r", "Сёмга", "d0a1d191d0bcd0b3d0b0"),
        ("iso-8859-1", "été", "c3a974c3a9"),
        ("iso-8859-1", "é", "c3a9"),
        ("gb2312", "订单没有到", "e8aea2e58d95e6b2a1e69c89e588b0"),
        ("windows-1254", "Sipariş", "536970617269c59f"),
        (
            "utf-8", "Die Rechnung für Müller fehlt",
            "44696520526563686e756e672066fc72204dfc6c6c6572206665686c74"
        ),
        ("utf-8", "Счёт не открывается", "d1f7b8f220ede520eef2eaf0fbe2e0e5f2f1ff"),
        ("utf8", "Принтер не печатает", "f0d2c9ced4c5d220cec520d0c5dec1d4c1c5d4"),
        ("us-ascii", "Où est la clé du café ?", "4ff920657374206c6120636ce920647520636166e9203f"),
        ("us-ascii", "Не работает касса", "cde520f0e0e1eef2e0e5f220eae0f1f1e0"),
        (nil, "Schöne Grüße aus Köln", "536368f66e65204772fcdf6520617573204bf66c6e"),
        (
            nil, "Año nuevo, mañana en España",
            "41f16f206e7565766f2c206d61f1616e6120656e2045737061f161"
        ),
        (nil, "à 30 km", "e0203330206b6d"),
        (nil, "Прошу и жду, v2", "cff0eef8f320e820e6e4f32c207632"),
        (nil, "Не печатает чек", "eec520d0c5dec1d4c1c5d420dec5cb"),
        (
            "unknown-8bit", "Касса 1С:УТ не открывается",
            "cae0f1f1e02031d13ad3d220ede520eef2eaf0fbe2e0e5f2f1ff"
        ),
        ("utf-16", "Счёт", "fffe2104470451044204"),
        ("utf-16le", "Plain text — so it is", "506c61696e207465787420e2809420736f206974206973"),
        ("utf-16be", "Счёт 5", "042104470451044200200035"),
    ]

    @Test(arguments: misnamed) func `bytes tell what they are where the label does not`(
        row: (label: String?, text: String, bytes: String)
    ) {
        #expect(Charset.decode(bytes(row.bytes), declared: row.label).text == row.text)
    }

    /// Bytes that are valid UTF-8 by accident keep their label.
    static let accidents: [(label: String, text: String, bytes: String)] = [
        ("windows-1251", "Сё", "d1b8"),
        ("gb2312", "谩", "c3a1"),
        ("euc-kr", "찾", "c3a3"),
    ]

    @Test(arguments: accidents) func `one character by accident is no UTF-8`(
        row: (label: String, text: String, bytes: String)
    ) {
        #expect(Charset.decode(bytes(row.bytes), declared: row.label).text == row.text)
    }

    @Test func `a subject in a Kazakh set is read as well`() throws {
        let message = try MIMECodec.parse(
            letter(
                "From: a@b.example", "Subject: =?kz-1048?Q?=D2=B4=EB=E5=EC?=", "", "x"))
        #expect(message.subject == "Төлем")
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
    }
}
