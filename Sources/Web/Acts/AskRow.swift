import ServiceDesk
import WorkingTime

/// How the doors ask for one kind of thing: in a form, and in a call.
struct AskRow: Sendable {
    /// What a field of this kind is called, where its act has no word of its own; nil: as the act.
    var label: Word?
    /// The field that forms ask for it by; nil: as programs call it.
    var field: String?
    /// How a call states it.
    var schema: APISchema
    /// nil: no form asks for it, or nobody has to say it here.
    var input: @Sendable (ActInputs) -> ActInput.Kind? = { _ in nil }
    /// What a form says by what was typed into the field.
    var form: @Sendable (FormAnswers, String?) -> FormAnswers.Read = AskRow.typed {
        text, _ in .text(text)
    }
    /// What a call says.
    var call: @Sendable (AskedCall) throws -> ActAnswers.Value? = { $0.text }

    /// Reads what was typed, where anything was.
    static func typed(
        _ value: @escaping @Sendable (String, FormAnswers) -> ActAnswers.Value?
    ) -> @Sendable (FormAnswers, String?) -> FormAnswers.Read {
        { answers, typed in
            typed.map { .init(value($0, answers), otherwise: .unreadable) } ?? .nothing
        }
    }

    fileprivate static let number = typed { text, _ in Int(text).map { .number($0) } }
    fileprivate static let names = typed { text, _ in .names([text]) }
}

extension ActAsk {
    /// Its row: a new kind of ask is a case of `Kind`, its limits and a row here.
    func row(in act: Act) -> AskRow {
        switch kind {
        case .words, .lines, .reason, .number, .amount, .moment, .day, .flag: said(in: act)
        case .category, .priority, .work, .client, .project, .contact, .fields: sorted(in: act)
        case .people, .person, .roles, .role, .ownRole: held(in: act)
        case .ticket, .message, .entry, .subtask, .version, .escalation, .breach, .instance,
            .awaited:
            named(in: act)
        }
    }

    private func said(in act: Act) -> AskRow {
        switch kind {
        case .lines(let most):
            AskRow(
                label: .outOfTurnReason, field: "text", schema: .text(max: most, blank: false))
        case .reason:
            AskRow(
                label: .reason, field: act.choosesPriority ? "text" : "choice",
                schema: .line(max: Self.reasonMax), input: { $0.reasonKind(of: act) },
                form: { answers, _ in
                    .init(answers.reason(of: act).map { .text($0) }, otherwise: .nothing)
                })
        case .number(let range):
            AskRow(
                label: .minutesOfWork, schema: .within(range), input: { _ in .number(range) },
                form: AskRow.number, call: { $0.integer })
        case .amount(let range):
            AskRow(
                label: .priceOffered, schema: .within(range), input: { _ in .amount },
                form: AskRow.typed { text, _ in
                    FormAnswers.minorUnits(text).map { .number(Int($0)) }
                }, call: { $0.integer })
        case .moment:
            AskRow(
                label: .untilWhen, schema: .moment, input: { _ in .moment },
                form: AskRow.typed { text, answers in
                    answers.reader.instant(text).map { .moment($0) }
                }, call: { asked in asked.call.moment(asked.name).map { .moment($0) } })
        case .day:
            AskRow(
                label: .expectedOn, schema: .date, input: { _ in .date },
                form: AskRow.typed { text, _ in CivilDate(text).map { .day($0) } },
                call: { asked in asked.call.date(asked.name).map { .day($0) } })
        case .flag:
            AskRow(
                field: "answer", schema: .boolean,
                input: { .choice($0.answers(isGrant: true)) },
                form: AskRow.typed { text, _ in
                    ["yes", "no"].contains(text) ? .flag(text == "yes") : nil
                }, call: { .flag($0.call.flag($0.name)) })
        default:
            AskRow(
                label: .comment, schema: APIShapes.text,
                input: { _ in .text(rows: act.face.rows) }, form: { _, _ in .nothing },
                call: { _ in nil })
        }
    }

