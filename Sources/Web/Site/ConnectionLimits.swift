import NIOCore

/// How long a connection may take and how many there may be, so that slow and half-open clients hold up nobody else.
struct ConnectionLimits: Sendable {
    /// Connections open at once; more wait to be accepted until one ends. Below 1024, which is how many files a process
    /// may have open where nobody has said otherwise.
    var connections = 500
    /// From the connection to the end of the first request's header.
    var header = TimeAmount.seconds(15)
    /// From the end of a header to the end of its body: 20 MB of files over a slow line.
    var body = TimeAmount.seconds(180)
    /// From an answer to the end of the next request's header.
    var pause = TimeAmount.seconds(60)
    /// In which a client that reads its answer takes at least something of it.
    var reading = TimeAmount.seconds(60)

    static let standard = ConnectionLimits()
}
