import Regulations

/// A text of the site that takes no parameters, in all languages. Words stand as static members
/// in files by feature, and nowhere else: `QueueWords`, `PortalTicketWords`, `AdminMailWords`.
struct Word: Sendable, Hashable {
    let text: Trilingual
    /// What a regulation may call otherwise by its `labels`.
    let label: String?

    init(_ ru: String, _ kk: String, _ en: String, label: String? = nil) {
        text = Trilingual(ru, kk, en)
        self.label = label
    }
}
