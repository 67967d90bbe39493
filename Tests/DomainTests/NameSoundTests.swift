import Domain
import Testing

@Suite struct NameSoundTests {
  private func sound(_ folded: String) -> NameSound { NameSound(folded: folded.utf8) }

  @Test(arguments: [
    ("christine", "kristine"), ("cecilie", "sesilie"), ("thor", "tor"), ("wiggo", "viggo"), ("kaj", "kai"),
    ("geir", "gejr"), ("haidi", "heidi"), ("arild", "aril"), ("trond", "tronn"), ("sarah", "sara"),
    ("johnsen", "jonsen"), ("hanssen", "hansen"), ("petter", "peter"), ("sophie", "sofie"), ("olaf", "olav"),
    ("henry", "henri"), ("zara", "sara"), ("aisha", "aisja"), ("hjalmar", "jalmar"), ("hvidsten", "vidsten"),
    ("gjertrud", "jertrud"), ("michael", "mikael"), ("alexander", "aleksander"), ("quist", "kvist"), ("bakke", "backe"),
    ("oyvind", "ojvin"),
  ])
  func namesThatSoundAlike(_ one: String, _ other: String) {
    #expect(sound(one).isAlike(sound(other)), "\(one), \(other)")
    #expect(sound(other).isAlike(sound(one)))
  }

  @Test(arguments: [
    ("tor", "tore"), ("per", "per arne"), ("per arne", "per"), ("ane", "anne"),
  ])
  func oneMayBeginAsTheOther(_ one: String, _ other: String) { #expect(sound(one).isAlike(sound(other))) }

  @Test(arguments: [
    ("kari", "karl"), ("tone", "tove"), ("randi", "rannveig"), ("siv", "liv"), ("hansen", "jansen"), ("odd", "ola"),
    ("andre", "anne"), ("moen", "mohr"), ("linda", "lina"), ("hilde", "hille"),
  ])
  func othersDoNot(_ one: String, _ other: String) { #expect(!sound(one).isAlike(sound(other)), "\(one), \(other)") }

  @Test func nothingIsLikeNothingOnly() {
    #expect(sound("").isAlike(sound("")))
    #expect(!sound("").isAlike(sound("per")))
    // Nothing of it is heard.
    #expect(sound("h").letters.isEmpty)
  }
}
