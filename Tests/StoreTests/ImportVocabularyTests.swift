import Domain
import Testing

@testable import Ledger
@testable import Store

/// The words of every closed list, as the files may have them.
@Suite struct ImportVocabularyTests {
  @Test func wordsAreTakenInBothLanguagesAndMostSpellings() {
    for word in ["grønt", "gront", "groent", "GRØNT", "green", "1"] {
      #expect(Vocabularies.light.value(word) == .green)
    }
    for word in ["gult", "yellow", "2"] { #expect(Vocabularies.light.value(word) == .yellow) }
    for word in ["rødt", "rodt", "Red", "3"] { #expect(Vocabularies.light.value(word) == .red) }
    for word in ["ja", "YES", "1", "true"] { #expect(Vocabularies.yesNo.value(word) == true) }
    for word in ["Nei", "no", "0", "false"] { #expect(Vocabularies.yesNo.value(word) == false) }
    for word in ["mild_rop", "Mild ROP", "mild-dual"] { #expect(Vocabularies.mappingGroup.value(word) == .mildDual) }
    for word in ["16-23", "16–23", "16 - 23"] { #expect(Vocabularies.ageGroup.value(word) == .from16) }
    for word in ["60+", "60+ "] { #expect(Vocabularies.ageGroup.value(word) == .from60) }
    for word in ["strengt fortrolig", "strictly_confidential"] {
      #expect(Vocabularies.protection.value(word) == .strictlyConfidential)
    }
    for word in ["", "kanskje", "grønn grønn", "4"] { #expect(Vocabularies.light.value(word) == nil) }
  }

  /// NAV writes its statuses in capitals, with spaces.
  @Test(arguments: [
    ("SØKT INN", EnrolmentStatus.applied), ("VURDERES", .assessed), ("VENTELISTE", .waitingList),
    ("VENTER PÅ OPPSTART", .awaitingStart), ("venter paa oppstart", .awaitingStart), ("DELTAR", .participating),
    ("HAR SLUTTET", .ended), ("FULLFØRT", .completed), ("fullfoert", .completed), ("AVBRUTT", .interrupted),
    ("IKKE AKTUELL", .notRelevant), ("FEILREGISTRERT", .registeredInError), ("waiting_list", .waitingList),
  ])
  func statusesAreNAVsOwnWords(word: String, status: EnrolmentStatus) {
    #expect(Vocabularies.status.value(word) == status)
  }

  @Test(arguments: [
    ("syk", EndReason.ill), ("fått jobb", .gotWork), ("faatt_jobb", .gotWork),
    ("trenger annen støtte", .needsOtherSupport),
    ("utdanning", .education), ("møter ikke opp", .doesNotAttend), ("annet", .other), ("avklart", .clarified),
    ("død", .died), ("doed", .died), ("got work", .gotWork),
  ])
  func endReasonsAreTheClosedList(word: String, reason: EndReason) {
    #expect(Vocabularies.endReason.value(word) == reason)
  }

  @Test(arguments: ImportKind.allCases) func everyListSaysWhatItAccepts(kind: ImportKind) {
    for case .words(let words) in kind.fileColumns.map(\.accepts) {
      #expect(words.count >= 2)
      #expect(words.allSatisfy { !$0.norwegian.isEmpty && !$0.english.isEmpty })
    }
  }

  @Test func everyValueHasAWordAndIsReadBack() {
    func check<Value: CaseIterable>(_ vocabulary: Vocabulary<Value>) {
      for value in Value.allCases { #expect(vocabulary.value(vocabulary.word(value)) == value) }
      // No word means two things; within one term they may fold alike (`grønt`, `gront`).
      var meanings: [String: Value] = [:]
      for term in vocabulary.terms {
        for word in Set(([term.english, term.norwegian] + term.others).map(Folding.fold)) {
          #expect(meanings.updateValue(term.value, forKey: word) == nil)
        }
      }
    }
    check(Vocabularies.gender)
    check(Vocabularies.protection)
    check(Vocabularies.status)
    check(Vocabularies.endReason)
    check(Vocabularies.outcome)
    check(Vocabularies.stepReason)
    check(Vocabularies.voice)
    check(Vocabularies.light)
    check(Vocabularies.ageGroup)
    check(Vocabularies.mappingGroup)
  }

  @Test func datesAreReadInTwoForms() {
    #expect(FileDate.read("2026-11-21") == ImportTrial.today)
    #expect(FileDate.read("21.11.2026") == ImportTrial.today)
    #expect(FileDate.read("1.2.2026") == ImportTrial.day("2026-02-01"))
    for text in [
      "21/11/2026", "21.11.26", "2026-13-01", "31.02.2026", "2026.11.21", "21-11-2026", "46347", "１2.11.2026",
    ] {
      #expect(FileDate.read(text) == nil)
    }
    #expect(FileDate.looksLikeDate("31.02.2026"))
    #expect(FileDate.looksLikeDate("2026-13-01"))
    #expect(!FileDate.looksLikeDate("21.11.26"))
    #expect(!FileDate.looksLikeDate("i dag"))
  }
}
