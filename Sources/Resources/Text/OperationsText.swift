/// Work, goods and loans.
public enum OperationsText: String, TextKey {
  public static let prefix = "operations"

  // Tabs and columns.
  case loans, orders, goods, months, gear, borrower, due, lentOn, customer, task, site, units, people, day, kind, what
  case count, ordered

  // What the rows say.
  case daysOver, doneOn, isIn, notShown, produced, collected, repaired, givenAway, equipment, spray, switchTalks,
    menuOverdue, menuOut, newGear
  case newOrder, newSite, newGoods, hintGear, hintLoan, hintOrder, hintNobody, hintMonth, hintNewGear, hintNewOrder
  case hintNewSite, hintNewGoods, cardLoans, cardDue

  // Commands.
  case lend, lendHelp, delivered, deliveredHelp, lost, lostHelp, editHelp, add, addHelp, tally, tallyHelp, who, whoHelp,
    card, cardHelp
  case addSite, addSiteHelp, nextTab, nextTabHelp, previousTab, previousTabHelp

  // Why not.
  case chooseGear, chooseOut, chooseOrder, chooseCount, chooseLine, nobodyChosen, nothingToAdd, noUnit, noSite

  // Forms.
  case dueHelp, newLimit, gearNameHelp, siteNameHelp, orderDueHelp, peopleTitle, addPerson, stays, leaves, staysHelp
  case countDayHelp, unitsHelp, countedAlready, production

  // What was done.
  case lent, returned, lostNow, limitChanged, gearSaved, siteSaved, orderSaved, orderDone, peopleSaved, productionSaved
  case productionRemoved, goodsSaved, goodsRemoved

  // What is wrong.
  case unitMissing, siteMissing, kindMissing, personMissing, numberWrong, onOrderAlready, customerMissing, taskMissing
  case whatMissing, countNotPositive, countTooLarge, inTheFuture, dueBeforeLent, returnedBeforeLent, dueBeforeOrder
  case doneBeforeOrder, doneBeforeProduction, productionBeforeOrder, orderIsDone
}
