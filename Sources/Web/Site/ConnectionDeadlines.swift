import NIOCore
import NIOHTTPTypes

/// Ends a connection whose client sends its request, or takes its answer, too slowly. The desk's own work has no
/// deadline here: between the end of a request and its answer nothing runs.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ConnectionLimits
    /// Of the request that is awaited or being read.
    private var request: Scheduled<Void>?
    /// Of the client that does not take its answer.
    private var reading: Scheduled<Void>?
    private var isReadingRequest = false
    private var answersOwed = 0

    init(_ limits: ConnectionLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { request = end(context, in: limits.header) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { forget() }

    func channelActive(context: ChannelHandlerContext) {
        if request == nil { request = end(context, in: limits.header) }
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        forget()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            (isReadingRequest, answersOwed) = (true, answersOwed + 1)
            request?.cancel()
            request = end(context, in: limits.body)
        case .body: break
        case .end:
            isReadingRequest = false
            request?.cancel()
            awaitNext(context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            answersOwed -= 1
            awaitNext(context)
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        reading?.cancel()
        reading = context.channel.isWritable ? nil : end(context, in: limits.reading)
        context.fireChannelWritabilityChanged()
    }

    /// Once everything that was asked is answered, the next request is awaited.
    private func awaitNext(_ context: ChannelHandlerContext) {
        guard !isReadingRequest, answersOwed <= 0 else { return }
        request?.cancel()
        request = end(context, in: limits.pause)
    }

    private func end(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    private func forget() {
        request?.cancel()
        reading?.cancel()
    }
}
