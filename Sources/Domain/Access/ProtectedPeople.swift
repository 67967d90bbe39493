/// Where people with a protected address appear. The danger is where and when someone can be met, and the grading
/// itself is secret: no mark shows it.
public enum ProtectedPeople {
  /// Whether somebody stands in a list or is found, by name or by number.
  ///
  /// - Parameters:
  ///   - inScope: by ``Access/isInScope(units:hasEnrolment:protection:)``.
  ///   - searchesOutside: a search beyond the user's own people, which is logged; the protected are never found by it.
  public static func isListed(
    protection: AddressProtection?, inScope: Bool, searchesOutside: Bool = false
  ) -> Bool {
    inScope || (searchesOutside && protection == nil)
  }

  /// Whether somebody's card takes a stand-in for the contact person: any other card opens to whoever works with them.
  public static func takesStandIn(protection: AddressProtection?) -> Bool { protection != nil }

  public static func isOnPrintedLists(protection: AddressProtection?) -> Bool { protection == nil }

  public static func isExported(protection: AddressProtection?) -> Bool { protection == nil }

  /// Whether somebody counts where a figure is split by unit, district, age or anything else. In a programme's total
  /// everyone counts.
  public static func countsInBreakdowns(protection: AddressProtection?) -> Bool { protection == nil }
}

extension Participant {
  /// What stands wherever a name does, to anybody: the agreed display name of a protected person, and their number
  /// where none has been agreed, never the name; everyone else's ``shownName``.
  public var nameInLists: String {
    guard protection != nil else { return shownName }
    guard let displayName, !displayName.isEmpty else { return number.text }
    return displayName
  }
}
