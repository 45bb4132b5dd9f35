import TextRules

/// Makes a sender's file name safe to show and to store. Quotes and angle brackets stay: whoever
/// writes the name into HTML or a header escapes it.
public enum AttachmentName {
    /// The last path component on one line, with a mark for each character that would act; nil when
    /// nothing is left.
    public static func safe(_ given: String) -> String? {
        let last =
            given.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let kept = TextShape.line.marked(
            String(String.UnicodeScalarView(last.unicodeScalars.filter(isSeen))))
        let trimmed = String(kept.drop(while: { $0 == "." || $0 == " " }))
        return trimmed.isEmpty ? nil : shortened(trimmed)
    }

    /// What acts is marked: an override makes "exe.fdp" read as "pdf.exe". Joiners belong to
    /// scripts and emoji; the rest of its kind says nothing.
    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .format: TextFault(scalar) != nil || scalar == "\u{200D}" || scalar == "\u{200C}"
        case .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }

    /// Cuts the stem and keeps a short extension, so that the kind of file stays visible.
    private static func shortened(_ name: String) -> String {
        let limit = LetterLimits.attachmentNameLength
        guard name.count > limit else { return name }
        guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) <= 16
        else {
            return String(name.prefix(limit))
        }
        let suffix = name[dot...]
        return String(name.prefix(limit - suffix.count) + suffix)
    }
}
