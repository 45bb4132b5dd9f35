import ServiceDesk

extension Words {
    /// Why an interaction became no ticket.
    func why(_ reason: InteractionReason) -> String {
        switch reason {
        case .ownLetter: say("письмо этого стола", "осы үстелдің хаты", "a letter of this desk")
        case .reportWithoutFailure:
            say(
                "отчёт о\u{a0}доставке: всё дошло", "жеткізу есебі: бәрі жетті",
                "a delivery report: all arrived")
        case .reportOnNoLetter:
            say(
                "отчёт о\u{a0}доставке письма, которого стол не\u{a0}посылал",
                "үстел жібермеген хат туралы есеп",
                "a delivery report on no letter of this desk")
        case .notice:
            say(
                "автоматическое письмо, ни на\u{a0}что не\u{a0}отвечает",
                "автоматты хат, ештеңеге жауап емес",
                "an automatic letter that answers nothing")
        case .beyondQuota:
            say(
                "больше, чем разбирается за\u{a0}час", "бір сағатта қаралатыннан көп",
                "more in an hour than is judged")
        case .endedTwice, .keptFailing:
            say(
                "разобрать не\u{a0}удалось, см. исходник и\u{a0}журнал сервера",
                "талдау мүмкін болмады, бастапқы мәтін мен сервер журналын қараңыз",
                "judging it failed; see its source and the server's log")
        case .erased: say("текст стёрт", "мәтіні өшірілген", "its text was erased")
        case .damaged:
            say(
                "текст в\u{a0}хранилище повреждён", "қоймадағы мәтін бүлінген",
                "its text is damaged in the store")
        case .refused(let why): say("отказано: \(why)", "бас тартылды: \(why)", "refused: \(why)")
        case .unreadable(let why):
            say("не\u{a0}читается: \(why)", "оқылмайды: \(why)", "it cannot be read: \(why)")
        case .bounced(let report):
            say("не\u{a0}дошло: \(report)", "жетпеді: \(report)", "not delivered: \(report)")
        case .delayed(let report):
            say("задерживается: \(report)", "кешігуде: \(report)", "delayed: \(report)")
        case .said(let words): words
        }
    }
}
