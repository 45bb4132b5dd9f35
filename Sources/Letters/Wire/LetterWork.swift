/// What the program that reads letters is asked for, and with how much of the machine.
package struct LetterWork: Sendable, Equatable {
    package enum Task: Int, Sendable {
        case letter
        /// Sender, subject and date alone.
        case header
        case form
    }

    package var task: Task
    /// Processor time that the work may take, milliseconds.
    package var milliseconds: Int
    /// Of a form.
    package var contentType: String
    package var bytes: [UInt8]

    package init(_ task: Task, _ bytes: [UInt8], contentType: String = "", milliseconds: Int) {
        self.task = task
        self.bytes = bytes
        self.contentType = contentType
        self.milliseconds = milliseconds
    }

    package var wire: [UInt8] {
        var wire = WireWriter()
        wire.put(task.rawValue)
        wire.put(milliseconds)
        wire.put(contentType)
        wire.put(bytes)
        return wire.bytes
    }

    package init(wire bytes: [UInt8]) throws(WireError) {
        var wire = WireReader(bytes)
        guard let task = Task(rawValue: try wire.integer()) else { throw WireError() }
        let milliseconds = try wire.integer()
        let contentType = try wire.text()
        self.init(task, try wire.data(), contentType: contentType, milliseconds: milliseconds)
    }
}

/// What came of it.
package enum LetterAnswer: Sendable, Equatable {
    case letter(InboundLetter)
    case unreadable(MIMEError)
    /// Nil: not even its header.
    case header(InboundLetter?)
    case form(MultipartForm)

    package var wire: [UInt8] {
        var wire = WireWriter()
        switch self {
        case .letter(let message):
            wire.put(0)
            message.write(to: &wire)
        case .unreadable(let error):
            wire.put(1)
            error.write(to: &wire)
        case .header(let message):
            wire.put(2)
            wire.put(message) { $1.write(to: &$0) }
        case .form(let form):
            wire.put(3)
            form.write(to: &wire)
        }
        return wire.bytes
    }

    package init(wire bytes: [UInt8]) throws(WireError) {
        var wire = WireReader(bytes)
        switch try wire.integer() {
        case 0: self = .letter(try InboundLetter(from: &wire))
        case 1: self = .unreadable(try MIMEError(from: &wire))
        case 2: self = .header(try wire.optional(InboundLetter.init(from:)))
        case 3: self = .form(try MultipartForm(from: &wire))
        default: throw WireError()
        }
        guard wire.isAtEnd else { throw WireError() }
    }
}

extension MIMEError {
    fileprivate func write(to wire: inout WireWriter) {
        let (code, detail) = cause.wire
        wire.put(code)
        wire.put(detail)
        wire.put(readable) { $1.write(to: &$0) }
    }

    fileprivate init(from wire: inout WireReader) throws(WireError) {
        let (code, detail) = (try wire.integer(), try wire.integer())
        guard let cause = Cause(wire: code, detail) else { throw WireError() }
        self.init(cause, readable: try wire.optional(InboundLetter.init(from:)))
    }
}

extension MIMEError.Cause {
    fileprivate var wire: (Int, Int) {
        switch self {
        case .empty: (0, 0)
        case .tooLarge(let bytes): (1, bytes)
        case .noHeaders: (2, 0)
        case .tooManyHeaders: (3, 0)
        case .headersTooLarge: (4, 0)
        case .tooDeep: (5, 0)
        case .tooManyParts: (6, 0)
        case .unparsable: (7, 0)
        case .tooCostly: (8, 0)
        case .endedReader(let signal): (9, Int(signal))
        }
    }

    fileprivate init?(wire code: Int, _ detail: Int) {
        switch code {
        case 0: self = .empty
        case 1: self = .tooLarge(bytes: detail)
        case 2: self = .noHeaders
        case 3: self = .tooManyHeaders
        case 4: self = .headersTooLarge
        case 5: self = .tooDeep
        case 6: self = .tooManyParts
        case 7: self = .unparsable
        case 8: self = .tooCostly
        case 9: self = .endedReader(signal: Int32(truncatingIfNeeded: detail))
        default: return nil
        }
    }
}

extension MultipartForm {
    fileprivate func write(to wire: inout WireWriter) {
        wire.put(fields.sorted { $0.key < $1.key }) { wire, field in
            wire.put(field.key)
            wire.put(field.value)
        }
        wire.put(files) { wire, file in
            wire.put(file.field)
            wire.put(file.name)
            wire.put(file.contentType)
            wire.put(file.bytes)
        }
    }

    fileprivate init(from wire: inout WireReader) throws(WireError) {
        self.init()
        let pairs = try wire.list { (wire) throws(WireError) in (try wire.text(), try wire.text()) }
        fields = Dictionary(pairs) { _, last in last }
        files = try wire.list { (wire) throws(WireError) in
            let (field, name) = (try wire.text(), try wire.text())
            return File(
                field: field, name: AttachmentName.safe(name) ?? "file",
                contentType: try wire.text(),
                bytes: try wire.data())
        }
    }
}
