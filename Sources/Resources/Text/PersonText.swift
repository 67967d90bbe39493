/// What can be done about a person, wherever one stands.
public enum PersonText: String, TextKey {
  public static let prefix = "person"

  case forward, forwardHelp, backward, backwardHelp, lights, lightsHelp, contact, contactHelp, edit, editHelp
  case editAtDeskHelp, enrol, enrolHelp, enrolment, enrolmentHelp, new, newHelp, actions, actionsHelp, nobody
  case notParticipating, noEnrolment, noNextStep, noPreviousStep, hasNoStep
}
