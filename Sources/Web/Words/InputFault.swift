/// What is wrong with one field of a form, so that its sentence names the cure.
enum InputFault: Sendable, Hashable {
    case empty
    case number(ClosedRange<Int>)
    /// Any number, whole or not.
    case decimal
    /// Money with at most two decimals.
    case amount
    case date, moment
    /// None of those offered.
    case choice
}

extension Words {
    /// After the name of the field and a colon.
    func cure(_ fault: InputFault) -> String {
        switch fault {
        case .empty: say("заполните", "толтырыңыз", "fill it in")
        case .number(let range):
            say(
                "нужно целое число от\u{a0}\(range.lowerBound) до\u{a0}\(range.upperBound)",
                "\(range.lowerBound)\(Self.range)\(range.upperBound) аралығында бүтін сан керек",
                "a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
        case .decimal:
            say(
                "нужно число, например 1,5", "сан керек, мысалы 1,5",
                "a number is needed, such as 1.5")
        case .amount:
            say(
                "нужна сумма, например 1500,50", "сома керек, мысалы 1500,50",
                "an amount is needed, such as 1500.50")
        case .date:
            say(
                "нужен день: год, месяц, число", "күн керек: жыл, ай, күні",
                "a day is needed: year, month, day")
        case .moment:
            say(
                "нужны день и\u{a0}время", "күн мен уақыт керек", "a day and a time are needed")
        case .choice: say("выберите вариант", "нұсқаны таңдаңыз", "choose one")
        }
    }
}
