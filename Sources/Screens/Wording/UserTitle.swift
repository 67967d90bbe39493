import Domain
import Resources

/// Who sits here, as the header says it: `Kari Holm, resepsjon`.
public enum UserTitle {
  public static func words(_ access: Access, _ language: Language) -> String {
    language(LoginText.userTitle, ["name": access.name, "role": language(access.role.word)])
  }
}

extension Role {
  /// What the role is called behind a name.
  var word: LoginText {
    switch self {
    case .frontDesk: .frontDesk
    case .counsellor: .counsellor
    case .teamLead: .teamLead
    }
  }
}
