import WorkingTime

@testable import Web

extension MockDesk {
    func account(fault: AccountPage.Fault? = nil) -> AccountPage.Model {
        AccountPage.Model(
            frame: frame, login: "aigul@veha.example",
            roles: [
                .init(title: say("Специалист", "Маман", "Specialist"), project: nil),
                .init(title: say("Менеджер", "Менеджер", "Manager"), project: "Лавка 24"),
            ], isAdministrator: true,
            sessions: [
                .init(
                    id: "a1", agent: "Firefox, Linux", address: nil, opened: at(5, "09:02"),
                    seen: at(5, "14:29"),
                    ends: at(5, "17:29"), isCurrent: true),
                .init(
                    id: "b2", agent: "<Safari>, iPhone", address: "203.0.113.7",
                    opened: at(4, "18:40"),
                    seen: at(5, "13:00"), ends: at(5, "16:00"), isCurrent: false),
            ], fault: fault)
    }
}
