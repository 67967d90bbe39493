/// What can be taken in from a file or out to one.
public enum DataKind: String, CaseIterable, Hashable, Sendable {
  case participants, enrolments, steps, lights, mapping, attendance, events, groups, consents, network, services, scores
  /// Counts only; goes out, never in.
  case indicators

  public func mayBeImported(by role: Role) -> Bool {
    self != .indicators && AccessTable.may(.importData, role)
  }

  /// A team lead's, every kind of it. What is exported is out of the access log's sight and in nobody's unit, so who
  /// answers for it has to be one; a counsellor exports nothing about people, the anonymous mapping neither, because
  /// its rows are one a person and a small unit knows its own.
  public func mayBeExported(by role: Role) -> Bool {
    AccessTable.may(.exportData, role)
  }
}
