/// The letters and calls of the demo. Invented people, invented shops.
extension DemoStory {
    static let episodes: [Episode] = running + waiting + over + door

    private static let running: [Episode] = [
        Episode(
            hoursAgo: 0.4, from: "anna@alfa.example", category: "bug",
            subject: "Фильтр по цене показывает чужие товары",
            text:
                "Здравствуйте! На странице https://lavka.example/catalog выбираю «до 500 ₽», а в списке — по 900."
        ),
        Episode(
            hoursAgo: 1.2, from: "gleb@alfa.example", category: "templates", subject: "Поменять порядок полей в заказе",
            text: "Нужно, чтобы телефон спрашивали раньше адреса. Страница https://lavka.example/order"),
        Episode(
            hoursAgo: 3.1, from: "boris@beta.example", category: "configuration", subject: "Қазақша шот үлгісі",
            text: "Сәлеметсіз бе! Шоттағы атауларды қазақ тілінде шығару керек: https://bereg.example/invoice"),
        Episode(
            hoursAgo: 2.0, from: "grace@gamma.example", category: "consulting", subject: "How do we add a second hall?",
            text:
                "Hello! We open a small hall in spring. Where do we add seats? https://lighthouse.example/admin"
        ),
        Episode(
            hoursAgo: 6.6, from: "anna@alfa.example", category: "modules", subject: "Установить модуль отзывов",
            text: "Купили модуль отзывов, доступ передали Павлу. Поставьте, пожалуйста, на https://lavka.example"),
        Episode(
            hoursAgo: 11, from: "grace@gamma.example", category: "bug",
            subject: "Tickets are sent without a seat number",
            text:
                "Since yesterday the mail has no seat. Example: https://lighthouse.example/orders/4410"
        ),
        Episode(
            hoursAgo: 5.2, from: "boris@beta.example", category: "order_exchange_down",
            subject: "Остатки не выгружаются на склад",
            text: "Выгрузка стоит с утра, журнал пуст: https://bereg.example/exchange"),
        Episode(
            hoursAgo: 0.7, channel: "telegram", from: "+7 000 000-00-01", category: "payment_down",
            subject: "Не проходит оплата картой",
            text: "Анна написала в Telegram: касса отвечает ошибкой 502, оплатить нельзя."),
    ]

    private static let waiting: [Episode] = [
        Episode(
            hoursAgo: 9, from: "gleb@alfa.example", category: "bug", subject: "Промокод считает скидку дважды",
            text: "Промокод ОСЕНЬ даёт 20 % вместо 10 %. Страница https://lavka.example/cart",
            acts: [
                (0.8, .take("pavel")),
                (1.0, .ask("pavel", "Глеб, здравствуйте. Пришлите, пожалуйста, номер заказа, где скидка удвоилась.")),
            ]),
        Episode(
            hoursAgo: 14, from: "boris@beta.example", category: "bug", subject: "Заказ не уходит в CRM",
            text:
                "Если в корзине товары с двух складов, заказ оформляется, но в CRM его нет. https://bereg.example/cart",
            acts: [
                (0.5, .take("aigul")),
                (0.7, .reply("aigul", "Борис, здравствуйте. Повторили у себя, ищем причину.")),
                (5.0, .log("aigul", role: "programmer", minutes: 150)),
                (6.0, .note("aigul", "Во втором складе пустой код. Правка на десять строк, нужна проверка на копии.")),
                (12.5, .answer("Подскажите, заказы за эти дни не потеряются?")),
            ]),
        Episode(
            hoursAgo: 20, from: "anna@alfa.example", category: "cms_update", subject: "Обновить CMS до новой версии",
            text: "Вышло обновление, на https://lavka.example/admin висит предупреждение.",
            acts: [(1.0, .take("pavel")), (2.0, .postpone("pavel", hours: 400))]),
        Episode(
            hoursAgo: 7.5, from: "grace@gamma.example", category: "visit_counter", subject: "Add a visit counter",
            text: "Please add the counter from the attachment to https://lighthouse.example",
            acts: [
                (1.0, .take("pavel")),
                (1.2, .reply("pavel", "Grace, hello. The counter goes in today.")),
            ]),
        Episode(
            hoursAgo: 4.4, from: "gleb@alfa.example", category: "hacked", subject: "СРОЧНО: на главной чужая реклама",
            text: "На https://lavka.example вместо баннера реклама казино.",
            acts: [
                (0.3, .take("pavel")),
                (0.4, .reply("pavel", "Глеб, видим. Закрываем доступ и восстанавливаем из копии.")),
                (0.5, .prioritise("marina", "emergency")),
            ]),
        Episode(
            hoursAgo: 3.6, from: "boris@beta.example", category: "structure", subject: "Жаңа бөлім қосу",
            text: "«Жеткізу» бөлімін мәзірге қосу керек: https://bereg.example",
            acts: [
                (0.5, .reply("aigul", "Борис, сәлеметсіз бе! Бүгін қосамыз.")),
                (0.7, .estimate("aigul", minutes: 180, amount: 750_000, "Мәзірдегі бөлім мен бетке үш сағат керек.")),
                (1.2, .approve(contact: "beta.boris")),
                (1.3, .subtask("aigul", role: "tester", "Мобильді мәзірді тексеру")),
                (2.8, .log("aigul", role: "programmer", minutes: 90)),
            ]),
    ]

