/// The users of the register: their list and forms, one's own passphrase, and who is close to whom.
public enum UsersText: String, TextKey {
  public static let prefix = "users"

  case count, name, login, role, units, seen, never, relations, wholeRegister, moreUnits, noPassphrase, hint, hintNobody
  case nobody, hintNew, nobodyChosen, new, newHelp, openHelp, passphrase, passphraseHelp, remove, removeHelp, own, rule
  case old, newPassphrase, again, oldWrong, sameAsOld, passphraseChanged, passphraseGiven, passphraseOf, added, changed
  case roleMissing, unit, unitNext, unitMissing, unitTooMany, confirm, removeQuestion, nobodyQuestion, demoteQuestion
  case leave, removeIt, demoteIt, removed, exchange, exchangeHelp, exchangeQuestion, exchangeIt, exchangeRecoveryToo
  case exchanged, exchanging, exchangingText, waiting, waitNoMore, waitNoMoreHelp, stop
  case stopHelp, stopping, relationsTitle, relationsShort, relationsHelp, relative, standIn, noRelations, notOnLists
  case newRelation, newRelationHelp, endRelation, endRelationHelp, relationOpenHelp, relationChoose, user, userMissing
  case participant, participantUnknown, participantMany, kind, kindMissing, standInNotNeeded, relativeQuestion
  case standInQuestion, endRelativeQuestion, endStandInQuestion, yes, no, relationNamed, relationEnded, reachChanged
  case nameChanged, checkRemove, youAreRemoved, otherRole, otherKeys
}
