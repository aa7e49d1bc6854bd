import Glibc
import Synchronization

/// Ctrl-C in long work: the first one ends it when the page or the rows at hand are done, a second one ends the program at once.
enum Interruption {
  private static let count = Atomic<Int>(0)

  /// Whether Ctrl-C was pressed, or the program was asked to end.
  static var wasAsked: Bool { count.load(ordering: .relaxed) > 0 }

  /// From now on Ctrl-C does not end the program by itself.
  static func begin() {
    // Touched here, so that the handler itself does nothing but add.
    count.store(0, ordering: .relaxed)
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&both, number)
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { signal in
        // As a shell says it of a program that was ended by a signal.
        if Interruption.count.add(1, ordering: .relaxed).newValue > 1 { _exit(128 + signal) }
      }
      sigaction(number, &action, nil)
    }
    // Some programs start others with signals held back.
    pthread_sigmask(SIG_UNBLOCK, &both, nil)
  }
}
