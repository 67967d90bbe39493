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

  /// Works out anew what is out of date, person by person in the order of their keys.
  func update(_ touched: TouchedPeople) throws {
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
    for (person, parts) in touched.people.sorted(by: { $0.key < $1.key }) {
      find.bind(person)
      var old: PersonDigest?
      if try find.step() { old = PersonDigest(enrolments: Array(find.bytes(0)), lights: Array(find.bytes(1))) }
      find.reset()
      let new = try builder.digest(of: person, parts, since: old)
      if new == old { continue }
      if new?.enrolments != old?.enrolments {
        // An unreadable old digest is repaired by the new one; what it counted for is then found by the check.
        if let old { _ = old.enrolments.withUnsafeBytes { changes.add(digest: $0, sign: -1) } }
        if let new { _ = new.enrolments.withUnsafeBytes { changes.add(digest: $0, sign: 1) } }
      }
      guard let new else {
        remove.bind(person)
        try remove.run()
        continue
      }
      write.bind {
        $0.add(person)
        $0.add(new.enrolments)
        $0.add(new.lights)
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
