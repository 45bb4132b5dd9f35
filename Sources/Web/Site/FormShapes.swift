import Regulations
import TextRules

/// A field of a form with a character that has no place in it.
struct FormFault: Error, Sendable, Hashable {
    var field: String
    var character: TextFault
}

/// Which fields of forms hold lines; all others hold one, hidden ones too. Every form is held to it
/// at the door, before anything is done.
struct FormShapes {
    private static let lines: Set = ["text", "addresses", "sites", "services"]

    private let regulation: Regulation?

    /// - Parameter regulation: whose fields a form may ask for; nil: it asks for none.
    init(_ regulation: Regulation?) { self.regulation = regulation }

    private func shape(of name: String) -> TextShape {
        guard name.hasPrefix(DetailInputs.prefix) else {
            return Self.lines.contains(name) ? .lines : .line
        }
        // A field of an older version, which a ticket may still have, is as wide as any.
        return regulation?.fields[String(name.dropFirst(DetailInputs.prefix.count))]?.kind.shape
            ?? .lines
    }

    /// The first fault by the names of the fields; nil: the form is fit.
    func fault(in form: FormData) -> FormFault? {
        form.fields.sorted { $0.key < $1.key }.lazy.compactMap { name, text in
            (TextShape.line.fault(in: name) ?? shape(of: name).fault(in: text)).map {
                FormFault(field: name, character: $0)
            }
        }.first
    }

    /// With the line ends as they are kept.
    func taken(_ form: FormData) -> FormData { mapped(form) { $0.taken($1) } }

    /// To be looked at again by the one who sent it.
    func cleaned(_ form: FormData) -> FormData { mapped(form) { $0.taken($0.cleaned($1)) } }

    private func mapped(_ form: FormData, _ change: (TextShape, String) -> String) -> FormData {
        var form = form
        for (name, text) in form.fields { form.fields[name] = change(shape(of: name), text) }
        return form
    }
}

extension Field.Kind {
    /// What a text of such a field may hold, whoever fills it in.
    var shape: TextShape {
        switch self {
        case .text, .secret: .lines
        case .link, .file, .number, .ticket, .date, .moment, .flag, .consent, .choice: .line
        }
    }
}