    private static let over: [Episode] = [
        Episode(
            hoursAgo: 18, from: "anna@alfa.example", category: "consulting", subject: "Как выгрузить отчёт за месяц",
            text: "Не находим, где выгрузить заказы за октябрь. https://lavka.example/admin/reports",
            acts: [
                (0.6, .reply("marina", "Анна, здравствуйте. Раздел «Отчёты», кнопка «Выгрузить», выберите месяц.")),
                (2.0, .finish("marina")), (9.0, .signOff),
            ]),
        Episode(
            hoursAgo: 16, from: "grace@gamma.example", category: "configuration", subject: "Change the sender of mails",
            text: "Mails should come from box@lighthouse.example, see https://lighthouse.example/settings",
            acts: [
                (1.0, .reply("pavel", "Grace, hello. Done, please try one order.")), (1.5, .finish("pavel")),
            ]),
        Episode(
            hoursAgo: 15, from: "boris@beta.example", category: "client_computers",
            subject: "Принтер не печатает накладные",
            text: "На складе принтер печатает пустые листы.",
            acts: [
                (
                    0.5,
                    .refuse(
                        "sergey", reason: "out_of_scope", "Принтеры на рабочих местах поддержка сайта не обслуживает.")
                )
            ]),
        Episode(
            hoursAgo: 30, from: "gleb@alfa.example", category: "optimisation",
            subject: "Каталог открывается пять секунд",
            text: "Страница https://lavka.example/catalog стала медленной.",
            acts: [
                (9.5, .reply("pavel", "Глеб, здравствуйте. Простите за ожидание, нашли медленный запрос.")),
                (14.0, .finish("pavel")),
            ]),
    ]

    /// What stops at the door.
    private static let door: [Episode] = [
        Episode(
            hoursAgo: 2.6, from: "dina@delta.example", category: "bug", subject: "Не открывается личный кабинет",
            text: "Клиенты жалуются, кабинет https://sklad.example/login не открывается."),
        Episode(
            hoursAgo: 1.6, from: "stranger@somewhere.example", subject: "Хочу поменять телефон на сайте",
            text: "Я новый директор «Альфы», поменяйте телефон в шапке сайта."),
        Episode(
            hoursAgo: 1.9, channel: "viber", from: "+7 000 000-00-02", category: "consulting",
            subject: "Вопрос про отчёты", text: "Борис спросил в Viber, как настроить отчёт."),
    ]
}
