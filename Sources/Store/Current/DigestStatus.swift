import Domain

extension EnrolmentStatus {
  /// The byte a status is in a digest: its place in the list, which is part of the form and never changes.
  var digestCode: UInt8 {
    switch self {
    case .applied: 1
    case .assessed: 2
    case .waitingList: 3
    case .awaitingStart: 4
    case .participating: 5
    case .ended: 6
    case .completed: 7
    case .interrupted: 8
    case .notRelevant: 9
    case .registeredInError: 10
    }
  }

  init?(digestCode: UInt8) {
    switch digestCode {
    case 1: self = .applied
    case 2: self = .assessed
    case 3: self = .waitingList
    case 4: self = .awaitingStart
    case 5: self = .participating
    case 6: self = .ended
    case 7: self = .completed
    case 8: self = .interrupted
    case 9: self = .notRelevant
    case 10: self = .registeredInError
    default: return nil
    }
  }
}
