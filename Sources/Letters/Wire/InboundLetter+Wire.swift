import TextRules

/// A letter on its way from the program that reads it; both directions name the fields in one
/// order.
extension InboundLetter {
    package func write(to wire: inout WireWriter) {
        wire.put(messageID)
        wire.put(inReplyTo)
        wire.put(references)
        let people = [from, sender, enclosedFrom]
        wire.put(people.map { $0.map { [$0] } ?? [] }) { $0.put($1) { $1.write(to: &$0) } }
        wire.put([replyTo, to, cc]) { $0.put($1) { $1.write(to: &$0) } }
        wire.put(returnPath)
        wire.put(subject)
        wire.put([date, receivedDate]) { $0.put($1) { $0.put(Int($1)) } }
        wire.put(receivedBy)
        wire.put(automatic) { $1.write(to: &$0) }
        wire.put(authenticationResults)
        wire.put(isMarkedSpam)
        wire.put(mark)
        wire.put(text)
        wire.put(html)
        wire.put(attachments) { $1.write(to: &$0) }
        wire.put(bodyDigest)
        wire.put(defects.map(\.rawValue))
    }

    package init(from wire: inout WireReader) throws(WireError) {
        self.init()
        messageID = try wire.optionalText()
        inReplyTo = try wire.optionalText()
        references = try wire.texts()
        let people = try wire.list { (wire) throws(WireError) in try wire.addresses() }
        let lists = try wire.list { (wire) throws(WireError) in try wire.addresses() }
        guard people.count == 3, lists.count == 3 else { throw WireError() }
        (from, sender, enclosedFrom) = (people[0].first, people[1].first, people[2].first)
        (replyTo, to, cc) = (lists[0], lists[1], lists[2])
        returnPath = try wire.optionalText()
        // What would act is marked on this side too.
        subject = TextShape.line.marked(try wire.text())
        let dates = try wire.list { (wire) throws(WireError) in
            try wire.optional { (wire) throws(WireError) in Int64(try wire.integer()) }
        }
        guard dates.count == 2 else { throw WireError() }
        (date, receivedDate) = (dates[0], dates[1])
        try readContents(from: &wire)
    }

    private mutating func readContents(from wire: inout WireReader) throws(WireError) {
        receivedBy = try wire.optionalText()
        automatic = try wire.optional(AutomaticMail.init(from:))
        authenticationResults = try wire.texts()
        isMarkedSpam = try wire.flag()
        mark = try wire.optionalText()
        text = TextShape.lines.marked(try wire.text())
        html = try wire.optionalText()
        attachments = try wire.list(MailAttachment.init(from:))
        bodyDigest = try wire.text()
        defects = try wire.texts().compactMap(LetterDefect.init(rawValue:))
    }
}

extension MailAddress {
    fileprivate func write(to wire: inout WireWriter) {
        wire.put(name)
        wire.put(address)
    }

    fileprivate init(from wire: inout WireReader) throws(WireError) {
        self.init(
            name: TextShape.line.marked(try wire.text()),
            address: TextShape.line.marked(try wire.text()))
    }
}

extension AutomaticMail {
    fileprivate func write(to wire: inout WireWriter) {
        wire.put(kind.rawValue)
        wire.put(reason)
    }

    fileprivate init(from wire: inout WireReader) throws(WireError) {
        guard let kind = AutomaticKind(rawValue: try wire.text()) else { throw WireError() }
        self.init(kind: kind, reason: try wire.text())
    }
}

extension MailAttachment {
    fileprivate func write(to wire: inout WireWriter) {
        wire.put(name)
        wire.put(contentType)
        wire.put(bytes)
        wire.put(contentID)
        wire.put(inline)
    }

    fileprivate init(from wire: inout WireReader) throws(WireError) {
        let name = try wire.optionalText()
        let (type, bytes) = (try wire.text(), try wire.data())
        let id = try wire.optionalText()
        // A name is made safe on this side too: it goes into paths and headers.
        self.init(
            name: name.flatMap(AttachmentName.safe), contentType: type, bytes: bytes, contentID: id,
            inline: try wire.flag())
    }
}

extension WireReader {
    fileprivate mutating func addresses() throws(WireError) -> [MailAddress] {
        try list(MailAddress.init(from:))
    }

    fileprivate mutating func optionalText() throws(WireError) -> String? {
        try optional { (wire) throws(WireError) in try wire.text() }
    }

    fileprivate mutating func texts() throws(WireError) -> [String] {
        try list { (wire) throws(WireError) in try wire.text() }
    }
}
