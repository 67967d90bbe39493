import Domain
import Ledger

extension Draft {
  /// Whom a form is about; nil when that is nobody who is in the register.
  public static func person(of form: String) -> ParticipantKey? {
    let words = form.split(separator: ".")
    switch words.first {
    case "participant", "enrolment", "contact", "stepMove", "lights", "askErasure", "ownCopy", "emergency",
      "relationTo", "note", "appointment", "task", "enquiry", "offer", "passForward",
      "absence":
      return words.count > 1 ? Int64(words[1]).map { ParticipantKey($0) } : nil
    default: return nil
    }
  }
}
