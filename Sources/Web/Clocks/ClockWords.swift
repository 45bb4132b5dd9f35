/// States of a clock, and what stands where a due would.
extension Word {
    static let running = Word("идёт", "жүріп жатыр", "running")
    static let warning = Word("скоро срок", "мерзім жақын", "due soon")
    static let breached = Word("нарушен", "бұзылды", "breached")
    static let paused = Word("пауза", "кідіріс", "paused")
    static let met = Word("выполнен", "орындалды", "met")
    static let indicative = Word("ориентир", "бағдар", "guide only")
    static let unpromised = Word("не\u{a0}гарантируется", "кепілдік жоқ", "not guaranteed")
    static let unregulated = Word("не\u{a0}регламентируется", "реттелмейді", "not regulated")
    static let dateNotGuaranteed = Word(
        "срок не\u{a0}гарантируется", "мерзімге кепілдік жоқ", "date not guaranteed")
    static let noDeadlineSet = Word(
        "срок не\u{a0}регламентируется", "мерзім реттелмейді", "no deadline set")
    static let clockSpoken = Word("остался час", "бір сағат қалды", "one hour left")
    static let breachSpoken = Word("срок нарушен", "мерзім бұзылды", "deadline breached")
    static let breachWithdrawn = Word("нарушение снято", "бұзу алынды", "breach withdrawn")
    static let beyondCalendar = Word(
        "календарь так далеко не\u{a0}известен",
        "күнтізбе ол күнге дейін белгісіз",
        "beyond the calendar’s data")
    static let dateHidden = Word(
        "срок не\u{a0}показывается, но\u{a0}идёт",
        "мерзім көрсетілмейді, бірақ жүреді",
        "date not shown, the clock runs")
    static let wouldDiffer = Word(
        "сегодня вышло бы иначе", "бүгін басқаша шығар еді", "would differ today")
}
