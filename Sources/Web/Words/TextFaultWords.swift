import TextRules

extension Words {
    /// Cause and cure of a character that has no place in a field, after the field's name and a
    /// colon.
    ///
    /// - Parameter isGone: the form is shown again without it.
    func told(_ fault: TextFault, isGone: Bool) -> String {
        switch (language, isGone) {
        case (.ru, true):
            "в\u{a0}тексте \(cause(fault)); мы его убрали, проверьте и\u{a0}отправьте ещё раз"
        case (.ru, false): "в\u{a0}тексте \(cause(fault)); уберите его и\u{a0}отправьте ещё раз"
        case (.kk, true):
            "мәтінде \(cause(fault)) бар; біз оны алып тастадық, тексеріп, қайта жіберіңіз"
        case (.kk, false): "мәтінде \(cause(fault)) бар; оны алып тастап, қайта жіберіңіз"
        case (.en, true):
            "the text holds \(cause(fault)); it has been taken out, check and send again"
        case (.en, false): "the text holds \(cause(fault)); take it out and send again"
        }
    }

    private func cause(_ fault: TextFault) -> String {
        switch (fault.kind, language) {
        case (.lineEnd, .ru): "лишний перевод строки \(fault.code)"
        case (.lineEnd, .kk): "артық жол аяғы \(fault.code)"
        case (.lineEnd, .en): "a stray line end, \(fault.code)"
        case (.control, .ru): "невидимый управляющий знак \(fault.code)"
        case (.control, .kk): "көрінбейтін басқару таңбасы \(fault.code)"
        case (.control, .en): "the invisible control character \(fault.code)"
        case (.direction, .ru): "невидимый знак \(fault.code), который меняет направление текста"
        case (.direction, .kk): "мәтін бағытын өзгертетін көрінбейтін таңба \(fault.code)"
        case (.direction, .en):
            "the invisible character \(fault.code), which turns the direction of the text"
        }
    }

    /// What a form calls a field. Hidden ones, which nobody fills in by hand, are called as they
    /// are.
    func label(ofField name: String) -> String {
        switch name {
        case "text": self[.yourText]
        case "subject": self[.subjectLine]
        case "who": self[.who]
        case "arrived": self[.arrivedAt]
        case "channel": self[.channel]
        case "project": self[.project]
        case "category": self[.category]
        case "mail": self[Word.mail]
        case "password": self[.password]
        case "current": self[.currentPassword]
        case "new": self[.newPassword]
        case "from": self[.workFrom]
        case "until": self[.untilWhen]
        case "minutes": self[.minutesOfWork]
        case "amount": self[.priceOffered]
        case "ready": self[.readyBy]
        case "role": self[.workRole]
        case "expected": self[.expectedOn]
        case "number": self[.ticketNumber]
        case "priority": self[.actPriority]
        case "person": self[.assignee]
        case "q": self[.search]
        default: TextShape.line.marked(name)
        }
    }
}

extension EditionReader {
    /// What a form calls a field, those of the regulation too.
    func label(ofField name: String) -> String {
        name.hasPrefix(DetailInputs.prefix)
            ? fieldTitle(String(name.dropFirst(DetailInputs.prefix.count)))
            : words.label(ofField: name)
    }

    /// The field, the cause and the cure, over a form that is shown again.
    func told(_ wrong: FormFault) -> String {
        "\(label(ofField: wrong.field)): \(words.told(wrong.character, isGone: true))"
    }
}

extension PortalVisit {
    /// The same on the clients' side, which has words of its own for some fields.
    func told(_ wrong: FormFault) -> String {
        let word: PortalWord? =
            switch wrong.field {
            case "subject": .subject
            case "text": .text
            case "project": .project
            case "category": .category
            default: nil
            }
        guard let word else { return reader.told(wrong) }
        return "\(portal[word]): \(reader.words.told(wrong.character, isGone: true))"
    }
}

extension PageError {
    /// A form whose page cannot be shown again.
    init(_ wrong: FormFault, _ words: Words) {
        let label = words.label(ofField: wrong.field)
        self.init(.refused, reason: "\(label): \(words.told(wrong.character, isGone: false))")
        language = words.language
    }
}
