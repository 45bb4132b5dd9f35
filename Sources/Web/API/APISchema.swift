import WorkingTime

/// The shape of a JSON value: printed into the OpenAPI document, and asked of every request.
indirect enum APISchema: Sendable, Hashable {
    struct Member: Sendable, Hashable {
        var name: String
        var schema: APISchema
        var isRequired: Bool
        var words: String?

        static func must(_ name: String, _ schema: APISchema, _ words: String? = nil) -> Member {
            Member(name: name, schema: schema, isRequired: true, words: words)
        }

        static func may(_ name: String, _ schema: APISchema, _ words: String? = nil) -> Member {
            Member(name: name, schema: schema, isRequired: false, words: words)
        }
    }

    /// Any text, as answers have it: letters hold whatever their senders wrote.
    case string
    /// Bounded lines of text; `blank`: it may hold nothing but spaces.
    case text(max: Int, blank: Bool)
    /// One bounded line; `blank`: it may hold nothing but spaces.
    case line(max: Int, blank: Bool = false)
    /// One of these.
    case choice([String])
    /// Text of a pattern.
    case pattern(APIPattern)
    /// RFC 3339.
    case moment
    case date
    case integer(Int64, Int64)
    case number
    case boolean
    case array(APISchema, max: Int)
    case object([Member])
    /// Any names of a pattern, all with values of one shape.
    case map(APIPattern, APISchema, max: Int)
    /// Objects told apart by the value of one member.
    case tagged(by: String, [String: [Member]])
    /// One of several simple shapes.
    case any([APISchema])
    /// A shape of the contract, by name.
    case named(String)

    static let label = string
    static let name = pattern(.name)
    static let person = pattern(.person)
    static let count = integer(0, 1 << 53)
    static let position = integer(1, 1 << 53)
    static let signed = integer(-(1 << 53), 1 << 53)
}

/// Patterns as a regular expression says them and as code tells them; `APISchemaTests` holds the
/// two together.
enum APIPattern: String, Sendable, Hashable, CaseIterable {
    /// A name of the regulation or the people file.
    case name = "^[a-z0-9_-]{1,48}$"
    /// A member of staff, or a contact as `client.contact`.
    case person = "^[a-z0-9_.-]{1,100}$"
    /// A dotted path of the regulation.
    case path = "^[A-Za-z0-9_.-]{1,200}$"
    case key = "^[A-Za-z0-9._:-]{1,64}$"
    case cursor = "^[A-Za-z0-9._-]{1,200}$"
    case identifier = "^[A-Za-z0-9-]{1,80}$"
    case mediaType = "^[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,60}$"
    case base64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$"

    private var lengthMax: Int {
        switch self {
        case .name: 48
        case .person: 100
        case .path, .cursor: 200
        case .key: 64
        case .identifier: 80
        case .mediaType: 121
        case .base64: API.filesBodyMax
        }
    }

    func matches(_ text: String) -> Bool {
        guard (1...lengthMax).contains(text.utf8.count) else { return false }
        switch self {
        case .mediaType:
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count == 2
                && parts.allSatisfy {
                    (1...60).contains($0.utf8.count) && $0.utf8.allSatisfy(allows)
                }
        case .base64:
            let padding = text.utf8.suffix(2).count { $0 == 61 }
            return text.utf8.count.isMultiple(of: 4)
                && text.utf8.dropLast(padding).allSatisfy(allows)
        case .name, .person, .path, .key, .cursor, .identifier: return text.utf8.allSatisfy(allows)
        }
    }

    private func allows(_ byte: UInt8) -> Bool {
        let isDigit = (48...57).contains(byte)
        let (isLower, isUpper) = ((97...122).contains(byte), (65...90).contains(byte))
        let (dash, dot, line, colon) = (byte == 45, byte == 46, byte == 95, byte == 58)
        return switch self {
        case .name: isDigit || isLower || line || dash
        case .person: isDigit || isLower || line || dash || dot
        case .path, .cursor: isDigit || isLower || isUpper || line || dash || dot
        case .key: isDigit || isLower || isUpper || line || dash || dot || colon
        case .identifier: isDigit || isLower || isUpper || dash
        case .mediaType: isDigit || isLower || dash || dot || byte == 43
        case .base64: isDigit || isLower || isUpper || byte == 43 || byte == 47
        }
    }
}
