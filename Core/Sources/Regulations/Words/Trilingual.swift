/// A text in the three languages of the product, stated once beside its key.
public struct Trilingual: Sendable, Hashable {
    public let ru: String
    public let kk: String
    public let en: String

    public init(_ ru: String, _ kk: String, _ en: String) {
        self.ru = ru
        self.kk = kk
        self.en = en
    }

    /// The text of a language, an ISO 639-1 code; English where the product does not speak it.
    public subscript(language: String) -> String { Self.pick(language, ru, kk, en) }

    /// Of three values that of a language, an ISO 639-1 code, and only that one is made. English
    /// for a language that the product does not speak.
    public static func pick<Value>(
        _ language: String, _ ru: @autoclosure () -> Value, _ kk: @autoclosure () -> Value,
        _ en: @autoclosure () -> Value
    ) -> Value {
        switch language {
        case "ru": ru()
        case "kk": kk()
        default: en()
        }
    }
}

/// Says its sentences in one language; all three of a sentence stand beside one another.
public protocol Speaking {
    /// An ISO 639-1 code.
    var language: String { get }
}

extension Speaking {
    /// Of the three the one in the speaker's language; only that one is made.
    public func say(
        _ ru: @autoclosure () -> String, _ kk: @autoclosure () -> String,
        _ en: @autoclosure () -> String
    ) -> String {
        Trilingual.pick(language, ru(), kk(), en())
    }
}
