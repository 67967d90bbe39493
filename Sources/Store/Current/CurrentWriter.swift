import Domain
import GRDB

/// Keeps `current` and `tally` in step with the facts, inside the transaction that changes them.
struct CurrentWriter {
  let database: Database
  /// `main` in the register; `temp` with `_now` when filled for reading as of an entry.
  let current: String
  let tally: String

  static func register(_ database: Database) -> CurrentWriter {
    CurrentWriter(database: database, current: "main.current", tally: "main.tally")
  }

  static func temporary(_ database: Database) -> CurrentWriter {
    CurrentWriter(database: database, current: "temp.current_now", tally: "temp.tally_now")
  }

  /// Works out the digests of `people` anew.
  func update(_ people: some Sequence<Int64>) throws {
    let builder = try DigestBuilder(database)
    let find = try PreparedStatement(database, "SELECT enrolments, lights FROM \(current) WHERE person = ?")
    let write = try PreparedStatement(
      database,
      """
      INSERT INTO \(current) (person, enrolments, lights) VALUES (?, ?, ?)
      ON CONFLICT (person) DO UPDATE SET enrolments = excluded.enrolments, lights = excluded.lights
      """)
    let remove = try PreparedStatement(database, "DELETE FROM \(current) WHERE person = ?")
    var changes = Tally()
    for person in people {
      let digest = try builder.digest(of: person)
      find.bind(person)
      if try find.step() {
        // An unreadable old digest is repaired by the new one; what it counted for is then found by the check.
        _ = changes.add(digest: find.bytes(0), sign: -1)
      }
      find.reset()
      guard let digest else {
        remove.bind(person)
        try remove.run()
        continue
      }
      _ = digest.enrolments.withUnsafeBytes { changes.add(digest: $0, sign: 1) }
      write.bind {
        $0.add(person)
        $0.add(digest.enrolments)
        $0.add(digest.lights)
      }
      try write.run()
    }
    try apply(changes)
  }

  private func apply(_ tally: Tally) throws {
    let add = try PreparedStatement(
      database,
      """
      INSERT INTO \(self.tally) (programme, unit, day, place, change) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (programme, unit, day, place) DO UPDATE SET change = change + excluded.change
      """)
    let tidy = try PreparedStatement(
      database,
      "DELETE FROM \(self.tally) WHERE programme = ?1 AND unit = ?2 AND day = ?3 AND place = ?4 AND change = 0")
    for (key, change) in tally.changes {
      add.bind(key.programme, key.unit, Int64(key.day), Int64(key.place), Int64(change))
      try add.run()
      tidy.bind(key.programme, key.unit, Int64(key.day), Int64(key.place))
      try tidy.run()
    }
  }
}
