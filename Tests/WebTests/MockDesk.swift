import Regulations
import WorkingTime

@testable import Web

/// A desk that does not exist, seen on Thursday 5 November 2026 at 14:30 in Moscow.
struct MockDesk {
    let language: Language

    static let today = CivilDate(year: 2026, month: 11, day: 5)!

    func say(_ ru: String, _ kk: String, _ en: String) -> String {
        switch language {
        case .ru: ru
        case .kk: kk
        case .en: en
        }
    }

    func at(_ day: Int, _ time: String, month: Int = 11) -> CivilMoment {
        CivilMoment(date: CivilDate(year: 2026, month: month, day: day)!, time: CivilTime(time)!)
    }

    func clause(_ number: String) -> ClauseLink {
        ClauseLink(regulation: "veha", version: "4", number: number)
    }

    var aigul: PersonModel { PersonModel(name: "Айгуль Сейтова", side: .staff) }
    var timur: PersonModel { PersonModel(name: "Тимур Касымов", side: .staff) }
    var igor: PersonModel { PersonModel(name: "Игорь Панин", side: .staff) }
    var olga: PersonModel { PersonModel(name: "Ольга Лаврова", side: .client) }

    var frame: DeskFrame {
        DeskFrame(
            language: language,
            deskName: say("Веха · поддержка", "Веха · қолдау", "Vekha · support"), person: aigul,
            today: Self.today, section: .queue,
            counts: QueueCounts([
                .all: 23, .mine: 7, .unassigned: 6, .waiting: 9, .dueToday: 5, .breached: 2,
            ]),
            projects: [
                .init(name: "Лавка 24", open: 6), .init(name: "Медлайн Плюс", open: 4),
                .init(name: "Степной берег", open: 5),
                .init(name: "Orda Logistics", open: 4),
            ],
            calendars: [
                CalendarGlance(
                    place: say("Москва", "Мәскеу", "Moscow"), now: CivilTime("14:30")!,
                    door: .openUntil(CivilTime("18:00")!)),
                CalendarGlance(
                    place: say("Алматы", "Алматы", "Almaty"), now: CivilTime("16:30")!,
                    door: .opensAt(at(6, "09:00"))),
            ],
            regulation: clause("1"), formToken: "token"
        )
    }

    var now: PriorityModel {
        PriorityModel(name: say("Немедленно", "Дереу", "Immediate"), bars: 5, isFirst: true)
    }
    var valuable: PriorityModel {
        PriorityModel(name: say("Ценная", "Құнды", "Valuable"), bars: 4, isFirst: false)
    }
    var usual: PriorityModel {
        PriorityModel(name: say("Обычная", "Әдеттегі", "Usual"), bars: 3, isFirst: false)
    }
    var minor: PriorityModel {
        PriorityModel(name: say("Малоценная", "Құндылығы аз", "Minor"), bars: 2, isFirst: false)
    }

    var reaction: String { say("Реакция", "Ден қою", "Reaction") }
    var answer: String { say("Ответ на уточнение", "Нақтылауға жауап", "Answer to a question") }
    var fix: String { say("Устранение", "Түзету", "Fix") }

    func live(_ left: Int, runs: Bool = true) -> ClockModel.Live {
        ClockModel.Live(
            due: Instant(seconds: 1_793_880_600), left: left, runs: runs, border: 3 * 3600 + 1800)
    }

    func clock(
        _ face: ClockModel.Face, _ clauseNumber: String, name: String = "", short: String? = nil
    ) -> ClockModel {
        ClockModel(
            id: "c\(clauseNumber)", name: name, shortName: short, face: face,
            clause: clause(clauseNumber))
    }
}
