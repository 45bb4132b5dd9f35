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
        switch (fault, language) {
        case (.empty, .ru): "заполните"
        case (.empty, .kk): "толтырыңыз"
        case (.empty, .en): "fill it in"
        case (.number(let range), .ru):
            "нужно целое число от\u{a0}\(range.lowerBound) до\u{a0}\(range.upperBound)"
        case (.number(let range), .kk):
            "\(range.lowerBound)\(Self.range)\(range.upperBound) аралығында бүтін сан керек"
        case (.number(let range), .en):
            "a whole number from \(range.lowerBound) to \(range.upperBound) is needed"
        case (.decimal, .ru): "нужно число, например 1,5"
        case (.decimal, .kk): "сан керек, мысалы 1,5"
        case (.decimal, .en): "a number is needed, such as 1.5"
        case (.amount, .ru): "нужна сумма, например 1500,50"
        case (.amount, .kk): "сома керек, мысалы 1500,50"
        case (.amount, .en): "an amount is needed, such as 1500.50"
        case (.date, .ru): "нужен день: год, месяц, число"
        case (.date, .kk): "күн керек: жыл, ай, күні"
        case (.date, .en): "a day is needed: year, month, day"
        case (.moment, .ru): "нужны день и\u{a0}время"
        case (.moment, .kk): "күн мен уақыт керек"
        case (.moment, .en): "a day and a time are needed"
        case (.choice, .ru): "выберите вариант"
        case (.choice, .kk): "нұсқаны таңдаңыз"
        case (.choice, .en): "choose one"
        }
    }
}
