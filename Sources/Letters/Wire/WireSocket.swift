import Glibc

/// One end of the line between a desk and the program that reads letters: messages with their
/// length before them.
package struct WireSocket: Sendable {
    /// The other end is gone, or silent for too long.
    package struct Broken: Error, Sendable, Equatable {
        package var isLate: Bool
    }

    /// Bytes of one message: a letter, decoded, beside its HTML.
    package static let bytesMax = 4 * LetterLimits.bytes

    package let descriptor: Int32

    package init(descriptor: Int32) { self.descriptor = descriptor }

    /// - Parameter deadline: monotonic nanoseconds (`now`); nil: waits for ever.
    package func send(_ message: [UInt8], until deadline: UInt64? = nil) throws(Broken) {
        var wire = WireWriter()
        wire.put(message.count)
        try write(wire.bytes, until: deadline)
        try write(message, until: deadline)
    }

    package func receive(until deadline: UInt64? = nil) throws(Broken) -> [UInt8] {
        var header = WireReader(try read(8, until: deadline))
        guard let count = try? header.integer(), (0...Self.bytesMax).contains(count) else {
            throw Broken(isLate: false)
        }
        return try read(count, until: deadline)
    }

    package static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private func write(_ bytes: [UInt8], until deadline: UInt64?) throws(Broken) {
        var sent = 0
        while sent < bytes.count {
            try wait(for: Int16(POLLOUT), until: deadline)
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    descriptor, buffer.baseAddress! + sent, buffer.count - sent,
                    Int32(MSG_NOSIGNAL) | (deadline == nil ? 0 : Int32(MSG_DONTWAIT)))
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { throw Broken(isLate: false) }
            sent += count
        }
    }

    private func read(_ count: Int, until deadline: UInt64?) throws(Broken) -> [UInt8] {
        var (taken, isBroken, isLate) = (0, false, false)
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while taken < count {
                guard (try? wait(for: Int16(POLLIN), until: deadline)) != nil else {
                    isLate = true
                    return
                }
                let got = Glibc.read(descriptor, buffer.baseAddress! + taken, count - taken)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else {
                    isBroken = true
                    return
                }
                taken += got
                initialized = taken
            }
        }
        if isBroken || isLate { throw Broken(isLate: isLate) }
        return bytes
    }

    private func wait(for events: Int16, until deadline: UInt64?) throws(Broken) {
        guard let deadline else { return }
        while true {
            let now = Self.now
            guard now < deadline else { throw Broken(isLate: true) }
            var entry = pollfd(fd: descriptor, events: events, revents: 0)
            let left = Int32(clamping: (deadline - now) / 1_000_000 + 1)
            let ready = poll(&entry, 1, left)
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw Broken(isLate: false) }
        }
    }
}
