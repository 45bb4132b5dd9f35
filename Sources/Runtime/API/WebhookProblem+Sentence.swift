import Store

extension WebhookProblem {
    /// For whoever asks by command: cause and, where there is one, cure.
    var sentence: String {
        switch self {
        case .answered(let status): "answered \(status)"
        case .gone: "410: the receiver wants no more"
        case .inside:
            "the address lies inside a private network; --webhooks-inside allows that, not link-local"
        case .said(let words): words
        }
    }
}
