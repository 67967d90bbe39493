import Domain

/// A new enrolment with what is usually known on the same form.
public struct EnrolmentDraft: Hashable, Sendable {
  public var enrolment: Enrolment
  /// Begins with the enrolment; needs a start.
  public var firstStep: StepNumber?
  /// The primary contact's name.
  public var contact: String?

  public init(enrolment: Enrolment, firstStep: StepNumber? = nil, contact: String? = nil) {
    self.enrolment = enrolment
    self.firstStep = firstStep
    self.contact = contact
  }
}
