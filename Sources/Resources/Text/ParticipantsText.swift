/// The list of participants.
public enum ParticipantsText: String, TextKey {
  public static let prefix = "participants"

  // Columns.
  case name, number, step, days, contact
  /// Where it is chosen what the list is in order of; over the column stand the letters of the areas.
  case lights
  case window, windowDay, revealHelp
  case lastMet, unit, status, born, lightsDate, missing, noStep

  // Where somebody stands with the house today.
  case today, hasAsked, isOffered, waits, inNoStep, appointmentAt, expectedAt, goneAt, awayTo, awayToShort, awayOpen,
    expectedFirst

  // Counts and empty states.
  case count, countAll, loading, rebuilding, empty, emptyScope, emptyCurrent, noMatch

  // What the message row says about the selected person.
  case redLights, notAssessed, missingThings

  // Commands.
  case find, findHelp, allHelp, backHelp
  case endedOn, choose, stopTyping, toList
}
