import Regulations
import Store

/// The letter that takes a seal out of the database.
struct SealLetter: Speaking {
    let language: String
    let seal: Seal

    var subject: String {
        say(
            "Печать дня \(seal.day): \(seal.desk)",
            "\(seal.day) күнінің мөрі: \(seal.desk)",
            "Seal of the day \(seal.day): \(seal.desk)")
    }

    var text: String {
        let line = SealAnchor(seal).line
        return say(
            """
            Печать истории службы «\(seal.desk)» за \(seal.day). Сохраните это письмо: если историю когда-нибудь \
            перепишут, печать в базе данных будет другой.

            \(line)

            Проверка: сохраните письмо как файл и выполните «reglament verify --anchor ФАЙЛ».
            """,
            """
            «\(seal.desk)» қызметі тарихының \(seal.day) күнгі мөрі. Осы хатты сақтаңыз: тарих қайта жазылса, \
            дерекқордағы мөр басқа болады.

            \(line)

            Тексеру: хатты файл ретінде сақтап, «reglament verify --anchor ФАЙЛ» командасын орындаңыз.
            """,
            """
            The seal of the history of the desk '\(seal.desk)' for \(seal.day). Keep this letter: should the history \
            ever be written anew, the seal in the database will be another.

            \(line)

            To check: save the letter as a file and run 'reglament verify --anchor FILE'.
            """)
    }
}
