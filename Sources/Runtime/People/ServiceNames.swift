import TextRules

/// Services that an agreement names, as the field `service` of a request calls them.
public enum ServiceNames {
    /// Of one agreement.
    public static let countMax = 50
    /// Characters of one of them.
    public static let lengthMax = 200

    /// Whether each can be read on one line, and there are not too many.
    public static func areFit(_ names: [String]) -> Bool {
        names.count <= countMax
            && names.allSatisfy { name in
                !name.allSatisfy(\.isWhitespace) && name.count <= lengthMax
                    && TextShape.line.fault(in: name) == nil
            }
    }
}
