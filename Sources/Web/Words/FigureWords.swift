import WorkingTime

extension Words {
    /// One decimal, with the language's decimal sign; whole numbers without.
    func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = (tenths / 10, abs(tenths % 10))
        return rest == 0 ? "\(whole)" : "\(whole)\(language == .en ? "." : ",")\(rest)"
    }

    /// Of so many groups there is no figure, and they are not listed.
    func nothing(in groups: Int) -> String {
        switch language {
        case .ru: "Не\u{a0}показаны, считать нечего: \(groups)."
        case .kk: "Көрсетілмеген, есептейтін ештеңе жоқ: \(groups)."
        case .en: "Not listed, with nothing to count: \(groups)."
        }
    }

    /// Of the broken promises so many are not held against the desk.
    func withdrawn(_ count: Int) -> String {
        switch language {
        case .ru: "снято: \(count)"
        case .kk: "алынды: \(count)"
        case .en: "withdrawn: \(count)"
        }
    }

    /// `ноябрь 2026`.
    func month(of date: CivilDate) -> String {
        let names: [String] =
            switch language {
            case .ru:
                [
                    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
                    "сентябрь", "октябрь",
                    "ноябрь", "декабрь",
                ]
            case .kk:
                [
                    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз",
                    "қыркүйек", "қазан",
                    "қараша", "желтоқсан",
                ]
            case .en:
                [
                    "January", "February", "March", "April", "May", "June", "July", "August",
                    "September", "October",
                    "November", "December",
                ]
            }
        return "\(names[date.month - 1]) \(date.year)"
    }
}
