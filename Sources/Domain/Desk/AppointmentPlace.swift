/// Where an appointment is: a choice, since what is typed might tell what it is about.
public enum AppointmentPlace: Hashable, Sendable {
  /// One of the house's rooms, by its name.
  case room(String)
  /// "Ute av huset"; where, is nobody's who does not go there.
  case outside
  /// Typed in an earlier version. Who may not read what an appointment is about does not read this.
  case written(String)

  /// What stands in words; nil outside the house.
  public var name: String? {
    switch self {
    case .room(let name), .written(let name): name
    case .outside: nil
    }
  }
}

/// The rooms in which the house meets people, kept as text: `Møterom 1, Møterom 2`. An appointment keeps its room when the list
/// is changed.
public struct MeetingRooms: Hashable, Sendable {
  /// In the order they were entered in; none twice.
  public let names: [String]

  /// Characters of a name at most: longer ones would be told by the length of a seal.
  public static let longestName = 30

  public init(text: String) {
    var known: Set<String> = []
    names = ListedNames.names(text).filter { known.insert(ListedNames.folded($0)).inserted }
  }

  public var text: String { names.joined(separator: ", ") }

  /// The first name that is too long.
  public var tooLong: String? { names.first { $0.count > MeetingRooms.longestName } }

  /// What can be chosen.
  public var places: [AppointmentPlace] { names.map { .room($0) } + [.outside] }

  /// The same place, known as a room where what was typed is the name of one; case and blanks around it do not matter.
  public func recognised(_ place: AppointmentPlace?) -> AppointmentPlace? {
    guard case .written(let text) = place else { return place }
    let folded = ListedNames.folded(text)
    return names.first { ListedNames.folded($0) == folded }.map { .room($0) } ?? place
  }

  /// Whether somebody may be asked to come there.
  /// - Parameter before: where they were to come until now, which may stay as it is.
  public func hold(_ place: AppointmentPlace?, before: AppointmentPlace? = nil) -> Bool {
    place.map { $0 == before || places.contains($0) } ?? true
  }
}

/// Names in a text, with commas between them.
enum ListedNames {
  /// `Gamle Oslo, Grünerløkka` → two names.
  static func names(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" }
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
  }

  static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
