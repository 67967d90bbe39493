extension Migration {
  /// The desk's day: groups and marks, enquiries, offers, appointments, notes, tasks, work and loans.
  ///
  /// As in ``register``; and besides:
  /// - `thing` gives the stable keys of everything that is not a person, a unit or an enrolment.
  /// - Times are minutes of the day, as the clock on the wall showed them.
  /// - A `told` column is sealed to the clinical side by whoever writes it, also by those who may not read that side; `own` is
  ///   the same for its author alone.
  /// - Marks are found by group and day (a roll call) and by person and day (a strip, the last time somebody was seen).
  static let desk = Migration(
    name: "desk",
    sql: """
      CREATE TABLE thing (key INTEGER PRIMARY KEY) STRICT;

      CREATE TABLE day_group (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        day_group INTEGER NOT NULL REFERENCES thing (key),
        unit INTEGER NOT NULL REFERENCES unit_key (key),
        name TEXT NOT NULL,
        timetable TEXT NOT NULL,
        ended_day INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX day_group_key ON day_group (day_group) WHERE voided IS NULL;
      CREATE UNIQUE INDEX day_group_name ON day_group (unit, name) WHERE voided IS NULL;
      CREATE INDEX day_group_voided_by ON day_group (voided) WHERE voided IS NOT NULL;
      CREATE INDEX day_group_copy ON day_group (root) WHERE root <> id;

      CREATE TABLE membership (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        day_group INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER NOT NULL REFERENCES person (key),
        from_day INTEGER NOT NULL,
        to_day INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX membership_natural ON membership (day_group, person, from_day) WHERE voided IS NULL;
      CREATE INDEX membership_person ON membership (person);
      CREATE INDEX membership_voided_by ON membership (voided) WHERE voided IS NOT NULL;
      CREATE INDEX membership_copy ON membership (root) WHERE root <> id;

      CREATE TABLE attendance (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        day_group INTEGER NOT NULL REFERENCES thing (key),
        day INTEGER NOT NULL,
        person INTEGER NOT NULL REFERENCES person (key),
        mark TEXT NOT NULL CHECK (mark IN ('present', 'sick', 'leave', 'absent')),
        arrived INTEGER,
        departed INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX attendance_natural ON attendance (day_group, day, person) WHERE voided IS NULL;
      CREATE INDEX attendance_person ON attendance (person, day) WHERE voided IS NULL;
      CREATE INDEX attendance_person_voided ON attendance (person) WHERE voided IS NOT NULL;
      CREATE INDEX attendance_voided_by ON attendance (voided) WHERE voided IS NOT NULL;
      CREATE INDEX attendance_copy ON attendance (root) WHERE root <> id;

      CREATE TABLE absence (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        person INTEGER NOT NULL REFERENCES person (key),
        from_day INTEGER NOT NULL,
        to_day INTEGER,
        reason TEXT NOT NULL CHECK (reason IN ('sick', 'leave'))
      ) STRICT;
      CREATE UNIQUE INDEX absence_natural ON absence (person, from_day) WHERE voided IS NULL;
      CREATE INDEX absence_person_voided ON absence (person) WHERE voided IS NOT NULL;
      CREATE INDEX absence_voided_by ON absence (voided) WHERE voided IS NOT NULL;
      CREATE INDEX absence_copy ON absence (root) WHERE root <> id;

      CREATE TABLE enquiry (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enquiry INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER REFERENCES person (key),
        day INTEGER NOT NULL,
        minute INTEGER,
        who TEXT NOT NULL,
        author INTEGER NOT NULL REFERENCES user_key (key),
        sealed BLOB NOT NULL,
        told BLOB NOT NULL,
        own BLOB
      ) STRICT;
      CREATE UNIQUE INDEX enquiry_key ON enquiry (enquiry) WHERE voided IS NULL;
      CREATE INDEX enquiry_day ON enquiry (day);
      CREATE INDEX enquiry_person ON enquiry (person) WHERE person IS NOT NULL;
      CREATE INDEX enquiry_voided_by ON enquiry (voided) WHERE voided IS NOT NULL;
      CREATE INDEX enquiry_copy ON enquiry (root) WHERE root <> id;

      CREATE TABLE follow_up_talk (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enquiry INTEGER NOT NULL REFERENCES thing (key),
        event TEXT NOT NULL,
        day INTEGER NOT NULL,
        colleague INTEGER REFERENCES colleague (key)
      ) STRICT;
      CREATE UNIQUE INDEX follow_up_talk_natural ON follow_up_talk (enquiry, event) WHERE voided IS NULL;
      CREATE INDEX follow_up_talk_voided_by ON follow_up_talk (voided) WHERE voided IS NOT NULL;
      CREATE INDEX follow_up_talk_copy ON follow_up_talk (root) WHERE root <> id;

      CREATE TABLE offer (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key),
        day INTEGER NOT NULL,
        colleague INTEGER NOT NULL REFERENCES colleague (key),
        start_day INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX enrolment_waiting ON enrolment (status)
        WHERE voided IS NULL AND status IN ('applied', 'assessed', 'waiting_list');
      CREATE INDEX enrolment_ending ON enrolment (coalesce(end_day, planned_end_day))
        WHERE voided IS NULL AND coalesce(end_day, planned_end_day) IS NOT NULL;
      CREATE UNIQUE INDEX offer_natural ON offer (enrolment, day) WHERE voided IS NULL;
      CREATE INDEX offer_voided_by ON offer (voided) WHERE voided IS NOT NULL;
      CREATE INDEX offer_copy ON offer (root) WHERE root <> id;

      CREATE TABLE offer_answer (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key),
        offer_day INTEGER NOT NULL,
        call INTEGER NOT NULL CHECK (call >= 0),
        answer TEXT NOT NULL CHECK ((answer = 'no_answer') = (call > 0)),
        day INTEGER NOT NULL,
        minute INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX offer_answer_natural ON offer_answer (enrolment, offer_day, call) WHERE voided IS NULL;
      CREATE INDEX offer_answer_voided_by ON offer_answer (voided) WHERE voided IS NOT NULL;
      CREATE INDEX offer_answer_copy ON offer_answer (root) WHERE root <> id;

      CREATE TABLE pass_forward (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        enrolment INTEGER NOT NULL REFERENCES enrolment_key (key),
        day INTEGER NOT NULL,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX pass_forward_natural ON pass_forward (enrolment) WHERE voided IS NULL;
      CREATE INDEX pass_forward_voided_by ON pass_forward (voided) WHERE voided IS NOT NULL;
      CREATE INDEX pass_forward_copy ON pass_forward (root) WHERE root <> id;

      CREATE TABLE appointment (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        appointment INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER NOT NULL REFERENCES person (key),
        day INTEGER NOT NULL,
        minute INTEGER NOT NULL,
        minutes INTEGER NOT NULL,
        colleague INTEGER NOT NULL REFERENCES colleague (key),
        sealed BLOB,
        topic BLOB
      ) STRICT;
      CREATE UNIQUE INDEX appointment_key ON appointment (appointment) WHERE voided IS NULL;
      CREATE INDEX appointment_day ON appointment (day);
      CREATE INDEX appointment_person ON appointment (person, day);
      CREATE INDEX appointment_voided_by ON appointment (voided) WHERE voided IS NOT NULL;
      CREATE INDEX appointment_copy ON appointment (root) WHERE root <> id;

      CREATE TABLE note (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        note INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER NOT NULL REFERENCES person (key),
        day INTEGER NOT NULL,
        minute INTEGER,
        kind TEXT NOT NULL,
        author INTEGER NOT NULL REFERENCES user_key (key),
        told BLOB NOT NULL,
        own BLOB
      ) STRICT;
      CREATE UNIQUE INDEX note_key ON note (note) WHERE voided IS NULL;
      CREATE INDEX note_person ON note (person, day);
      CREATE INDEX note_voided_by ON note (voided) WHERE voided IS NOT NULL;
      CREATE INDEX note_copy ON note (root) WHERE root <> id;

      CREATE TABLE task (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        task INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER REFERENCES person (key),
        kind TEXT NOT NULL,
        due_day INTEGER NOT NULL,
        colleague INTEGER REFERENCES colleague (key),
        author INTEGER NOT NULL REFERENCES user_key (key),
        note INTEGER REFERENCES thing (key),
        told BLOB,
        own BLOB
      ) STRICT;
      CREATE UNIQUE INDEX task_key ON task (task) WHERE voided IS NULL;
      CREATE INDEX task_person ON task (person) WHERE person IS NOT NULL;
      CREATE INDEX task_note ON task (note) WHERE note IS NOT NULL;
      CREATE INDEX task_voided_by ON task (voided) WHERE voided IS NOT NULL;
      CREATE INDEX task_copy ON task (root) WHERE root <> id;

      CREATE TABLE task_done (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        task INTEGER NOT NULL REFERENCES thing (key),
        day INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX task_done_natural ON task_done (task) WHERE voided IS NULL;
      CREATE INDEX task_done_voided_by ON task_done (voided) WHERE voided IS NOT NULL;
      CREATE INDEX task_done_copy ON task_done (root) WHERE root <> id;

      CREATE TABLE work_site (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        site INTEGER NOT NULL REFERENCES thing (key),
        unit INTEGER NOT NULL REFERENCES unit_key (key),
        name TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX work_site_key ON work_site (site) WHERE voided IS NULL;
      CREATE UNIQUE INDEX work_site_name ON work_site (unit, name) WHERE voided IS NULL;
      CREATE INDEX work_site_voided_by ON work_site (voided) WHERE voided IS NOT NULL;
      CREATE INDEX work_site_copy ON work_site (root) WHERE root <> id;

      CREATE TABLE work_order (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        work_order INTEGER NOT NULL REFERENCES thing (key),
        site INTEGER NOT NULL REFERENCES thing (key),
        day INTEGER NOT NULL,
        due_day INTEGER,
        done_day INTEGER,
        sealed BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX work_order_key ON work_order (work_order) WHERE voided IS NULL;
      CREATE INDEX work_order_site ON work_order (site);
      CREATE INDEX work_order_voided_by ON work_order (voided) WHERE voided IS NOT NULL;
      CREATE INDEX work_order_copy ON work_order (root) WHERE root <> id;

      CREATE TABLE order_person (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        work_order INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER NOT NULL REFERENCES person (key)
      ) STRICT;
      CREATE UNIQUE INDEX order_person_natural ON order_person (work_order, person) WHERE voided IS NULL;
      CREATE INDEX order_person_person ON order_person (person);
      CREATE INDEX order_person_voided_by ON order_person (voided) WHERE voided IS NOT NULL;
      CREATE INDEX order_person_copy ON order_person (root) WHERE root <> id;

      CREATE TABLE production (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        work_order INTEGER NOT NULL REFERENCES thing (key),
        day INTEGER NOT NULL,
        units INTEGER NOT NULL CHECK (units >= 0)
      ) STRICT;
      CREATE UNIQUE INDEX production_natural ON production (work_order, day) WHERE voided IS NULL;
      CREATE INDEX production_day ON production (day);
      CREATE INDEX production_voided_by ON production (voided) WHERE voided IS NOT NULL;
      CREATE INDEX production_copy ON production (root) WHERE root <> id;

      CREATE TABLE goods (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        goods INTEGER NOT NULL REFERENCES thing (key),
        unit INTEGER NOT NULL REFERENCES unit_key (key),
        day INTEGER NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0)
      ) STRICT;
      CREATE UNIQUE INDEX goods_key ON goods (goods) WHERE voided IS NULL;
      CREATE INDEX goods_day ON goods (day);
      CREATE INDEX goods_voided_by ON goods (voided) WHERE voided IS NOT NULL;
      CREATE INDEX goods_copy ON goods (root) WHERE root <> id;

      CREATE TABLE gear (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        gear INTEGER NOT NULL REFERENCES thing (key),
        unit INTEGER NOT NULL REFERENCES unit_key (key),
        name TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX gear_key ON gear (gear) WHERE voided IS NULL;
      CREATE UNIQUE INDEX gear_name ON gear (unit, name) WHERE voided IS NULL;
      CREATE INDEX gear_voided_by ON gear (voided) WHERE voided IS NOT NULL;
      CREATE INDEX gear_copy ON gear (root) WHERE root <> id;

      CREATE TABLE loan (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        loan INTEGER NOT NULL REFERENCES thing (key),
        gear INTEGER NOT NULL REFERENCES thing (key),
        person INTEGER NOT NULL REFERENCES person (key),
        day INTEGER NOT NULL,
        due_day INTEGER NOT NULL,
        returned_day INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX loan_key ON loan (loan) WHERE voided IS NULL;
      CREATE UNIQUE INDEX loan_out ON loan (gear, CASE WHEN returned_day IS NULL THEN 0 ELSE loan END) WHERE voided IS NULL;
      CREATE INDEX loan_person ON loan (person);
      CREATE INDEX loan_voided_by ON loan (voided) WHERE voided IS NOT NULL;
      CREATE INDEX loan_copy ON loan (root) WHERE root <> id;
      """)
}
