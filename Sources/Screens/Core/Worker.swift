import Dispatch

/// Work beside the main thread.
///
/// On a queue and not on a thread of its own: what the work holds is let go before the queue's thread ends. A
/// `Foundation.Thread` lets go of it among the last things of the thread, when libdispatch has already put away what it keeps
/// there. A register that went then, with the queues of its connections, brought the heap into disorder, and some time later
/// the program down.
enum Worker {
  static func start(_ body: @escaping @Sendable () -> Void) {
    DispatchQueue.global(qos: .userInitiated).async(execute: body)
  }
}
