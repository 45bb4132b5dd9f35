/// What packages of hours have left.
extension Word {
    static let packagesNow = Word("Пакеты часов", "Сағат пакеттері", "Packages of hours")
    static let runsOut = Word(
        "Если так пойдёт, кончатся", "Осылай жүрсе, таусылады", "At this pace used up on")
    static let usedUp = Word("Израсходовано", "Жұмсалды", "Used up")
    static let nextHour = Word("Следующий час", "Келесі сағат", "The next hour")
}

extension Words {
    func leftOf(_ left: String, _ all: String) -> String {
        say("\(left) из\u{a0}\(all)", "\(all) ішінен \(left)", "\(left) of \(all)")
    }
}
