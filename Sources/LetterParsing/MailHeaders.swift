import CGMimeShim
import Letters

/// The header of one letter, decoded field by field.
struct MailHeaders {
    private var fields: [(name: String, raw: [UInt8])] = []
    private let options: OpaquePointer
    /// Of raw 8-bit text; nil: none is known.
    private let charset: String?

    /// The parser keeps the Content- fields with the root part, all others with the letter.
    init(
        letter: UnsafeMutablePointer<GMimeObject>?, root: UnsafeMutablePointer<GMimeObject>?,
        options: OpaquePointer,
        charset: String?
    ) {
        self.options = options
        self.charset = charset
        take(letter)
        take(root)
    }

    private mutating func take(_ object: UnsafeMutablePointer<GMimeObject>?) {
        guard let object else { return }
        guard let list = g_mime_object_get_header_list(object) else { return }
        for index in 0..<g_mime_header_list_get_count(list) {
            let header = g_mime_header_list_get_header_at(list, index)
            guard let name = g_mime_header_get_name(header),
                let raw = g_mime_header_get_raw_value(header)
            else {
                continue
            }
            let bytes = UnsafeBufferPointer(start: raw, count: strlen(raw)).map {
                UInt8(bitPattern: $0)
            }
            fields.append((String(cString: name).lowercased(), bytes))
        }
    }

    func message() -> InboundLetter {
        var message = InboundLetter()
        message.messageID = ids("message-id").first
        message.inReplyTo = ids("in-reply-to").first
        message.references = Array(ids("references").suffix(LetterLimits.references))
        message.sender = addresses("sender").first
        message.replyTo = addresses("reply-to")
        let (from, isFound) = from(message)
        (message.from, message.defects) = (from, isFound ? [.foundSender] : [])
        message.to = addresses("to")
        message.cc = addresses("cc")
        message.returnPath = text("return-path").map {
            MessageIDs.read($0).first ?? $0.filter { !"<> ".contains($0) }
        }
        message.subject = text("subject") ?? ""
        message.date = text("date").flatMap(MailDate.read)
        let received = text("received")
        message.receivedDate = received.flatMap { $0.split(separator: ";").last }.flatMap {
            MailDate.read(String($0))
        }
        message.receivedBy = received.flatMap(Self.receiver)
        message.automatic = AutomaticMail.recognised { text($0) }
        message.authenticationResults = unfolded("authentication-results")
        message.isMarkedSpam = ["x-spam-flag", "x-spam-status"].contains { name in
            all(name).contains { $0.lowercased().hasPrefix("yes") }
        }
        message.mark = text(InboundLetter.markHeader.lowercased())
        return message
    }

    /// Who wrote, and whether it had to be found: in a field that breaks the grammar, in a later
    /// one, or, where none names anybody, in the fields that say who is to be answered.
    private func from(_ message: InboundLetter) -> (MailAddress?, isFound: Bool) {
        let all = fields.filter { $0.name == "from" }.map { addresses($0.raw) }
        for (index, (list, isLoose)) in all.enumerated() {
            if let sender = list.first(where: { $0.address.contains("@") }) {
                return (sender, isLoose || index > 0)
            }
        }
        let instead = message.replyTo + [message.sender].compactMap(\.self)
        if let other = instead.first(where: { $0.address.contains("@") }) { return (other, true) }
        return (all.first?.list.first, false)
    }

    /// The host after `by` of a Received line (RFC 5321, 4.4).
    private static func receiver(_ received: String) -> String? {
        let words = received.split { " \t;".contains($0) }
        guard let by = words.firstIndex(where: { $0.lowercased() == "by" }), by + 1 < words.endIndex
        else { return nil }
        return String(words[by + 1].prefix(LetterLimits.hostLength))
    }

    func defects(of message: InboundLetter) -> [LetterDefect] {
        var found = message.defects
        if text("date") != nil, message.date == nil { found.append(.invalidDate) }
        let counts = [message.replyTo.count, message.to.count, message.cc.count]
        if counts.contains(LetterLimits.addressesPerHeader) { found.append(.tooManyAddresses) }
        if fields.contains(where: { $0.raw.contains { $0 >= 0x80 } }) {
            found.append(.unencodedHeader)
        }
        return found
    }

