import Domain
import Store

/// What is reckoned of everybody: of one kind the last is kept, for as long as nothing it is made of changes.
struct Reckonings {
  /// What was asked for, of what.
  struct Question: Hashable, Sendable {
    /// One of each is kept.
    enum Kind: Hashable, Sendable { case board, cohorts, plan, report }

    var kind: Kind
    var period: Period?
    var day: Day?
    var rest: [String] = []
  }

  /// What it was made of.
  fileprivate struct Basis: Hashable {
    var question: Question
    var scope: Scope
    var today: Day
    var change: Int
  }

  fileprivate var kept: [Question.Kind: (basis: Basis, answer: Result<any Sendable, StoreError>)] = [:]
  fileprivate var underWay: [Question.Kind: (basis: Basis, work: LongWork)] = [:]
  /// Grows with each change of the register, and of what the user may reach.
  fileprivate var change = 0

  /// Something that was kept may be otherwise now.
  mutating func age() { change += 1 }

  /// Nobody is there any more to whom it may be shown.
  mutating func forget() {
    for work in underWay.values { work.work.stop() }
    (kept, underWay) = ([:], [:])
    age()
  }
}

/// What came of asking: it is there, or being worked out.
enum Reckoned<Answer> {
  case ready(Answer)
  case underWay(LongWork)
}

extension Workspace {
  /// So many are gone through before anybody waits; more are gone through beside the main thread, and screens read again when
  /// that is done.
  static let soonThrough: Int64 = 12_000

  /// What is reckoned of everybody: as it was kept, else now; of very many by a worker, and then it is not there yet.
  ///
  /// - Parameter reckon: on whichever thread; is told how far to say it has come, and whether to stop.
  func reckoned<Answer: Sendable>(
    _ question: Reckonings.Question,
    _ reckon: @escaping @Sendable (Session, WaysProgress.Step) throws(StoreError) -> Answer
  ) throws(StoreError) -> Reckoned<Answer> {
    let basis = Reckonings.Basis(question: question, scope: scope, today: today, change: reckonings.change)
    if let kept = reckonings.kept[question.kind], kept.basis == basis,
      case .success(let answer as Answer) = kept.answer
    {
      return .ready(answer)
    }
    if let kept = reckonings.kept[question.kind], kept.basis == basis, case .failure(let error) = kept.answer {
      throw error
    }
    if let work = reckonings.underWay[question.kind], work.basis == basis { return .underWay(work.work) }
    reckonings.underWay.removeValue(forKey: question.kind)?.work.stop()
    let size = try session.figures.size()
    if settings.isPrinting || size <= Workspace.soonThrough {
      let answer = try reckon(session) { _ in false }
      reckonings.kept[question.kind] = (basis, .success(answer))
      return .ready(answer)
    }
    return .underWay(begin(basis, reckon))
  }

  private func begin<Answer: Sendable>(
    _ basis: Reckonings.Basis,
    _ reckon: @escaping @Sendable (Session, WaysProgress.Step) throws(StoreError) -> Answer
  ) -> LongWork {
    let work = LongWork(at: drafts.time)
    let kind = basis.question.kind
    reckonings.underWay[kind] = (basis, work)
    let (session, paint) = (session, painter)
    self.work {
      do throws(StoreError) {
        let answer = try session.aside { (beside) throws(StoreError) in
          try reckon(beside) { progress in
            if work.come(to: progress.done, of: progress.total) { paint() }
            return work.isStopping
          }
        }
        return Result<any Sendable, StoreError>.success(answer)
      } catch { return .failure(error) }
    } then: { workspace, answer in
      // Another was asked for meanwhile.
      guard let own = workspace.reckonings.underWay[kind], own.work === work else { return }
      workspace.reckonings.underWay[kind] = nil
      workspace.reckonings.kept[kind] = (basis, answer)
    }
    return work
  }
}
