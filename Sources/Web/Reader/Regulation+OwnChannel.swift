import Regulations
import ServiceDesk

extension Regulation {
    /// The channel of kind portal, when the regulation has one.
    var portalChannel: String? { channel(of: [.portal]) }

    /// What a contact writes on a page or by a call comes by: the portal or a form, or as by mail
    /// where the regulation has neither. It is never what the ticket came by, such as a letter to
    /// the head.
    var ownChannel: String { channel(of: [.portal, .form, .email]) ?? Channel.other }

    private func channel(of kinds: [Channel.Kind]) -> String? {
        kinds.lazy.compactMap { kind in channels.pairs.first { $0.item.kind == kind }?.name }.first
    }
}
