import Glibc
import Values

/// `TalimBench FONTS TEMPLATES invoices|statement DATA.tsv OUT THREADS`: Talim's libraries on the benchmark's documents.
@main
struct TalimBench {
  static func main() throws {
    Heap.keepFreedMemory()
    let words = CommandLine.arguments
    guard words.count == 7, let threads = Int(words[6]) else {
      print("usage: TalimBench FONTS TEMPLATES invoices|statement DATA.tsv OUT THREADS")
      exit(64)
    }
    let lines = Files.read(words[4]).split(separator: 0x0A)
    if words[3] == "statement" {
      let template = try BenchRun.template("statement", folder: words[2], schema: BenchData.statement)
      try BenchRun(fonts: words[1], template: template).print(
        BenchData.statement(lines), to: words[5] + "/statement.pdf")
    } else {
      let template = try BenchRun.template("invoice", folder: words[2], schema: BenchData.invoice)
      let fonts = words[1]
      let folder = words[5]
      Threads.run(threads) { number in
        let run = try BenchRun(fonts: fonts, template: template)
        for index in stride(from: number, to: lines.count, by: threads) {
          try run.print(BenchData.invoice(lines[index]), to: "\(folder)/\(index + 1).pdf")
        }
      }
    }
  }
}

/// Plain threads.
enum Threads {
  private final class Work {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs `body` once on each of `count` threads, the first of them the caller's.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) {
    let checked: @Sendable (Int) -> Void = { number in
      do { try body(number) } catch { fatalError("\(error)") }
    }
    var threads: [pthread_t] = []
    for number in 1..<max(count, 1) {
      let work = Unmanaged.passRetained(Work { checked(number) })
      var thread = pthread_t()
      pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
          return nil
        }, work.toOpaque())
      threads.append(thread)
    }
    checked(0)
    for thread in threads { pthread_join(thread, nil) }
  }
}
