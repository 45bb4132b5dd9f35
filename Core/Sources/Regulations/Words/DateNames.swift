import WorkingTime

extension Weekday {
    /// `пн`, `дс`, `Mon`.
    public var words: Trilingual { Self.names[rawValue - 1] }

    private static let names = [
        Trilingual("пн", "дс", "Mon"), Trilingual("вт", "сс", "Tue"), Trilingual("ср", "ср", "Wed"),
        Trilingual("чт", "бс", "Thu"), Trilingual("пт", "жм", "Fri"), Trilingual("сб", "сб", "Sat"),
        Trilingual("вс", "жс", "Sun"),
    ]
}

extension CivilDate {
    /// `янв`, `қаң`, `Jan`; Russian as after a number.
    public var shortMonth: Trilingual { Self.months[month - 1].short }

    /// `январь`, `қаңтар`, `January`.
    public var monthName: Trilingual { Self.months[month - 1].full }

    private static let months: [(short: Trilingual, full: Trilingual)] = [
        (Trilingual("янв", "қаң", "Jan"), Trilingual("январь", "қаңтар", "January")),
        (Trilingual("фев", "ақп", "Feb"), Trilingual("февраль", "ақпан", "February")),
        (Trilingual("мар", "нау", "Mar"), Trilingual("март", "наурыз", "March")),
        (Trilingual("апр", "сәу", "Apr"), Trilingual("апрель", "сәуір", "April")),
        (Trilingual("мая", "мам", "May"), Trilingual("май", "мамыр", "May")),
        (Trilingual("июн", "мау", "Jun"), Trilingual("июнь", "маусым", "June")),
        (Trilingual("июл", "шіл", "Jul"), Trilingual("июль", "шілде", "July")),
        (Trilingual("авг", "там", "Aug"), Trilingual("август", "тамыз", "August")),
        (Trilingual("сен", "қыр", "Sep"), Trilingual("сентябрь", "қыркүйек", "September")),
        (Trilingual("окт", "қаз", "Oct"), Trilingual("октябрь", "қазан", "October")),
        (Trilingual("ноя", "қар", "Nov"), Trilingual("ноябрь", "қараша", "November")),
        (Trilingual("дек", "жел", "Dec"), Trilingual("декабрь", "желтоқсан", "December")),
    ]
}