    private func sorted(in act: Act) -> AskRow {
        switch kind {
        case .category:
            AskRow(
                label: .actCategory, field: "choice", schema: .name,
                input: { .choice($0.categories) })
        case .priority:
            AskRow(
                label: .actPriority, field: act.choosesPriority ? "choice" : nil, schema: .name,
                input: { inputs in
                    .choice(
                        inputs.priorities(
                            chosen: act.choosesPriority ? inputs.ticket.priority : nil))
                })
        case .work:
            AskRow(
                label: .workKind, schema: .line(max: 1000),
                input: { $0.workKinds.map { .choice($0) } },
                form: { _, typed in .value(.text(typed ?? WorkKind.ordinary)) })
        case .client: AskRow(schema: .name, form: placed(\.client), call: called(\.client))
        case .project:
            AskRow(
                label: .project, schema: .name, input: { .choice($0.projects) },
                form: placed(\.project), call: called(\.project))
        case .contact:
            AskRow(
                label: .who, field: "who", schema: .person, input: { _ in .text(rows: 1) },
                form: placed(\.contact), call: called(\.contact))
        default:
            AskRow(
                schema: APIShapes.fields,
                form: { answers, _ in
                    answers.details.map { $0.isEmpty ? .nothing : .value(.fields($0)) }
                        ?? .unreadable
                }, call: { .fields(try $0.fields()) })
        }
    }

    private func placed(
        _ part: any KeyPath<Command.Placement, String?> & Sendable
    ) -> @Sendable (FormAnswers, String?) -> FormAnswers.Read {
        { answers, _ in
            answers.placement.map {
                .init($0[keyPath: part].map { .text($0) }, otherwise: .nothing)
            } ?? .unreadable
        }
    }

    private func called(
        _ part: any KeyPath<Command.Placement, String?> & Sendable
    ) -> @Sendable (AskedCall) -> ActAnswers.Value? {
        { asked in
            asked.api.placement(asked.call, asked.view)[keyPath: part].map { .text($0) }
        }
    }

    private func held(in act: Act) -> AskRow {
        switch kind {
        case .people(let most):
            AskRow(
                label: .assignee, field: "person", schema: .array(.name, max: most),
                input: { .choice($0.colleagues) }, form: AskRow.names,
                call: { .names(try $0.people()) })
        case .person:
            AskRow(
                label: .assignee, schema: .name,
                input: { .choice($0.colleagues.map { .init(id: $0.id, label: $0.label) }) },
                call: { try $0.member().map { .text($0) } })
        case .roles(let most):
            AskRow(
                label: .workRole, field: "role", schema: .array(.name, max: most),
                input: { .choice($0.providerRoles) }, form: AskRow.names,
                call: { .names(try $0.roles()) })
        case .ownRole:
            AskRow(
                label: .workRole, schema: .name, input: { .choice($0.ownRoles) },
                call: { .text(try $0.ownRole()) })
        default:
            AskRow(label: .workRole, schema: .name, input: { .choice($0.providerRoles) })
        }
    }

    private func named(in act: Act) -> AskRow {
        switch kind {
        case .ticket:
            AskRow(
                label: .ticketNumber, field: "number", schema: .position,
                input: { _ in .number(Self.numbers) }, form: AskRow.number, call: { $0.integer })
        case .message:
            AskRow(
                label: .splitMessage, schema: .position, input: { .choice($0.messages) },
                form: AskRow.number, call: { $0.integer })
        case .entry:
            AskRow(schema: .pattern(.identifier), input: { .choice($0.entries(of: act)) })
        case .subtask:
            AskRow(
                label: .actSubtask, field: act.choosesPriority ? "part" : nil,
                schema: .pattern(.identifier), input: { .choice($0.subtasks) })
        case .version:
            AskRow(
                schema: .within(Self.versions),
                form: { answers, _ in
                    let offer = answers.ticket.offeredEstimate?.offer
                    return .init(offer.map { .number($0.version) }, otherwise: .nothing)
                }, call: { $0.integer })
        case .escalation:
            AskRow(field: "ladder", schema: .name, input: { .choice($0.ladders) })
        case .breach:
            AskRow(
                field: "clock", schema: .name, input: { .choice($0.breaches) },
                form: { answers, _ in
                    .init(answers.clock.map { .text($0.commitment) }, otherwise: .nothing)
                })
        case .instance(let range):
            AskRow(
                schema: .within(range),
                form: { answers, _ in
                    .init(answers.clock.map { .number($0.instance) }, otherwise: .nothing)
                }, call: { .number($0.call.integer($0.name) ?? $0.lastBroken) })
        default:
            AskRow(
                label: .waitedFor,
                schema: .choice(TicketEvent.Waited.What.allCases.map(\.name)),
                input: { .choice($0.awaited) },
                form: { _, typed in
                    .value(.text(typed ?? TicketEvent.Waited.What.thirdParty.name))
                })
        }
    }
}
