/// A symbol of the sprite `Static/icons.svg`.
enum Icon: String, Sendable, CaseIterable {
    // States of a clock; they differ in outline, not only inside.
    case running, warning, breached, paused, met, indicative, unpromised, unregulated
    // Everything else.
    case book, brand, clip, cross, down, file, lock, mail, menu, more, phone, pen, plus, print,
        queue, scale, search
    case user, wait

    /// Beside words that say the same.
    var html: HTML { #"<svg class="icon" aria-hidden="true"><use href="\#(link)"/></svg>"# }

    /// On its own, with its meaning spoken.
    func html(named name: String) -> HTML {
        #"<svg class="icon" role="img" aria-label="\#(name)"><use href="\#(link)"/></svg>"#
    }

    static let brandMark: HTML =
        #"<svg viewBox="0 0 24 24" aria-hidden="true"><use href="\#(Icon.brand.link)"/></svg>"#

    private var link: String { "\(Self.sprite)#\(rawValue)" }
    private static let sprite = SiteURL.asset(Assets.icons.name).path
}
