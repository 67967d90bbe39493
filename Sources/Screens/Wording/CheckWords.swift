import Domain
import Resources
import Store

/// What `check` found, one line each: `identity 42 (føring 7): what is wrong`.
public struct CheckWords {
  private let language: Language
  private let sentences: Sentences

  public init(_ language: Language, file: String) {
    self.language = language
    sentences = Sentences(language, file: file)
  }

  public func line(_ finding: CheckFinding) -> String {
    var place = [finding.table, finding.row.map { "\($0)" }].compactMap(\.self).joined(separator: " ")
    if let entry = finding.entry {
      place += (place.isEmpty ? "" : " ") + "(\(language(LogText.number, ["n": entry])))"
    }
    var what = words(finding.problem)
    // A user whose slot is not as it was made has to be removed, and so has a slot that is nobody's.
    if finding.problem == .slotChanged, let slot = finding.row, slot != RecoveryKey.slotID {
      what = language(UsersText.checkRemove, ["what": what, "n": slot])
    }
    return place.isEmpty ? what : "\(place): \(what)"
  }

  private func words(_ problem: CheckFinding.Problem) -> String {
    switch problem {
    case .database(let text): language(CheckText.database, ["detail": text])
    case .unreadable(let error): sentences.sentence(error)
    case .foreignKey(let parent): language(CheckText.foreignKey, ["table": parent])
    case .unknownKind(let kind): language(CheckText.unknownKind, ["kind": kind])
    case .undoesLater: language(CheckText.undoesLater)
    case .outOfOrder: language(CheckText.outOfOrder)
    case .voidedBeforeEntered: language(CheckText.voidedBeforeEntered)
    case .chainBroken: language(CheckText.chainBroken)
    case .headDiffers: language(CheckText.headDiffers)
    case .sealBroken: language(CheckText.sealBroken)
    case .codeDiffers: language(CheckText.codeDiffers)
    case .slotChanged: language(CheckText.slotChanged)
    case .digestDiffers: language(CheckText.digestDiffers)
    case .digestMissing: language(CheckText.digestMissing)
    case .digestWithoutPerson: language(CheckText.digestWithoutPerson)
    case .tallyDiffers: language(CheckText.tallyDiffers)
    case .unreadableValue: language(CheckText.unreadableValue)
    case .pointsAtNothing(let form): language(CheckText.pointsAtNothing, ["table": form.table])
    case .keyDiffers: language(CheckText.keyDiffers)
    case .rule(let violation): sentences.sentences(violation).joined(separator: " ")
    case .number(let problem): problem.sentence(in: language)
    case .stepsOverlap: language(CheckText.stepsOverlap)
    case .endsBeforeItBegins: language(CheckText.endsBeforeItBegins)
    }
  }
}
