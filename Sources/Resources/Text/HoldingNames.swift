/// What is in the catalogue of what holds for a time, in words; its id where the catalogue cannot be read.
public enum HoldingNames {
  public static func name(of id: String, in language: Language) -> String {
    switch Catalogue.shared {
    case .success(let catalogue): catalogue.name(of: id, in: language.code)
    case .failure: id
    }
  }
}
