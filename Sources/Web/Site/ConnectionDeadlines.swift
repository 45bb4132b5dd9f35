import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends a connection whose client sends its request, or takes its answer, too slowly, and tells the
/// room what it is at. The desk's own work has no deadline here: between the end of a request and
/// its answer nothing runs.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let room: ConnectionRoom
    private let proxies: TrustedProxies
    private var limits: ConnectionLimits { room.limits }
    /// nil: not there yet, or no longer.
    private var number: Int?
    /// Of the request that is awaited or being read.
    private var request: Scheduled<Void>?
    /// Of the client that does not take its answer.
    private var reading: Scheduled<Void>?
    private var isReadingRequest = false
    private var isStreaming = false
    private var answersOwed = 0

    init(_ room: ConnectionRoom, proxies: TrustedProxies = TrustedProxies()) {
        (self.room, self.proxies) = (room, proxies)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { enter(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { forget() }

    func channelActive(context: ChannelHandlerContext) {
        if request == nil { enter(context) }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        forget()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            (isReadingRequest, answersOwed) = (true, answersOwed + 1)
            replace(end(context, in: limits.body))
            let holder = proxies.holder(
                remote: context.remoteAddress?.ipAddress,
                forwarded: head.headerFields[.forwardedFor])
            if let number { room.begin(number, for: holder, claim: head.claim) }
        case .body: break
        case .end:
            isReadingRequest = false
            request?.cancel()
            set(.working)
            awaitNext(context)
        }
        context.fireChannelRead(data)
    }

    /// A client that listens to a stream and sends nothing more is gone: it has nothing to wait
    /// for.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isStreaming, event as? ChannelEvent == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isStreaming = head.headerFields[.contentType] == LiveStreams.contentType
        case .body: break
        case .end:
            answersOwed -= 1
            awaitNext(context)
            if isStreaming { replace(end(context, in: limits.streamEnd)) }
            isStreaming = false
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        reading?.cancel()
        reading = context.channel.isWritable ? nil : end(context, in: limits.reading)
        if !isReadingRequest, answersOwed > 0 {
            set(context.channel.isWritable ? .working : .untaken)
        }
        context.fireChannelWritabilityChanged()
    }

    private func enter(_ context: ChannelHandlerContext) {
        let channel = context.channel
        let holder = proxies.holder(remote: context.remoteAddress?.ipAddress, forwarded: nil)
        number = room.enter(holder) { channel.close(promise: nil) }
        guard number != nil else { return context.close(promise: nil) }
        request = end(context, in: limits.header)
    }

    /// Once everything that was asked is answered, the next request is awaited.
    private func awaitNext(_ context: ChannelHandlerContext) {
        guard !isReadingRequest, answersOwed <= 0 else { return }
        replace(end(context, in: limits.pause))
        set(.awaiting)
    }

    private func replace(_ deadline: Scheduled<Void>) {
        request?.cancel()
        request = deadline
    }

    private func set(_ act: ConnectionRoom.Act) {
        if let number { room.set(number, act) }
    }

    private func end(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    private func forget() {
        request?.cancel()
        reading?.cancel()
        if let number { room.leave(number) }
        number = nil
    }
}

extension HTTPRequest {
    private static let claimMax = 200

    /// The session or token that it names. Made-up ones help nobody: they are counted by their
    /// address as well.
    fileprivate var claim: String? {
        if let bearer = headerFields[.authorization] { return String(bearer.prefix(Self.claimMax)) }
        let cookies =
            headerFields[.cookie]?.split(separator: ";").map { $0.trimmingPrefix(" ") } ?? []
        let own = cookies.first { $0.contains("session-") || $0.contains("portal-") }
        return own.map { String($0.prefix(Self.claimMax)) }
    }
}
