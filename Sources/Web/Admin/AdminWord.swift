/// The words of the administrators' pages, a line for each in all three languages.
enum AdminWord: CaseIterable, Sendable {
    case adminTitle, overview, staff, clients, mail, letters, audit
    case addStaff, addClient, addContact, addAgreement, addProject, save, create, withdraw, none
    case name, title, identifier, identifierHint, address, language, administrator,
        administratorHint, addresses,
        addressesHint, department, departmentHint, sites, sitesHint, services, servicesHint, team,
        teams, projects,
        contacts, agreements, noRows, findClients, findStaff, find, nextPage, nobodyFound, allTeams
    case state, here, awayNow, awayUntil, leftDesk, absence, absences, absenceHint, from, until,
        untilHint, comeback,
        leave, leaveHint, returnHint, sessions, noSessions, endSessions, invite, inviteHint,
        inviteLink, inviteOnce,
        noMail, access, account
    case kind, fromHint, lastDay, lastDayHint, change, changeEmpty, unchanged, onlyShorter,
        onlyLonger, onlyLower,
        onlyHigher, openEnd, inForce, ended, ahead
    case outgoing, transport, folderOnly, waitingLetters, oldestWaiting, lastDelivery, lastProblem,
        givenUp, never,
        spooled, mailboxes, noMailboxes, server, lastLetter, lastError, taken, lag, nextAttempt
    case boxStarting, boxConnecting, boxReading, boxListening, boxElsewhere, boxFailing, boxStopped
    case lettersLead, noLetters, recipient, ticket, why, resend, discard, unreadable, noUnreadable,
        source,
        twice, noRecipient, older, reply, receipt, alert, message
    case auditLead, noAudit, when, whoDid, what, whom, everybody, show, machine, nobodyKnown
    case signedIn, signInFailed, signedOut, sessionsEnded, passwordSet, invited, staffChanged,
        clientChanged, published,
        letterResent, letterDiscarded, contactJudged, erased, tokenMade, tokenRevoked, webhookMade,
        webhookRemoved
    case cardStated, wentAway, cameBack, leftForGood, named, contactStated, contactWithdrawn,
        agreementStated,
        agreementWithdrawn, projectStated, projectWithdrawn, acknowledged
    case faultName, faultID, faultTaken, faultMail, faultAddress, faultAddressTaken, faultLanguage,
        faultRole,
        faultStaff, faultSeat, faultDepartment, faultSeatClosed,
        faultSite, faultServices, faultAgreement, faultPeriod, faultMany, faultLast, faultChange,
        faultLogin,
        faultElsewhere, sharedAddress, sharedAddressHint, movedTitle, movedText
    case invitationTitle, invitationLead, invitationDone, invitationGone

    /// Russian, Kazakh, English.
    static let texts: [AdminWord: (ru: String, kk: String, en: String)] = people.merging(
        mailAndAudit
    ) { $1 }
    .merging(faults) { $1 }

    func text(_ language: Language) -> String {
        guard let text = Self.texts[self] else { preconditionFailure("no words for \(self)") }
        return switch language {
        case .ru: text.ru
        case .kk: text.kk
        case .en: text.en
        }
    }
}

extension Words {
    /// Where both lists have a word, the site's own is taken.
    @_disfavoredOverload
    subscript(_ word: AdminWord) -> String { word.text(language) }
}
