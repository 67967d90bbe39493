import Domain

/// What the rules about a fact need to know besides the fact.
struct RuleGround {
  /// The day by which it had to hold: that on which it was first entered.
  var today: Day
  /// How programmes end.
  var ending: (String) -> Programme.Ending
}
