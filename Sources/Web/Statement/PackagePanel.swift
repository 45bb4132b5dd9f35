import Regulations
import ServiceDesk
import WorkingTime

/// What packages have left, how long it lasts, and what the next hour costs.
public struct PackagePanel: Sendable {
    struct Item: Sendable {
        var title: String
        /// `3:12 of 10:00`
        var left: String
        /// Of a hundred.
        var share: Int
        /// Day on which it is used up at the pace of the period.
        var runsOut: CivilDate?
        var clause: ClauseLink?
    }

    var items: [Item] = []
    /// nil: no ticket is looked at.
    var nextHour: String?

    /// - Parameter balances: of the client, in force now.
    init(_ balances: [PackageBalance], _ reader: EditionReader, nextHour: NextHour? = nil) {
        items = balances.map { Item($0, reader) }
        self.nextHour = items.isEmpty ? nil : nextHour.map(reader.words)
    }

    init() {}

    func view(_ words: Words, today: CivilDate) -> HTML {
        """
        \(items.map { item in
            """
            <p class="small"><b>\(item.title)</b> \(item.clause?.chip(words))<br>\(words[.leftOver]): \(item.left)\
            \(item.runsOut.map { "<br>\(words[.runsOut]): \(words.weekdayAndDay($0, now: today))" as HTML })</p>
            <progress max="100" value="\(min(100, item.share))" aria-label="\(words[.usedUp])">\(item.share)%</progress>
            """ as HTML
        })\(nextHour.map { #"<p class="small">\#(words[.nextHour]): <b>\#($0)</b></p>"# as HTML })
        """
    }
}

extension PackagePanel.Item {
    fileprivate init(_ balance: PackageBalance, _ reader: EditionReader) {
        let (words, language) = (reader.words, reader.language.rawValue)
        let title = reader.regulation.title(ofAgreement: balance.package, in: language)
        self.init(
            title: balance.project.map { "\(title) (\($0))" } ?? title,
            left: words.leftOf(
                words.hours(thousandths: balance.left), words.hours(thousandths: balance.granted)),
            share: balance.share,
            runsOut: balance.runsOut(asOf: reader.now).map { reader.civil($0).date },
            clause: reader.regulation.prices.packages[balance.package]?.clauses.first.map(
                reader.link))
    }
}

extension EditionReader {
    /// Of the next hour: what a package gives of it, and the price of the rest.
    func words(_ hour: NextHour) -> String {
        guard hour.given > 0 else { return words(hour.price) }
        let given = "\(words.hours(thousandths: hour.given)) \(words[.fromPackage])"
        return hour.price == .counted(0) ? words[.fromPackage] : "\(given), \(words(hour.price))"
    }
}
