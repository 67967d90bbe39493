/// The list of participants.
public enum ParticipantsText: String, TextKey {
  // Columns.
  case name = "participants.name"
  case number = "participants.number"
  case step = "participants.step"
  case days = "participants.days"
  case contact = "participants.contact"
  case lastMet = "participants.lastMet"
  case unit = "participants.unit"
  case status = "participants.status"
  case born = "participants.born"
  case lightsDate = "participants.lightsDate"
  case missing = "participants.missing"
  case noStep = "participants.noStep"

  // Counts and empty states.
  case count = "participants.count"
  case countAll = "participants.countAll"
  case withEnded = "participants.withEnded"
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
  case sort = "participants.sort"
  case sortHelp = "participants.sortHelp"
  case turn = "participants.turn"
  case turnHelp = "participants.turnHelp"
  case sortByName = "participants.sortByName"
  case sortByNumber = "participants.sortByNumber"
  case sortByStep = "participants.sortByStep"
  case sortByDays = "participants.sortByDays"
  case sortByContact = "participants.sortByContact"
  case sortByLights = "participants.sortByLights"
  case sortHint = "participants.sortHint"
  case all = "participants.all"
  case allHelp = "participants.allHelp"
  case backHelp = "participants.backHelp"
}
