import Domain

/// The tables: value, English (stable, written by exports), Norwegian, what else is understood.
public enum Vocabularies {
  public static let yesNo = Vocabulary<Bool>([
    (true, "yes", "ja", ["1", "true", "sann"]),
    (false, "no", "nei", ["0", "false", "usann"]),
  ])

  public static let gender = Vocabulary<Gender>([
    (.female, "female", "kvinne", ["k", "f"]),
    (.male, "male", "mann", ["m"]),
    (.other, "other", "annet", []),
  ])

  public static let protection = Vocabulary<AddressProtection>([
    (.onRequest, "on_request", "eget_ønske", []),
    (.confidential, "confidential", "fortrolig", []),
    (.strictlyConfidential, "strictly_confidential", "strengt_fortrolig", []),
  ])

  /// NAV's words for where an enrolment stands.
  public static let status = Vocabulary<EnrolmentStatus>([
    (.applied, "applied", "søkt_inn", []),
    (.assessed, "assessed", "vurderes", []),
    (.waitingList, "waiting_list", "venteliste", []),
    (.awaitingStart, "awaiting_start", "venter_på_oppstart", []),
    (.participating, "participating", "deltar", []),
    (.ended, "ended", "har_sluttet", []),
    (.completed, "completed", "fullført", []),
    (.interrupted, "interrupted", "avbrutt", []),
    (.notRelevant, "not_relevant", "ikke_aktuell", []),
    (.registeredInError, "registered_in_error", "feilregistrert", []),
  ])

  public static let endReason = Vocabulary<EndReason>([
    (.ill, "ill", "syk", []),
    (.gotWork, "got_work", "fått_jobb", []),
    (.needsOtherSupport, "needs_other_support", "trenger_annen_støtte", []),
    (.education, "education", "utdanning", []),
    (.doesNotAttend, "does_not_attend", "møter_ikke_opp", []),
    (.other, "other", "annet", []),
    (.clarified, "clarified", "avklart", []),
    (.moved, "moved", "flyttet", []),
    (.otherStay, "other_stay", "annet_opphold", []),
    (.died, "died", "død", []),
  ])

  public static let outcome = Vocabulary<Outcome>([
    (.ordinaryWork, "ordinary_work", "ordinært_arbeid", []),
    (.adaptedWork, "adapted_work", "tilpasset_arbeid", []),
    (.workPractice, "work_practice", "arbeidspraksis", []),
    (.education, "education", "skolegang", []),
  ])

  public static let stepReason = Vocabulary<StepReason>([
    (.ownWish, "own_wish", "ønsker_selv", []),
    (.needsMoreSupport, "needs_more_support", "trenger_mer_støtte", []),
    (.placeFree, "place_free", "plass_ledig", []),
    (.wrongStep, "wrong_step", "feil_steg", []),
    (.other, "other", "annet", []),
  ])

  public static let voice = Vocabulary<Voice>([
    (.worker, "worker", "veileder", []),
    (.own, "own", "egen", []),
  ])

  public static let light = Vocabulary<Light>([
    (.green, "green", "grønt", ["1", "grønn"]),
    (.yellow, "yellow", "gult", ["2", "gul"]),
    (.red, "red", "rødt", ["3", "rød"]),
  ])

  /// 1 is Monday.
  public static let weekday = Vocabulary<Int>([
    (1, "monday", "mandag", ["1", "ma", "måndag"]),
    (2, "tuesday", "tirsdag", ["2", "ti", "tysdag"]),
    (3, "wednesday", "onsdag", ["3", "on"]),
    (4, "thursday", "torsdag", ["4", "to"]),
    (5, "friday", "fredag", ["5", "fr"]),
    (6, "saturday", "lørdag", ["6", "lø", "laurdag"]),
    (7, "sunday", "søndag", ["7", "sø", "sundag"]),
  ])

  public static let mark = Vocabulary<AttendanceMark>([
    (.present, "present", "møtt", []),
    (.sick, "sick", "syk", []),
    (.leave, "leave", "avtalt_fravær", []),
    (.absent, "absent", "ikke_møtt", []),
  ])

  static let eventType = Vocabulary<EventFile.EventType>([
    (.treatmentStart, "treatment_start", "behandling_start", []),
    (.treatmentEnd, "treatment_end", "behandling_slutt", []),
    (.relapse, "relapse", "tilbakefall", []),
    (.reEngaged, "re_engaged", "tilbake", []),
    (.contact, "contact", "kontakt", []),
    (.released, "released", "løslatt", []),
    (.died, "died", "død", []),
    (.overdoseTalk, "overdose_talk", "overdosesamtale", []),
    (.naloxoneTraining, "naloxone_training", "nalokson_opplæring", []),
    (.switchTalk, "switch_talk", "switch_samtale", []),
    (.bereavedContacted, "bereaved_contacted", "etterlatte_kontaktet", []),
    (.debrief, "debrief", "debrief", []),
    (.contactTold, "contact_told", "orientert_om_kontakt", []),
  ])

  public static let ageGroup = Vocabulary<AgeGroup>(AgeGroup.allCases.map { ($0, $0.rawValue, $0.rawValue, []) })

  public static let mappingGroup = Vocabulary<MappingGroup>([
    (.substance, "substance", "rus", []),
    (.mildDual, "mild_dual", "mild_rop", []),
    (.seriousDual, "serious_dual", "alvorlig_rop", []),
    (.mental, "mental", "psykisk", []),
  ])
}
