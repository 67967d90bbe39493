public import Foundation

/// The files of the demo register, in the order they are loaded; the columns are those of the import.
///
/// `units` (program, avdeling, plasser) is ours alone: units are made, never imported. So are `goals` and `plans`, which a
/// counsellor enters in talks.
public enum DemoFile: String, CaseIterable, Sendable {
  case units, participants, enrolments, steps, lights, mapping, groups, attendance, events, network, consents, services,
    goals, plans
  /// Rounds that nobody has published.
  case earlierMapping = "mapping-earlier"

  /// UTF-8, semicolons, a header row. Empty only if the build left the file out, which a test refuses.
  public var bytes: Data { EmbeddedFile.bytes("Demo/\(rawValue).csv") ?? Data() }
}
