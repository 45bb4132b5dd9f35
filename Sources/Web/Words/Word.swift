/// Every text of the site that takes no parameters. Its words are in `Words+Russian`,
/// `Words+Kazakh`, `Words+English`.
enum Word: Int, CaseIterable, Sendable {
    // Frame
    case skipToContent, sections, queue, myTickets, waitingForClient, regulation, newContact,
        search,
        searchHint, projects, menu, signOut, language, calendars, connectionLost, close, cancel,
        allKeys

    // Clock states
    case running, warning, breached, paused, met, indicative, unpromised, unregulated,
        dateNotGuaranteed,
        noDeadlineSet, clockSpoken, breachSpoken

    // States of a ticket
    case stateReceived, stateHeld, stateAdmitted, stateInProgress, stateWaitingClient,
        stateWaitingThirdParty,
        stateWaitingApproval, stateHandedOver, statePostponed, stateDone, stateSignedOff,
        stateClosed,
        stateRefused, stateNotAdmitted, waitsTurn

    // Queue
    case viewAll, viewMine, viewUnassigned, viewDueToday, viewBreached, viewWaiting,
        viewAbsent, emptyAbsent, queueViews,
        nextByRegulation, take, takeIntoWork, open, nowTaking, noAssignee, noProject, wholeDesk,
        older, toTop, emptyAll,
        emptyAllHint, emptyMine, emptyMineHint, emptyUnassigned, emptyDueToday, emptyBreached,
        emptyWaiting,
        notFoundAny, notFoundHint, keyMove, keyOpen, keyNext, keySearch, keyContact, keyReply,
        keyNote, keyWhy,
        keyPriority, keyTake, keySend, keyGoQueue, keyGoMine, keyGoRegulation, keyHelp, keyEscape

    // Ticket
    case path, conversation, ticketClocks, clocks, clocksAndFacts, noClocks, assignee, roleClient,
        clientTerm,
        roleStaff, roleRobot, noteUnseen, replyTab, questionTab, noteTab, toWhom, replyText, send,
        ask, saveNote,
        clientWontSee, stopsNothing, actions, actTake, actCompletion, actPostponement, actRefusal,
        actPriority,
        mayRepeat, actCategory, actPlacement, askPlacement, actSave,
        askTake, askCompletion, askPostponement, askRefusal, askPriority, askCategory,
        askReply, askQuestion, askNote, reason, reasonHint, untilWhen, comment, outOfTurnReason,
        result, hints,
        whyThisDeadline, whyPromised, whyStart, whyNotBefore, whyCalendar, whyCounted, whySkipped,
        whyPauses, whyThen,
        whyMoved, whyReading,
        lessPause,
        roundTheClock, total, sumCaption, legendSpent, legendAhead, legendWindow, legendPause,
        nowMark,
        chosenReading, letterAsSent, letterFrameTitle, letterBroken, textCut, senderUnproven,
        senderUnprovenWhy,
        formerContact, movedFrom, movedFromWhy, requesterGone,
        answersEnded, attachments, explainAlone, thirdParty, machineWrote, byMail, writtenDownBy,
        undelivered, deliveryDelayed, answersAt, sentBy, inCopy

    // Work on a ticket
    case workDone, whomWeWaitFor, actEstimate, askEstimate, actApproval, askApproval, actWorklog,
        askWorklog,
        actWait, askWait, actResumption, askResumption, actHandover, askHandover,
        actSubtask, askSubtask, actSubtaskResult, askSubtaskResult, actMerge, askMerge, actTurn,
        askTurn, mergeUnknown,
        actWatch, askWatch, actUnwatch, askUnwatch, actSnooze, askSnooze,
        actClosure, askClosure, actReopening, askReopening, actDecision, askDecision,
        workKind, waitedFor, flagYes, flagNo, standsInFor, timeOfDay,
        minutesOfWork, priceOffered, readyBy, workFrom, workRole, expectedOn,
        ground, answerYes, answerNo, ticketNumber, grantYes, grantNo,
        moreActions, work, byAgreement, watchers, mergedTickets, estimateOffered,
        estimateApproved, estimateDeclined, estimateSuperseded, billed

    // Actions of the regulation's own
    case actRelease, askRelease, actStart, askStart, actAssignment, askAssignment, actDetails,
        askDetails,
        actPublication, askPublication, actAcceptance, askAcceptance, actDefect, askDefect,
        actCorrection,
        askCorrection, actEscalation, askEscalation, actWithdrawal, askWithdrawal, breachWithdrawn,
        beyondCalendar, dateHidden, wouldDiffer, possiblyTwice, possiblyTwiceWhy

    // Figures
    case figures, figuresPartial, notCountedYet, stateTheSum, allTogether, earlierMonth, laterMonth

    // Contact
    case contactTitle, contactLead, channel, arrivedAt, who, whoHint, whoSearchHint, find, findNext,
        project, category,
        categoryUnset, subjectLine, description, descriptionHint, recalculate, registerContact,
        ifRegisteredNow,
        noPromiseYet, readiness, present, missing, cannotRegister, error, missSubject, missWho,
        missProject,
        missArrival, missChannel, missReason, missText, missUntil, wrongProject

    // Several desks
    case desksTitle, desksLead, desksStaff, desksClients

    // Sign-in
    case signIn, mail, password, signInDo, signInWrong, signInHelp, plainTitle, plainCause,
        plainCure, plainOperator

    // Account
    case account, roles, noRoles, administrator, mySessions, sessionsLead, thisSession,
        sessionOpened, sessionSeen,
        sessionEnds, sessionAddress, endSession, endOthers, othersEnded, sessionEnded,
        changePassword, currentPassword,
        newPassword, passwordHint, passwordChanged, passwordLength, unknownAgent, waitingTitle,
        waitingText

    // Regulation
    case contents, edition, readings, chosen, manualDuty, informative, deferred, contradiction,
        silence

    // Errors
    case notFoundTitle, notFoundText, forbiddenTitle, forbiddenText, expiredText, conflictTitle,
        conflictText,
        busyTitle, busyText, brokenTitle, brokenText, refusedTitle, yourText, backToQueue,
        backToTicket

    // Mapped from the journal
    case erased, damaged, otherChannel, sender

    // Admission, order, contacts without a ticket
    case actAdmission, askAdmission, actPrecedence, askPrecedence, asides, asidesLead, asidesNone,
        asideRecorded,
        asideDuplicate, asideUnreadable, asideBeyondQuota, asideWaiting, asideRefused, asideSource,
        asideTold,
        asideJudge, asideJudgeSender
    case meeting, meetingFile, meetingHeld, meetingCancelled
    // Where a page would be empty or a code would stand
    case noMeasures, noMeasuresHint, noRecipient, automaticSender, noAddressKnown, noWordsLeft,
        letterBudget,
        stoppedSending, restoredWaiting, cameBack, gap, noSubject
    // Words that wait: drafts, news, lost sessions; and who will read them
    case draftKept, newsMark, newsShow, newsText, newsForm, keptAfterSignIn, keptExpired,
        filesAgain, sessionOver,
        sessionOverKept, clientReads, clientReadsNot, pressBelow, keyWork
}
