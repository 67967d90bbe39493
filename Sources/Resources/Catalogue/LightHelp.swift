public import Domain

/// What to think of when setting a light, area by area.
///
/// Guiding text of our own: KORFOR's wording was not found, and ``label`` stands wherever a text does.
public struct LightHelp: Hashable, Sendable {
  public let label: LocalizedText
  /// By place in ``LifeDomain``, then green, yellow, red.
  private let texts: [[LocalizedText]]

  /// Nil unless every area has a text for every light, in their order.
  init?(label: LocalizedText, texts: [[LocalizedText]]) {
    guard texts.count == LifeDomain.allCases.count, texts.allSatisfy({ $0.count == Light.allCases.count }) else {
      return nil
    }
    self.label = label
    self.texts = texts
  }

  public subscript(area: LifeDomain, light: Light) -> LocalizedText {
    texts[area.rawValue][Int(light.rawValue) - 1]
  }
}
