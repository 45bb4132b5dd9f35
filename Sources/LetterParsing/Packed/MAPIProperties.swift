/// The properties of a letter or a file inside TNEF ([MS-OXTNEF] 2.1.3.4): those that hold words
/// or bytes.
struct MAPIProperties {
    enum Name: UInt32 {
        case body = 0x1000
        case rtf = 0x1009
        case html = 0x1013
        case fileBytes = 0x3701
        case fileName = 0x3704
        case fileLongName = 0x3707
        case fileType = 0x370E
        case fileContentID = 0x3712
    }

    private struct Value {
        var type: UInt32
        var bytes: ArraySlice<UInt8>
    }

    private var values: [UInt32: Value] = [:]
    private static let propertiesMax = 2_000
    private static let (string, unicode) = (UInt32(0x1E), UInt32(0x1F))

    init() {}

    init(_ content: ArraySlice<UInt8>) {
        var reader = LittleReader(content)
        let count = min(Int(reader.number(4) ?? 0), Self.propertiesMax)
        for _ in 0..<count {
            guard let (name, value) = Self.property(&reader) else { return }
            if values[name] == nil { values[name] = value }
        }
    }

    func text(_ name: Name, _ charset: String?) -> String? {
        guard let value = values[name.rawValue] else { return nil }
        let isUnicode = value.type == Self.unicode
        let text = Charset.decode(Array(value.bytes), declared: isUnicode ? "utf-16le" : charset)
            .text
        let words = String(text.prefix { $0 != "\0" })
        return words.isEmpty ? nil : words
    }

    func bytes(_ name: Name) -> [UInt8]? { values[name.rawValue].map { Array($0.bytes) } }

    private static func property(_ reader: inout LittleReader) -> (UInt32, Value)? {
        guard let tag = reader.number(4) else { return nil }
        let (type, name) = (tag & 0xFFF, tag >> 16)
        guard name < 0x8000 || passName(&reader) else { return nil }
        var values = 1
        if tag & 0x1000 != 0 || isCounted(type) {
            guard let count = reader.number(4), count <= propertiesMax else { return nil }
            values = Int(count)
        }
        var first: ArraySlice<UInt8>?
        for _ in 0..<values {
            guard let value = value(type, &reader) else { return nil }
            first = first ?? value
        }
        return (name, Value(type: type, bytes: first ?? []))
    }

    /// Own names of a program: a number, or words.
    private static func passName(_ reader: inout LittleReader) -> Bool {
        guard reader.bytes(16) != nil, let kind = reader.number(4), let count = reader.number(4)
        else { return false }
        return kind == 0 || reader.bytes(padded(count)) != nil
    }

    /// Texts, bytes and objects say how many they are, and how long each is.
    private static func isCounted(_ type: UInt32) -> Bool {
        [string, unicode, 0x102, 0x0D].contains(type)
    }

    private static func value(_ type: UInt32, _ reader: inout LittleReader) -> ArraySlice<UInt8>? {
        if isCounted(type) {
            guard let count = reader.number(4), let bytes = reader.bytes(padded(count)) else {
                return nil
            }
            // An object has the name of its kind before its bytes.
            return bytes.prefix(Int(count)).dropFirst(type == 0x0D ? 16 : 0)
        }
        switch type {
        case 0x02, 0x03, 0x04, 0x0A, 0x0B, 0x01: return reader.bytes(4)
        case 0x05, 0x06, 0x07, 0x14, 0x40: return reader.bytes(8)
        case 0x48: return reader.bytes(16)
        default: return nil
        }
    }

    private static func padded(_ count: UInt32) -> Int { (Int(count) + 3) / 4 * 4 }
}
