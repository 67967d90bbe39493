extension Migration {
  /// The desk's day: groups and marks, enquiries, offers, appointments, notes, tasks, work and loans.
  ///
  /// As in ``register``; every table but the first is made by ``facts(_:_:unique:also:)``. And besides:
  /// - `thing` gives the stable keys of everything that is not a person, a unit or an enrolment.
  /// - Times are minutes of the day, as the clock on the wall showed them.
  /// - A `told` column is sealed to the clinical side by whoever writes it, also by those who may not read that side; `own` is
  ///   the same for its author alone.
  /// - Marks are found by group and day (a roll call) and by person and day (a strip, the last time somebody was seen).
  static let desk = Migration(
    name: "desk",
    sql: [
      "CREATE TABLE thing (key INTEGER PRIMARY KEY) STRICT;",
      facts(
        "day_group",
        """
        day_group INTEGER NOT NULL REFERENCES thing (key), unit INTEGER NOT NULL REFERENCES unit_key (key),
        name TEXT NOT NULL, timetable TEXT NOT NULL, ended_day INTEGER
        """,
        unique: ["day_group", "unit, name"]),
      facts(
        "membership",
        """
        day_group INTEGER NOT NULL REFERENCES thing (key), person INTEGER NOT NULL REFERENCES person (key),
        from_day INTEGER NOT NULL, to_day INTEGER
        """,
        unique: ["day_group, person, from_day"], also: ["(person)"]),
      facts(
        "attendance",
        """
        day_group INTEGER NOT NULL REFERENCES thing (key), day INTEGER NOT NULL,
        person INTEGER NOT NULL REFERENCES person (key),
        mark TEXT NOT NULL CHECK (mark IN ('present', 'sick', 'leave', 'absent')), arrived INTEGER, departed INTEGER
        """,
        unique: ["day_group, day, person"],
        also: ["(person, day) WHERE voided IS NULL", "(person) WHERE voided IS NOT NULL"]),
      facts(
        "absence",
        """
        person INTEGER NOT NULL REFERENCES person (key), from_day INTEGER NOT NULL, to_day INTEGER,
        reason TEXT NOT NULL CHECK (reason IN ('sick', 'leave'))
        """,
        unique: ["person, from_day"], also: ["(person) WHERE voided IS NOT NULL"]),
      facts(
        "enquiry",
        """
        enquiry INTEGER NOT NULL REFERENCES thing (key), person INTEGER REFERENCES person (key),
        day INTEGER NOT NULL, minute INTEGER, who TEXT NOT NULL, author INTEGER NOT NULL REFERENCES user_key (key),
        sealed BLOB NOT NULL, told BLOB NOT NULL, own BLOB
        """,
        unique: ["enquiry"], also: ["(day)", "(person) WHERE person IS NOT NULL"]),
      facts(
        "follow_up_talk",
        """
        enquiry INTEGER NOT NULL REFERENCES thing (key), event TEXT NOT NULL, day INTEGER NOT NULL,
        colleague INTEGER REFERENCES colleague (key)
        """,
        unique: ["enquiry, event"]),
      facts(
        "offer",
        """
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key), day INTEGER NOT NULL,
        colleague INTEGER NOT NULL REFERENCES colleague (key), start_day INTEGER NOT NULL
        """,
        unique: ["enrolment, day"]),
      facts(
        "offer_answer",
        """
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key), offer_day INTEGER NOT NULL,
        call INTEGER NOT NULL CHECK (call >= 0), answer TEXT NOT NULL CHECK ((answer = 'no_answer') = (call > 0)),
        day INTEGER NOT NULL, minute INTEGER
        """,
        unique: ["enrolment, offer_day, call"]),
      facts(
        "pass_forward",
        """
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key), day INTEGER NOT NULL, sealed BLOB NOT NULL
        """,
        unique: ["enrolment"]),
      facts(
        "appointment",
        """
        appointment INTEGER NOT NULL REFERENCES thing (key), person INTEGER NOT NULL REFERENCES person (key),
        day INTEGER NOT NULL, minute INTEGER NOT NULL, minutes INTEGER NOT NULL,
        colleague INTEGER NOT NULL REFERENCES colleague (key), sealed BLOB, topic BLOB
        """,
        unique: ["appointment"], also: ["(day)", "(person, day)"]),
      facts(
        "note",
        """
        note INTEGER NOT NULL REFERENCES thing (key), person INTEGER NOT NULL REFERENCES person (key),
        day INTEGER NOT NULL, minute INTEGER, kind TEXT NOT NULL, author INTEGER NOT NULL REFERENCES user_key (key),
        told BLOB NOT NULL, own BLOB
        """,
        unique: ["note"], also: ["(person, day)"]),
      facts(
        "task",
        """
        task INTEGER NOT NULL REFERENCES thing (key), person INTEGER REFERENCES person (key), kind TEXT NOT NULL,
        due_day INTEGER NOT NULL, colleague INTEGER REFERENCES colleague (key),
        author INTEGER NOT NULL REFERENCES user_key (key), note INTEGER REFERENCES thing (key), told BLOB, own BLOB
        """,
        unique: ["task"], also: ["(person) WHERE person IS NOT NULL", "(note) WHERE note IS NOT NULL"]),
      facts(
        "task_done",
        """
        task INTEGER NOT NULL REFERENCES thing (key), day INTEGER NOT NULL
        """,
        unique: ["task"]),
      facts(
        "work_site",
        """
        site INTEGER NOT NULL REFERENCES thing (key), unit INTEGER NOT NULL REFERENCES unit_key (key),
        name TEXT NOT NULL
        """,
        unique: ["site", "unit, name"]),
      facts(
        "work_order",
        """
        work_order INTEGER NOT NULL REFERENCES thing (key), site INTEGER NOT NULL REFERENCES thing (key),
        day INTEGER NOT NULL, due_day INTEGER, done_day INTEGER, sealed BLOB NOT NULL
        """,
        unique: ["work_order"], also: ["(site)"]),
      facts(
        "order_person",
        """
        work_order INTEGER NOT NULL REFERENCES thing (key), person INTEGER NOT NULL REFERENCES person (key)
        """,
        unique: ["work_order, person"], also: ["(person)"]),
      facts(
        "production",
        """
        work_order INTEGER NOT NULL REFERENCES thing (key), day INTEGER NOT NULL,
        units INTEGER NOT NULL CHECK (units >= 0)
        """,
        unique: ["work_order, day"], also: ["(day)"]),
      facts(
        "goods",
        """
        goods INTEGER NOT NULL REFERENCES thing (key), unit INTEGER NOT NULL REFERENCES unit_key (key),
        day INTEGER NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL, count INTEGER NOT NULL CHECK (count > 0)
        """,
        unique: ["goods"], also: ["(day)"]),
      facts(
        "gear",
        """
        gear INTEGER NOT NULL REFERENCES thing (key), unit INTEGER NOT NULL REFERENCES unit_key (key),
        name TEXT NOT NULL
        """,
        unique: ["gear", "unit, name"]),
      facts(
        "loan",
        """
        loan INTEGER NOT NULL REFERENCES thing (key), gear INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER NOT NULL REFERENCES person (key), day INTEGER NOT NULL, due_day INTEGER NOT NULL,
        returned_day INTEGER
        """,
        unique: ["loan", "gear, CASE WHEN returned_day IS NULL THEN 0 ELSE loan END"], also: ["(person)"]),
      // Who waits, and whose place is free soon, among all who ever took part.
      """
      CREATE INDEX enrolment_waiting ON enrolment (status)
        WHERE voided IS NULL AND status IN ('applied', 'assessed', 'waiting_list');
      CREATE INDEX enrolment_ending ON enrolment (coalesce(end_day, planned_end_day))
        WHERE voided IS NULL AND coalesce(end_day, planned_end_day) IS NOT NULL;
      """,
    ].joined(separator: "\n"))
}
