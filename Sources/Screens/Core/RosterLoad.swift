import Store
import Synchronization

/// One reading of the roster in the background; a newer one makes it stop.
final class RosterLoad: Sendable {
  private let session: Session
  private let cancelled = Atomic<Bool>(false)

  init(session: Session) { self.session = session }

  func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// - Parameter rebuilding: told, in percent, while what lists are made of is worked out anew first.
  func start(
    rebuilding: @escaping @Sendable (Int) -> Void, whenDone: @escaping @Sendable (Result<Roster, StoreError>) -> Void
  ) {
    Worker.start { [self] in
      do throws(StoreError) {
        try session.register.rebuild { progress in
          rebuilding(Int(progress.done * 100 / max(1, progress.total)))
          return self.cancelled.load(ordering: .relaxed)
        }
        whenDone(.success(try session.people.roster { self.cancelled.load(ordering: .relaxed) }))
      } catch {
        whenDone(.failure(error))
      }
    }
  }
}

extension Workspace {
  /// The list of everyone in scope: being read, read, or why it cannot be.
  public enum RosterState {
    case loading
    case ready(Roster)
    case failed(StoreError)
  }
}
