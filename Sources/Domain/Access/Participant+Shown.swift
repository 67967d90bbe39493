extension Participant {
  /// - Parameter shows: whether a kind of information may be seen.
  public func shown(_ shows: (Information) -> Bool) -> Participant {
    var participant = self
    if !shows(.realName) {
      // The name that stands in lists is all there is; whoever has no agreed one keeps what everyone calls them.
      participant.displayName = nameInLists
      participant.givenName = ""
      participant.familyName = ""
    }
    if !shows(.phone) { participant.phone = nil }
    if !shows(.birth) {
      participant.birthDate = nil
      participant.birthYearOnly = nil
    }
    if !shows(.gender) { participant.gender = nil }
    if !shows(.nationalID) { participant.nationalID = nil }
    if !shows(.district) { participant.district = nil }
    if !shows(.protectionGrade) { participant.protection = nil }
    return participant
  }
}
