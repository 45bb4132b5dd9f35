import NIOCore

/// How long a connection may take and how many there may be, so that slow and half-open clients
/// hold up nobody else.
struct ConnectionLimits: Sendable {
    /// Connections open at once, over all sites of the process. Beyond it one that waits for its
    /// client gives way. Below 1024, which is how many files a process may have open where nobody
    /// has said otherwise.
    var connections = 800
    /// Connections above that, until those which give way are closed; then more wait to be
    /// accepted.
    var margin = 64
    /// Connections of one network address, where it is known. An office may share one.
    var ofAddress = 200
    /// Requests of one network address that are still being sent.
    var bodiesOfAddress = 40
    /// Requests of one session or token that are still being sent.
    var bodiesOfSession = 10
    /// From the connection to the end of the first request's header.
    var header = TimeAmount.seconds(15)
    /// From the end of a header to the end of its body: 20 MB of files over a slow line.
    var body = TimeAmount.seconds(180)
    /// From an answer to the end of the next request's header.
    var pause = TimeAmount.seconds(60)
    /// From the end of a stream to the end of its connection: whoever listened asks anew by
    /// another.
    var streamEnd = TimeAmount.seconds(1)
    /// In which a client that reads its answer takes at least something of it.
    var reading = TimeAmount.seconds(60)

    static let standard = ConnectionLimits()
}
