import Foundation
import ServiceDesk
import Store

/// Clients in the order of their names, to be leafed through and searched: what lists and forms
/// show of them, a page at a time.
public struct ClientDirectory: Sendable {
    public struct Page: Sendable {
        public var clients: [Client]
        /// The last one of this page, where others follow; nil: it is the last page.
        public var next: String?
    }

    private let clients: Shelves<Client>
    /// Ids in the order of names, and in their own.
    private let named: [String]
    private let ids: [String]
    /// What they are searched by, all of them in one text, in the order of names.
    private let text: SearchedText

    init(_ clients: Shelves<Client>) {
        self.clients = clients
        let sorted = clients.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        named = sorted.map(\.id)
        ids = named.sorted()
        text = SearchedText(sorted.map(\.searched))
    }

    /// A page of clients in the order of their names.
    ///
    /// - Parameters:
    ///   - words: what the name, a contact, an address, a project or a site has in it; empty: every
    ///     client.
    ///   - last: client after whom the page begins; nil, or nobody any more: the first page.
    ///   - isShown: further condition.
    public func page(
        called words: String = "", after last: String? = nil, limit: Int,
        where isShown: (Client) -> Bool = { _ in true }
    ) -> Page {
        var place = last.flatMap { named.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        var found: [Client] = []
        let wanted = words.addressKey
        while let next = text.first(from: place, having: wanted) {
            place = next + 1
            guard let client = clients[named[next]], isShown(client) else { continue }
            guard found.count < limit else { return Page(clients: found, next: found.last?.id) }
            found.append(client)
        }
        return Page(clients: found, next: nil)
    }

    /// A page of clients in the order of their ids, from after `last`.
    public func page(afterID last: String, limit: Int) -> Page {
        let start = ids.firstIndex(after: last)
        let page = ids[start...].prefix(limit)
        let next = start + page.count < ids.count ? page.last : nil
        return Page(clients: page.compactMap { clients[$0] }, next: next)
    }
}

extension People {
    public var directory: ClientDirectory { kept.directory { ClientDirectory(clients) } }
}

extension Client {
    /// Lines, so that no word begins in one of them and ends in the next.
    fileprivate var searched: String {
        let people = contacts.values.sorted { $0.id < $1.id }.flatMap { [$0.name] + $0.addresses }
        let sites = projects.values.sorted { $0.id < $1.id }.flatMap { [$0.name] + $0.sites }
        return ([name] + people + sites).joined(separator: "\n").addressKey
    }
}

extension [String] {
    /// Of a sorted list, the place of the first that comes after `text`.
    fileprivate func firstIndex(after text: String) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > text { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
