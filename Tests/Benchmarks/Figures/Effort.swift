import Glibc

/// What something took: by the clock, and of that on the processor by the thread that did it.
struct Effort {
  var elapsed: Duration
  var worked: Duration

  static func of<Failure>(_ body: () throws(Failure) -> Void) throws(Failure) -> Effort {
    let clock = ContinuousClock()
    let (start, idle) = (clock.now, processorTime)
    try body()
    return Effort(elapsed: clock.now - start, worked: processorTime - idle)
  }

  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
