import Foundation

/// A pack as it is written: into a file that was not there, or nothing stays.
struct EvidenceOutput: ~Copyable {
    private static let chunk = 1 << 20

    private let path: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private(set) var lines = 0
    private var isDone = false

    init(_ path: String) throws(EvidenceFault) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw EvidenceFault("\(path): \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        close(descriptor)
        if !isDone { unlink(path) }
    }

    /// What stands in a field.
    enum Field {
        case text(String)
        case bytes(Data)
        case hexadecimal(Data)
        case number(Int64)
    }

    /// - Throws: where a text would be taken for several fields or lines.
    mutating func add(_ kind: String, _ fields: [Field]) throws(EvidenceFault) {
        buffer += kind.utf8
        for field in fields {
            buffer.append(9)
            let start = buffer.count
            switch field {
            case .text(let text): buffer += text.utf8
            case .bytes(let bytes): buffer += bytes
            case .hexadecimal(let bytes): addDigits(bytes)
            case .number(let number): buffer += "\(number)".utf8
            }
            guard !buffer[start...].contains(where: { $0 == 9 || $0 == 10 }) else {
                throw EvidenceFault(
                    "a '\(kind)' holds a line end or a tabulator; nothing is written")
            }
        }
        buffer.append(10)
        lines += 1
        if buffer.count >= Self.chunk { try flush() }
    }

    private mutating func addDigits(_ bytes: Data) {
        for byte in bytes {
            for digit in [byte >> 4, byte & 15] {
                buffer.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
            }
        }
    }

    private mutating func flush() throws(EvidenceFault) {
        var at = 0
        while at < buffer.count {
            let count = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress! + at, buffer.count - at)
            }
            guard count > 0 else {
                throw EvidenceFault("\(path): \(String(cString: strerror(errno)))")
            }
            at += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// The last line; it is on the disk afterwards.
    mutating func finish() throws(EvidenceFault) {
        try add("end", [.number(Int64(lines))])
        try flush()
        guard fsync(descriptor) == 0 else {
            throw EvidenceFault("\(path): \(String(cString: strerror(errno)))")
        }
        isDone = true
    }
}
