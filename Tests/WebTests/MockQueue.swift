import Regulations
import WorkingTime

@testable import Web

extension MockDesk {
    var queue: QueuePage.Model {
        let first = stepnoyBereg[0]
        return QueuePage.Model(
            frame: frame, view: .all,
            next: QueuePage.Next(
                row: first, project: "Степной берег", arrived: at(5, "13:55"),
                reason: .highestPriority(others: 0),
                clause: clause("6.1")),
            pools: [
                pool(
                    "Степной берег", "Алматы", [(now, 1), (valuable, 1), (usual, 2)], stepnoyBereg),
                pool("Лавка 24", "Москва", [(valuable, 2), (usual, 2), (minor, 1)], lavka),
                pool("Медлайн Плюс", "Москва", [(valuable, 1), (usual, 2)], medline),
            ],
            older: "2026-11-01.1028"
        )
    }

    func emptyQueue(_ view: QueueView) -> QueuePage.Model {
        QueuePage.Model(frame: frame, view: view, next: nil, pools: [], nearestDue: at(9, "11:00"))
    }

    private func pool(
        _ project: String, _ place: String, _ steps: [(PriorityModel, Int)], _ rows: [QueuePage.Row]
    ) -> QueuePage.Pool {
        let week = say("пн–пт 9:00–18:00", "дс–жм 9:00–18:00", "Mon–Fri 9:00–18:00")
        return QueuePage.Pool(
            .project(project), calendar: "\(place) · \(week)",
            steps: steps.enumerated().map {
                .init(name: $1.0.name, count: $1.1, isCurrent: $0 == 0)
            }, rows: rows)
    }

    private var stepnoyBereg: [QueuePage.Row] {
        var urgent = clock(
            .warning(due: at(5, "14:55"), left: .working(25 * 60)), "4.2", name: reaction)
        urgent.live = live(25 * 60)
        return [
            .init(
                number: 311, priority: now, subject: "Не проходит оплата картой на сайте",
                sender: "Данияр Ахметов",
                state: .admitted, clock: urgent),
            .init(
                number: 309, priority: valuable,
                subject: "Остатки не выгружаются на склад в Шымкенте",
                sender: "Мадина Ержанова", state: .admitted, waitsTurn: true,
                clock: clock(
                    .running(due: at(9, "10:00"), left: .working(13 * 3600 + 1800)), "4.3"),
                assignee: igor),
            .init(
                number: 302, priority: usual, subject: "Добавить поле БИН в карточку клиента",
                sender: "Данияр Ахметов",
                state: .admitted, waitsTurn: true,
                clock: clock(
                    .indicative(from: at(12, "09:00").date, to: at(26, "09:00").date), "4.5")),
            .init(
                number: 298, priority: usual, subject: "Шаблон счёта на казахском языке",
                sender: "Мадина Ержанова",
                state: .waitingClient,
                clock: clock(
                    .paused(since: at(2, "12:40"), why: nil, left: .workingDays(1)), "4.8"),
                assignee: igor),
        ]
    }

    private var lavka: [QueuePage.Row] {
        let short = say("ответ", "жауап", "answer")
        return [
            .init(
                number: 1042, priority: valuable,
                subject: "Заказ не уходит в CRM, если в корзине два склада",
                sender: "Ольга Лаврова", state: .inProgress,
                clock: clock(
                    .warning(due: at(5, "15:10"), left: .working(40 * 60)), "4.4", short: short),
                assignee: aigul),
            .init(
                number: 1044, priority: valuable, subject: "Скидка по промокоду считается дважды",
                sender: "Пётр Зимин",
                state: .received,
                clock: clock(.running(due: at(6, "11:00"), left: .working(5 * 3600 + 1800)), "4.1")),
            .init(
                number: 1028, priority: minor, subject: "Заменить иконки соцсетей в подвале <b>",
                sender: "Пётр Зимин",
                state: .admitted, waitsTurn: true, clock: clock(.unregulated, "4.6")),
        ]
    }

    private var medline: [QueuePage.Row] {
        [
            .init(
                number: 207, priority: valuable, subject: "Дубли лидов из чата поддержки",
                sender: "Вера Гончар",
                state: .inProgress,
                clock: clock(.breached(due: at(3, "16:20"), over: .working(6 * 3600 + 600)), "4.3"),
                assignee: timur),
            .init(
                number: 211, priority: usual, subject: "Обновление CMS после исправления у вендора",
                sender: "Вера Гончар", state: .waitingThirdParty, clock: clock(.unpromised, "4.7"),
                assignee: igor),
            .init(
                number: 209, priority: usual, subject: "Не приходят письма о записи на приём",
                sender: "Вера Гончар",
                state: .done,
                clock: clock(
                    .met(used: .working(18 * 60), limit: .working(8 * 3600), at: at(5, "10:00")),
                    "4.1",
                    short: reaction.lowercased()),
                assignee: aigul),
        ]
    }
}
