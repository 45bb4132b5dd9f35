import Regulations

/// The letter with a link to sign in.
struct SignInLetter: Speaking {
    let language: String

    var subject: String {
        say("Ссылка для входа", "Кіруге арналған сілтеме", "Your sign-in link")
    }

    func text(url: String, minutes: Int) -> String {
        say(
            """
            Здравствуйте!

            Чтобы войти, откройте ссылку и нажмите кнопку на странице:

            \(url)

            Ссылка действует \(minutes) минут и только один раз. Если вы не просили входа, ничего не делайте: \
            без этого письма никто не войдёт.
            """,
            """
            Сәлеметсіз бе!

            Кіру үшін сілтемені ашып, беттегі батырманы басыңыз:

            \(url)

            Сілтеме \(minutes) минут және бір рет қана жарамды. Кіруді сұрамаған болсаңыз, ештеңе істемеңіз: \
            осы хатсыз ешкім кіре алмайды.
            """,
            """
            Hello!

            To sign in, open the link and press the button on the page:

            \(url)

            The link works for \(minutes) minutes and only once. If you did not ask for it, do nothing: nobody can \
            sign in without this letter.
            """)
    }
}
