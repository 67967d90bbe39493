/// The list of participants.
public enum ParticipantsText: String, TextKey {
  // Columns.
  case name = "participants.name"
  case number = "participants.number"
  case step = "participants.step"
  case days = "participants.days"
  case contact = "participants.contact"
  /// Where it is chosen what the list is in order of; over the column stand the letters of the areas.
  case lights = "participants.lights"
  case lastMet = "participants.lastMet"
  case unit = "participants.unit"
  case status = "participants.status"
  case born = "participants.born"
  case lightsDate = "participants.lightsDate"
  case missing = "participants.missing"
  case noStep = "participants.noStep"
  case endedOn = "participants.endedOn"

  // Counts and empty states.
  case count = "participants.count"
  case countAll = "participants.countAll"
  case loading = "participants.loading"
  case rebuilding = "participants.rebuilding"
  case empty = "participants.empty"
  case emptyScope = "participants.emptyScope"
  case emptyCurrent = "participants.emptyCurrent"
  case noMatch = "participants.noMatch"

  // What the message row says about the selected person.
  case redLights = "participants.redLights"
  case notAssessed = "participants.notAssessed"
  case missingThings = "participants.missingThings"

  // Commands.
  case find = "participants.find"
  case findHelp = "participants.findHelp"
  case allHelp = "participants.allHelp"
  case choose = "participants.choose"
  case stopTyping = "participants.stopTyping"
  case toList = "participants.toList"
  case backHelp = "participants.backHelp"
}
