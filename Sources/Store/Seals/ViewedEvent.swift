import Crypto
import Foundation

/// An event as it stands in the view of its stream: whole, hidden but for its type, or with some of
/// its fields hidden.
public struct ViewedEvent: Sendable, Hashable {
    /// What an event was stored as, beside the payload.
    public struct Frame: Sendable, Hashable {
        public var entry: Entry
        public var salt: Data

        /// The entry's payload is not looked at where there are fields.
        public init(entry: Entry, salt: Data) {
            self.entry = entry
            self.salt = salt
        }
    }

    /// A value that was filled in.
    public struct Field: Sendable, Hashable {
        /// As it stands between the quotes of the payload.
        public var name: Data
        public var value: Value

        public enum Value: Sendable, Hashable {
            /// As it stands in the payload, with a salt of its own.
            case shown(Data, salt: Data)
            case hidden(Data)
        }

        public init(name: Data, value: Value) {
            self.name = name
            self.value = value
        }

        /// What stands for the value.
        public var digest: Data {
            switch value {
            case .shown(let bytes, let salt):
                ChainHasher.hash([Data("field 1".utf8), salt, name, bytes])
            case .hidden(let digest): digest
            }
        }
    }

    enum Shape: Sendable, Hashable {
        case whole(Frame)
        case fields(Frame, [Field])
        case hidden(Data)
    }

    public let type: String
    let shape: Shape

    private init(_ type: String, _ shape: Shape) { (self.type, self.shape) = (type, shape) }

    /// - Parameter fields: of an event that fills fields in; nil: its payload counts as it is.
    public init(_ frame: Frame, fields: [Field]? = nil) {
        self.init(frame.entry.type, fields.map { .fields(frame, $0) } ?? .whole(frame))
    }

    /// - Parameter digest: `inner` of the event.
    public init(hidden type: String, _ digest: Data) { self.init(type, .hidden(digest)) }

    /// As a seal takes it, with the salts that follow from that of its day.
    init(_ entry: Entry, of stream: StreamKey, day salt: Data) {
        let place = "\(stream.kind.rawValue)\n\(stream.id)\n\(entry.sequence)"
        let frame = Frame(entry: entry, salt: Self.salt(salt, place))
        let fields = entry.type == FilledFields.type ? FilledFields.split(entry.payload) : nil
        self.init(
            frame,
            fields: fields?.map { name, value in
                let own = "\(place)\n" + String(decoding: name, as: UTF8.self)
                return Field(name: name, value: .shown(value, salt: Self.salt(salt, own)))
            })
    }

    private static func salt(_ salt: Data, _ place: String) -> Data {
        Data(
            HMAC<SHA256>.authenticationCode(
                for: Data(place.utf8), using: SymmetricKey(data: salt)))
    }

    /// What stands for it beside its type.
    public var inner: Data {
        switch shape {
        case .hidden(let digest): digest
        case .whole(let frame): Self.inner(frame, frame.entry.payload)
        case .fields(let frame, let fields):
            Self.inner(
                frame,
                ChainHasher.hash(
                    [Data("fields 1".utf8)] + fields.flatMap { [$0.name, $0.digest] }))
        }
    }

    private static func inner(_ frame: Frame, _ body: Data) -> Data {
        ChainHasher.hash([
            Data("event 1".utf8), frame.salt, frame.entry.numbers, frame.entry.actor, body,
        ])
    }

    /// What can be shown of it; nil: only its type.
    public var frame: Frame? {
        switch shape {
        case .whole(let frame), .fields(let frame, _): frame
        case .hidden: nil
        }
    }

    /// nil: its payload counts as it is, or is hidden.
    public var fields: [Field]? { if case .fields(_, let fields) = shape { fields } else { nil } }

    public var hidden: ViewedEvent { ViewedEvent(hidden: type, inner) }

    /// Without the values of fields that `isHidden` names.
    public func hiding(_ isHidden: (String) -> Bool) -> ViewedEvent {
        guard case .fields(let frame, let fields) = shape else { return self }
        return ViewedEvent(
            frame,
            fields: fields.map { field in
                isHidden(String(decoding: field.name, as: UTF8.self))
                    ? Field(name: field.name, value: .hidden(field.digest)) : field
            })
    }
}
