/// Which backups stay: the last days closely, the last weeks and months thinly.
public enum BackupRotation {
  public static let daily = 7
  public static let weekly = 4
  public static let monthly = 12

  /// The days whose backups stay: the newest seven, the newest of each of the newest four ISO weeks, and the newest of
  /// each of the newest twelve months.
  ///
  /// Days, weeks and months without a backup take no place, so a summer without backups throws nothing away. Backups
  /// from after `today` come of a clock that was moved: they stay, because nobody knows their age, and take no place.
  public static func kept(_ backups: some Sequence<Day>, today: Day) -> Set<Day> {
    let newestFirst = Set(backups).sorted(by: >)
    let past = newestFirst.filter { $0 <= today }
    var kept = Set(newestFirst.prefix { $0 > today })
    kept.formUnion(past.prefix(daily))
    kept.formUnion(newestOfEach(past) { Int($0.number) - $0.weekday }.prefix(weekly))
    kept.formUnion(newestOfEach(past) { $0.year * 12 + $0.month }.prefix(monthly))
    return kept
  }

  /// The first of each run of days with the same `span`.
  private static func newestOfEach(_ newestFirst: [Day], span: (Day) -> Int) -> [Day] {
    var newest: [Day] = []
    var latest: Int?
    for day in newestFirst where span(day) != latest {
      latest = span(day)
      newest.append(day)
    }
    return newest
  }
}
