/// Makes a sender's file name safe to show and to store. Quotes and angle brackets stay: whoever writes the name
/// into HTML or a header escapes it.
public enum AttachmentName {
    /// The last path component without control, bidirectional and separator characters; nil when nothing is left.
    public static func safe(_ given: String) -> String? {
        let last = given.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let kept = String(String.UnicodeScalarView(last.unicodeScalars.filter(isAllowed)))
        let trimmed = String(kept.drop(while: { $0 == "." || $0 == " " }))
        return trimmed.isEmpty ? nil : shortened(trimmed)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        // Format covers the bidirectional overrides that make "exe.fdp" read as "pdf.exe".
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }

    /// Cuts the stem and keeps a short extension, so that the kind of file stays visible.
    private static func shortened(_ name: String) -> String {
        let limit = LetterLimits.attachmentNameLength
        guard name.count > limit else { return name }
        guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 16 else {
            return String(name.prefix(limit))
        }
        let suffix = name[dot...]
        return String(name.prefix(limit - suffix.count) + suffix)
    }
}
