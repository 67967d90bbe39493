/// The eight areas of life that BrukerPlan maps, in the order of the catalogue (and of figure 3 of Stovner's plan).
///
/// The raw value is the place in that order: position in ``Lights``, in files and on screen.
public enum LifeDomain: Int, CaseIterable, Hashable, Sendable {
  case housing, physicalHealth, economy, socialFunctioning, network, substanceUse, meaningfulActivity, mentalHealth

  /// The stable id in JSON output and in the catalogue.
  public var id: String {
    switch self {
    case .housing: "housing"
    case .physicalHealth: "physicalHealth"
    case .economy: "economy"
    case .socialFunctioning: "socialFunctioning"
    case .network: "network"
    case .substanceUse: "substanceUse"
    case .meaningfulActivity: "meaningfulActivity"
    case .mentalHealth: "mentalHealth"
    }
  }
}