    /// The first value of the field as one decoded line without control characters.
    func text(_ name: String) -> String? {
        fields.first { $0.name == name }.map { decoded($0.raw) }
    }

    private func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.prefix(LetterLimits.references).map { decoded($0.raw) }
    }

    /// Values as they stand: what looks like an encoded word is none where a program wrote the
    /// field.
    private func unfolded(_ name: String) -> [String] {
        fields.filter { $0.name == name }.prefix(LetterLimits.references).map { field in
            HeaderText.trimmed(
                String(decoding: field.raw.filter { $0 != LetterBytes.lf }, as: UTF8.self))
        }
    }

    private func decoded(_ raw: [UInt8]) -> String {
        let line = utf8(raw).withCString { g_mime_utils_header_decode_text(options, $0) }
        defer { g_free(line) }
        return HeaderText.singleLine(line.map { String(cString: $0) } ?? "")
    }

    /// Folding goes (RFC 5322, 2.2.3) and raw 8-bit bytes become UTF-8, so that GMime only has to
    /// undo encoded words.
    private func utf8(_ raw: [UInt8]) -> String {
        let line = raw.filter { $0 != LetterBytes.lf }
        let text =
            String(validating: line, as: UTF8.self) ?? Charset.decode(line, declared: charset).text
        return EncodedWords.mended(text)
    }

    private func ids(_ name: String) -> [String] {
        fields.first { $0.name == name }.map { MessageIDs.read(decoded($0.raw)) } ?? []
    }

    /// Of every field of the name: a second one is against the rules (RFC 5322, 3.6), and meant.
    private func addresses(_ name: String) -> [MailAddress] {
        let found = fields.filter { $0.name == name }.prefix(LetterLimits.structuredRepeats)
            .flatMap { addresses($0.raw).list }
        return Array(found.prefix(LetterLimits.addressesPerHeader))
    }

    /// By the grammar; else, and then marked, as far as addresses can be found.
    private func addresses(_ raw: [UInt8]) -> (list: [MailAddress], isLoose: Bool) {
        // Decoding can bring openers to light that the bytes did not show (UTF-7).
        let value = StructuredFields.bounded(utf8(raw))
        let strict = parsed(value)
        let ats = value.utf8.count { $0 == UInt8(ascii: "@") }
        if !strict.isEmpty, strict.allSatisfy({ LooseAddresses.isSound($0.address) }),
            strict.count >= ats
        {
            return (strict, false)
        }
        let loose = LooseAddresses.read(EncodedWords.decoded(value))
        let isSound = strict.allSatisfy { LooseAddresses.isSound($0.address) }
        if loose.isEmpty || isSound && strict.count >= loose.count { return (strict, false) }
        return (loose, true)
    }

    private func parsed(_ value: String) -> [MailAddress] {
        let list = value.withCString { internet_address_list_parse(options, $0) }
        guard let list else { return [] }
        defer { g_object_unref(list) }
        return MailHeaders.mailboxes(list, room: LetterLimits.addressesPerHeader)
    }

    private static func mailboxes(_ list: UnsafeMutablePointer<InternetAddressList>, room: Int)
        -> [MailAddress]
    {
        var found: [MailAddress] = []
        for index in 0..<internet_address_list_length(list) where found.count < room {
            guard let address = internet_address_list_get_address(list, index) else { continue }
            if gmime_shim_is_mailbox(address) != 0 {
                found.append(mailbox(address))
            } else if let members = gmime_shim_members(address) {
                found += mailboxes(members, room: room - found.count)
            }
        }
        return found
    }

    private static func mailbox(_ address: UnsafeMutablePointer<InternetAddress>) -> MailAddress {
        let name = internet_address_get_name(address).map { String(cString: $0) } ?? ""
        let mailbox = gmime_shim_mailbox(address).map { String(cString: $0) } ?? ""
        return MailAddress(name: HeaderText.singleLine(name), address: HeaderText.address(mailbox))
    }
}
