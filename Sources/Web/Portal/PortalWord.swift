/// Every text of the clients' side that takes no parameters, apart from what it shares with the
/// desk.
enum PortalWord: Int, CaseIterable, Sendable {
    // Errors
    case notFoundHere, brokenHere

    // Frame
    case sections, tickets, newTicket, regulation, person, toHead, home

    // Sign-in
    case signInTitle, signInLead, sendLink, linkSent, linkSentHint, staffHere, linkTitle, linkLead,
        enter, linkGone,
        linkGoneHint, askAgain, tooMany, badAddress, lostTitle, lostLead, lostGoOn

    // List
    case viewMine, viewCompany, viewEnded, views, columnTicket, columnState, columnDue,
        columnClause, columnPerson,
        emptyMine, emptyCompany, emptyEnded, emptyHint, decisions, answerQuestion, addWhatIsMissing,
        acceptWork,
        approveEstimate, open, team

    // States in a client's words
    case received, held, admitted, inProgress, waitingYou, waitingThirdParty, waitingApproval,
        handedOver, postponed,
        done, signedOff, closed, refused, notAdmitted

    // Ticket
    case now, weWait, next, promises, noPromises, conversation, you, support, facts, answer,
        answerLead, sendAnswer,
        files, filesHint, accept, acceptLead, rate, rateLead, consent, consentLead, reopen,
        reopenLead, openAnew,
        anewLead, ladderSteps, ladderLead, ladderSend, details, detailsLead, save, asked, channel,
        project, category, level, approve, reject, estimateLead, defect, defectLead, remark,
        judgedBy

    // What happened
    case happenedRegistered, happenedTaken, happenedDone, happenedSignedOff, happenedClosed,
        happenedReopened,
        happenedHeld, happenedReturned, happenedRefused, happenedPostponed, happenedFilled,
        happenedHandedOver

    // New ticket
    case requestLead, requestSend, requestCheck, ifSent, promiseUnknown, missingTitle, missingNone,
        levelTitle,
        outside, outsideHint, offHours, noPortalChannel, chooseProject, chooseCategory, subject,
        subjectHint, text,
        textHint, optional, cannotSend, missSubject, missText, missProject, badValue, tooManyFiles

    // Letter to the head
    case headTitle, headLead, headAbout, headSend

    // Regulation
    case signTitle, signLead, sign, signed, versionBanner, versionBannerRead, otherVersion

    // Person
    case personTitle, address, scope, scopeOwn, scopeProject, scopeCompany, sessions, sessionHere,
        sessionEnd,
        sessionSince, sessionSeen, unknownBrowser
}
