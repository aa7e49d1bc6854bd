import Diagnostics
import Issuing

extension CoopOptions {
  /// Prints papers of orders: their paths to stdout, what is worth knowing to stderr; those that fail are told together at the end.
  func print(_ run: OrderPaperRun) throws {
    try Surroundings.run {
      var problems: [Diagnostic] = []
      try office().orderPapers(run) { result in
        switch result {
        case .printed(let path): Swift.print(path)
        case .warned(let list): Surroundings.show(list)
        case .failed(let list): problems += list.diagnostics
        }
      }
      if !problems.isEmpty { throw DiagnosticList(problems) }
    }
  }
}
