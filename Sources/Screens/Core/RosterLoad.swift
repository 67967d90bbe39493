import Store
import Synchronization

/// One reading of the roster in the background; a newer one makes it stop.
final class RosterLoad: Sendable {
  private let session: Session
  private let cancelled = Atomic<Bool>(false)

  init(session: Session) { self.session = session }

  func cancel() { cancelled.store(true, ordering: .relaxed) }

  func start(whenDone: @escaping @Sendable (Result<Roster, StoreError>) -> Void) {
    Worker.start { [self] in
      do throws(StoreError) {
        whenDone(.success(try session.roster { self.cancelled.load(ordering: .relaxed) }))
      } catch {
        whenDone(.failure(error))
      }
    }
  }
}
