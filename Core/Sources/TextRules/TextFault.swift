/// A character that acts instead of being read, in a text where it has no place.
public struct TextFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with a character.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// It ends a line.
        case lineEnd
        /// NUL and its kin: it is for machines, nobody sees it.
        case control
        /// It turns the direction of the text after it, so that people read something else than
        /// what stands there (Unicode Technical Report 36, 3.4).
        case direction
    }

    public let scalar: Unicode.Scalar
    public let kind: Kind

    /// nil: the character is there to be read.
    public init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: kind = .lineEnd
        // Behind the last range stand the marks of interlinear annotation, which hide text.
        case 0..<0x20, 0x7F..<0xA0, 0xFFF9...0xFFFB: kind = .control
        // Embeddings, overrides and isolates; after them switches that Unicode itself gave up.
        case 0x202A...0x202E, 0x2066...0x206F: kind = .direction
        default: return nil
        }
        self.scalar = scalar
    }

    /// `U+202E`
    public var code: String { Self.code(scalar) }

    private static func code(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// What is shown in the character's place: its code. Unicode has pictures for some of them, but
    /// many fonts do not.
    public static func mark(_ scalar: Unicode.Scalar) -> String { "⟨\(code(scalar))⟩" }

    /// Cause and cure for programs and commands.
    public var description: String {
        switch kind {
        case .lineEnd: "holds the line end \(code), which has no place here; take it out"
        case .control: "holds the control character \(code); take it out"
        case .direction: "holds \(code), which turns the direction of the text; take it out"
        }
    }
}
