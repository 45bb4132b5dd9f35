/// What a text may hold that people and programs write to the desk. The one rule for every door:
/// forms, API, people file, commands, headers.
///
/// A character that acts instead of being read has no place in a text: it ends a line where there
/// is one, stops a comparison half-way, or turns the words around it. Joiners of scripts and emoji
/// only join, and stay.
public enum TextShape: Sendable, Hashable, CaseIterable {
    /// One line: a name, a subject, an address, a choice.
    case line
    /// Lines of words. LF ends them and TAB may stand in them; CRLF and the separators of Unicode
    /// end them too.
    case lines

    /// The first character that does not belong in such a text; nil: the text is fit.
    public func fault(in text: String) -> TextFault? {
        acting(in: text).first { !allows($0) }?.fault
    }

    /// A fit text as it is kept: every line ends with LF.
    public func taken(_ text: String) -> String {
        guard self == .lines else { return text }
        return acting(in: text).rewritten { found in
            switch found.fault.scalar {
            case "\r": found.isBeforeLineFeed ? "" : nil
            case "\u{2028}", "\u{2029}": "\n"
            default: nil
            }
        }
    }

    /// The text with a visible mark in place of each character that does not belong: for what comes
    /// from outside, which is never refused.
    public func marked(_ text: String) -> String {
        acting(in: text).rewritten { allows($0) ? nil : TextFault.mark($0.fault.scalar) }
    }

    /// The text without the characters that do not belong, for the one who wrote it to look at
    /// again. A line end leaves a blank, so that words stay apart.
    public func cleaned(_ text: String) -> String {
        acting(in: text).rewritten { found in
            if allows(found) { return nil }
            return found.fault.kind == .lineEnd || found.fault.scalar == "\t" ? " " : ""
        }
    }

    /// Those that are of interest here: TAB and LF belong to lines wherever they stand.
    private func acting(in text: String) -> ActingCharacters {
        ActingCharacters(text, self == .lines ? ActingCharacters.inLines : ActingCharacters.inLine)
    }

    private func allows(_ found: ActingCharacters.Found) -> Bool {
        guard self == .lines else { return false }
        switch found.fault.scalar {
        case "\u{2028}", "\u{2029}": return true
        case "\r": return found.isBeforeLineFeed
        default: return false
        }
    }
}
