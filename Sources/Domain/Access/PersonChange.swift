/// What the step from one identity to another takes.
public struct PersonChange: Hashable, Sendable {
  public let old: Participant
  public let new: Participant

  public init(old: Participant, new: Participant) {
    self.old = old
    self.new = new
  }

  /// In the order of asking; empty when nothing differs.
  ///
  /// Where another name has been agreed it is changed by those who agreed on it: whoever does not see the name behind it
  /// would bring that to light. So with the telephone behind a protected address, which is not seen either.
  public var actions: [Action] {
    var actions: [Action] = []
    if old.displayName != new.displayName && old.isShownAsAgreed || old.phone != new.phone && old.protection != nil {
      actions.append(.changeIdentity)
    } else if old.phone != new.phone || old.displayName != new.displayName {
      actions.append(.changePhoneAndShownName)
    }
    if old.protection != new.protection { actions.append(.changeProtection) }
    var (left, right) = (old, new)
    for path in [\Participant.phone, \.displayName] {
      left[keyPath: path] = nil
      right[keyPath: path] = nil
    }
    left.protection = nil
    right.protection = nil
    if left != right, !actions.contains(.changeIdentity) { actions.append(.changeIdentity) }
    return actions
  }
}

extension Participant {
  /// What others see of them has been agreed: another name, or a protected address.
  public var isShownAsAgreed: Bool { displayName?.isEmpty == false || protection != nil }

  /// Whether somebody who saw `shown` of `self` would put `typed` in the place of something they could not see.
  public func isOverwrittenUnseen(from shown: Participant, by typed: Participant) -> Bool {
    func isOverwritten<Value: Equatable>(_ path: KeyPath<Participant, Value>) -> Bool {
      self[keyPath: path] != shown[keyPath: path] && typed[keyPath: path] != shown[keyPath: path]
    }
    // Names have a rule of their own: what is shown for one may be made of another.
    return isOverwritten(\.phone) || isOverwritten(\.district) || isOverwritten(\.nationalID)
      || isOverwritten(\.birthDate) || isOverwritten(\.birthYearOnly)
  }

  /// What a user meant who saw `shown` of `self` and gave `typed` back: what they left as they saw it stays as it is, so that
  /// nothing is lost that they could not see.
  public func changed(from shown: Participant, to typed: Participant) -> Participant {
    var result = self
    func take<Value: Equatable>(_ path: WritableKeyPath<Participant, Value>) {
      if typed[keyPath: path] != shown[keyPath: path] { result[keyPath: path] = typed[keyPath: path] }
    }
    take(\.number)
    take(\.givenName)
    take(\.familyName)
    take(\.displayName)
    take(\.birthDate)
    take(\.birthYearOnly)
    take(\.gender)
    take(\.nationalID)
    take(\.district)
    take(\.phone)
    take(\.protection)
    return result
  }
}
