/// Subjects by which mail programs call their notices, where nothing else in the header tells.
enum NoticeSubject {
    /// «Автоматический ответ: Касса», `Out of office`: the words alone, or before a colon. Words
    /// that go on are a person's («Автоматический ответ не включается»), and so is an answer to
    /// such a notice (`Re: …`).
    ///
    /// - Parameter subject: in lower case.
    static func tellsOfAbsence(_ subject: String) -> Bool { calls(subject, by: absence) }

    /// `Undelivered Mail Returned to Sender`: the subject begins with such words. They count only
    /// of a letter that goes back to nobody.
    ///
    /// - Parameter subject: in lower case.
    static func tellsOfFailure(_ subject: String) -> Bool {
        let plain = trimmed(subject)
        return failure.contains { plain.hasPrefix($0) }
    }

    private static func calls(_ subject: String, by names: [String]) -> Bool {
        let plain = trimmed(subject)
        return names.contains { name in
            guard plain.hasPrefix(name) else { return false }
            let rest = plain.dropFirst(name.count).drop { " \u{a0}.!-–—)]".contains($0) }
            return rest.isEmpty || rest.first == ":" || rest.first == "："
        }
    }

    private static func trimmed(_ subject: String) -> Substring {
        subject.drop { " \u{a0}[(*«\"".contains($0) }
    }

    private static let absence = [
        // Russian and Ukrainian
        "автоматический ответ", "автоматическое уведомление об отсутствии", "автоответ",
        "автоответчик",
        "автоответчика",
        "нет на месте", "вне офиса", "отсутствую на работе", "отсутствие на рабочем месте",
        "уведомление об отсутствии", "сообщение об отсутствии", "автоматична відповідь",
        // Kazakh
        "автоматты жауап", "автоматты түрде жауап", "автожауап", "кеңседен тыс",
        "жұмыс орнында жоқ", "орнында жоқ",

        // English
        "automatic reply", "automatic response", "automated reply", "automated response",
        "auto reply", "auto-reply",
        "autoreply", "auto response", "auto-response", "autoresponse", "autoresponder",
        "out of office",
        "out of the office", "out-of-office", "out of office autoreply", "out of office reply",
        "out of office response",
        "away from the office", "vacation reply", "vacation response", "absence notice",
        // German
        "automatische antwort", "automatische rückantwort", "abwesenheitsnotiz",
        "abwesenheitsmeldung",
        "abwesenheitsbenachrichtigung", "abwesenheitsmitteilung",
        // French
        "réponse automatique", "reponse automatique", "absence du bureau", "absent du bureau",
        "message d'absence",
        "message d’absence", "en dehors du bureau",
        // Spanish and Portuguese
        "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina",
        "ausente de la oficina",
        "ausencia de la oficina", "mensaje de ausencia", "resposta automática",
        // Polish
        "automatyczna odpowiedź", "automatyczna odpowiedz", "odpowiedź automatyczna",
        "autoodpowiedź", "poza biurem",
        "nieobecność w biurze", "nieobecny w biurze",
        // Turkish
        "otomatik yanıt", "otomatik cevap", "otomatik yanit", "ofis dışında", "ofis dışındayım",
        "ofis dışı",
        // Italian
        "risposta automatica", "fuori ufficio",
    ]

    private static let failure = [
        "не доставлено", "недоставленное", "недоставлено", "сообщение не доставлено",
        "письмо не доставлено",
        "не удалось доставить", "не удаётся доставить", "ошибка доставки",
        "уведомление о недоставке",
        "уведомление о состоянии доставки", "отчет о доставке", "отчёт о доставке",
        "доставка задерж", "доставка отлож",
        "жеткізілмеді", "жеткізілмеген", "хат жеткізілмеді", "хабарлама жеткізілмеді",
        "undeliver", "undelivered mail", "delivery status notification", "delivery failure",
        "delivery failed",
        "delivery has failed", "delivery delayed", "delayed mail", "mail delivery",
        "mail could not be delivered",
        "message delivery", "failure notice", "failed delivery", "failed to deliver",
        "returned mail",
        "returned to sender",
        "returned message", "non-delivery", "nondeliverable", "warning: could not send",
        "warning: message", "dsn:",
        "unzustellbar", "nachricht unzustellbar", "zustellung fehlgeschlagen", "nicht zugestellt",
        "non remis", "échec de la remise", "échec de remise", "message non distribué",
        "no se puede entregar", "no se pudo entregar", "error de entrega", "mensaje no entregado",
        "nie można dostarczyć", "nie dostarczono", "niedostarczone", "niedostarczalne",
        "teslim edilemedi", "iletilemedi", "ileti teslim edilemedi", "mancata consegna",
        "não entregue",
    ]
}
