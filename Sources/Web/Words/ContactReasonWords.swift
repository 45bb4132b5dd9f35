import ServiceDesk

extension Words {
    /// Why a contact became no ticket.
    func why(_ reason: ContactReason) -> String {
        switch reason {
        case .ownLetter: said("письмо этого стола", "осы үстелдің хаты", "a letter of this desk")
        case .reportWithoutFailure:
            said(
                "отчёт о\u{a0}доставке: всё дошло", "жеткізу есебі: бәрі жетті",
                "a delivery report: all arrived")
        case .reportOnNoLetter:
            said(
                "отчёт о\u{a0}доставке письма, которого стол не\u{a0}посылал",
                "үстел жібермеген хат туралы есеп",
                "a delivery report on no letter of this desk")
        case .notice:
            said(
                "автоматическое письмо, ни на\u{a0}что не\u{a0}отвечает",
                "автоматты хат, ештеңеге жауап емес",
                "an automatic letter that answers nothing")
        case .beyondQuota:
            said(
                "больше, чем разбирается за\u{a0}час", "бір сағатта қаралатыннан көп",
                "more in an hour than is judged")
        case .endedTwice, .keptFailing:
            said(
                "разобрать не\u{a0}удалось, см. исходник и\u{a0}журнал сервера",
                "талдау мүмкін болмады, бастапқы мәтін мен сервер журналын қараңыз",
                "judging it failed; see its source and the server's log")
        case .erased: said("текст стёрт", "мәтіні өшірілген", "its text was erased")
        case .damaged:
            said(
                "текст в\u{a0}хранилище повреждён", "қоймадағы мәтін бүлінген",
                "its text is damaged in the store")
        case .refused(let why): said("отказано: \(why)", "бас тартылды: \(why)", "refused: \(why)")
        case .unreadable(let why):
            said("не\u{a0}читается: \(why)", "оқылмайды: \(why)", "it cannot be read: \(why)")
        case .bounced(let report):
            said("не\u{a0}дошло: \(report)", "жетпеді: \(report)", "not delivered: \(report)")
        case .delayed(let report):
            said("задерживается: \(report)", "кешігуде: \(report)", "delayed: \(report)")
        case .said(let words): words
        }
    }

    private func said(_ russian: String, _ kazakh: String, _ english: String) -> String {
        switch language {
        case .ru: russian
        case .kk: kazakh
        case .en: english
        }
    }
}
