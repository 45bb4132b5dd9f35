import TextRules

extension Words {
    /// Cause and cure of a character that has no place in a field, after the field's name and a
    /// colon.
    ///
    /// - Parameter isGone: the form is shown again without it.
    func told(_ fault: TextFault, isGone: Bool) -> String {
        let cause = cause(fault)
        return isGone
            ? say(
                "в\u{a0}тексте \(cause); мы его убрали, проверьте и\u{a0}отправьте ещё раз",
                "мәтінде \(cause) бар; біз оны алып тастадық, тексеріп, қайта жіберіңіз",
                "the text holds \(cause); it has been taken out, check and send again")
            : say(
                "в\u{a0}тексте \(cause); уберите его и\u{a0}отправьте ещё раз",
                "мәтінде \(cause) бар; оны алып тастап, қайта жіберіңіз",
                "the text holds \(cause); take it out and send again")
    }

    private func cause(_ fault: TextFault) -> String {
        switch fault.kind {
        case .lineEnd:
            say(
                "лишний перевод строки \(fault.code)", "артық жол аяғы \(fault.code)",
                "a stray line end, \(fault.code)")
        case .control:
            say(
                "невидимый управляющий знак \(fault.code)",
                "көрінбейтін басқару таңбасы \(fault.code)",
                "the invisible control character \(fault.code)")
        case .direction:
            say(
                "невидимый знак \(fault.code), который меняет направление текста",
                "мәтін бағытын өзгертетін көрінбейтін таңба \(fault.code)",
                "the invisible character \(fault.code), which turns the direction of the text")
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
        case "mail": self[.mail]
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
        let word: Word? =
            switch wrong.field {
            case "subject": .subject
            case "text": .text
            case "project": .project
            case "category": .clientCategory
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
