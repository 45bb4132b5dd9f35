/// Words of the paper around the clauses.
struct PaperWords: Speaking {
    let language: String

    var contents: String { say("Содержание", "Мазмұны", "Contents") }
    var parties: String { say("Стороны", "Тараптар", "Parties") }
    var provider: String { say("Исполнитель", "Орындаушы", "Provider") }
    var client: String { say("Заказчик", "Тапсырыс беруші", "Client") }
    var clauses: String { say("Пункты", "Тармақтар", "Clauses") }
    var levels: String { say("Уровни обслуживания", "Қызмет көрсету деңгейлері", "Service levels") }
    var priority: String { say("Приоритет", "Басымдық", "Priority") }
    var signatures: String { say("Подписи сторон", "Тараптардың қолдары", "Signatures") }
    var annex: String {
        say(
            "Приложение. Как это исполняется", "Қосымша. Бұл қалай орындалады",
            "Annex. How it is carried out")
    }
    var annexIntro: String {
        say(
            "Пункты так, как их исполняет программа службы поддержки. Каждое значение, от которого зависит её работа, "
                + "названо здесь.",
            "Қолдау қызметінің бағдарламасы тармақтарды осылай орындайды. Оның жұмысы тәуелді әр мән осында аталған.",
            "The clauses as the program of the support service carries them out. Every value that its work depends on "
                + "is named here.")
    }
    var withoutClause: String { say("Вне пунктов", "Тармақтардан тыс", "Outside the clauses") }

    /// What a party fills in.
    var requisites: [String] {
        [
            say("Наименование", "Атауы", "Name"), say("Адрес", "Мекенжайы", "Address"),
            say("ИНН / БИН", "БСН / СТН", "Tax number"),
            say("Банк и счёт", "Банк және шот", "Bank and account"),
            say("В лице", "Атынан", "Represented by"),
            say("На основании", "Негізінде", "Acting under"),
            say("Телефон, почта", "Телефон, пошта", "Telephone, mail"),
        ]
    }

    /// What stands under a signature.
    var signed: [String] {
        [
            say("Должность", "Лауазымы", "Position"), say("Подпись", "Қолы", "Signature"),
            say("Имя", "Аты-жөні", "Name"), say("Дата", "Күні", "Date"),
            say("Печать", "Мөр", "Seal"),
        ]
    }
}
