/// The letter with a link to sign in.
struct SignInLetter {
    let language: String

    var subject: String {
        switch language {
        case "ru": "Ссылка для входа"
        case "kk": "Кіруге арналған сілтеме"
        default: "Your sign-in link"
        }
    }

    func text(url: String, minutes: Int) -> String {
        switch language {
        case "ru":
            """
            Здравствуйте!

            Чтобы войти, откройте ссылку и нажмите кнопку на странице:

            \(url)

            Ссылка действует \(minutes) минут и только один раз. Если вы не просили входа, ничего не делайте: \
            без этого письма никто не войдёт.
            """
        case "kk":
            """
            Сәлеметсіз бе!

            Кіру үшін сілтемені ашып, беттегі батырманы басыңыз:

            \(url)

            Сілтеме \(minutes) минут және бір рет қана жарамды. Кіруді сұрамаған болсаңыз, ештеңе істемеңіз: \
            осы хатсыз ешкім кіре алмайды.
            """
        default:
            """
            Hello!

            To sign in, open the link and press the button on the page:

            \(url)

            The link works for \(minutes) minutes and only once. If you did not ask for it, do nothing: nobody can \
            sign in without this letter.
            """
        }
    }
}
