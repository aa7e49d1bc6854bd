import Foundation
public import Mail

/// A mail server in a process of its own that misbehaves as it is told; it ends with this value.
public final class TestServer {
  /// What the server noted about one thing that happened.
  public struct Event: Decodable, Sendable {
    /// What happened: `connected`, `sign-in`, `taken`, `dropped`, `dropped in content`, `limit` or `quit`.
    public var event: String
    /// The number of a message that was taken.
    public var number: Int?
    /// Whom it was from.
    public var sender: String?
    /// Whom it was for.
    public var recipients: [String]?
    /// Whether TLS was between the two.
    public var protected: Bool?
    /// Who had signed in.
    public var user: String?
    /// The name that was said at the beginning.
    public var hello: String?
    /// The number of the connection, from 1.
    public var connection: Int?
    /// How somebody signed in.
    public var mechanism: String?
    /// Whether the password was right.
    public var accepted: Bool?
  }

  /// The port on 127.0.0.1.
  public let port: Int
  private let folder: TestFolder
  private let process = Process()
  private let input = Pipe()

  /// The Python with the server's package; the first caller makes it.
  public static let python = Result {
    let made = try Tool.run(TestFolder.root.appending(path: "scripts/install-test-python").path, [])
    guard made.exitCode == 0, let path = made.output.split(separator: "\n").last else {
      throw CocoaError(.executableNotLoadable, userInfo: [NSLocalizedDescriptionKey: made.output])
    }
    return String(path)
  }

  /// Starts a server with these options of `serve-mail.py`.
  public init(_ options: [String] = []) throws {
    folder = try TestFolder()
    let output = Pipe()
    process.executableURL = URL(filePath: try Self.python.get())
    process.arguments =
      [URL(filePath: #filePath).deletingLastPathComponent().appending(path: "serve-mail.py").path, folder.url.path]
      + options
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw CocoaError(.executableNotLoadable, userInfo: [NSLocalizedDescriptionKey: line])
    }
    self.port = port
  }

  deinit { stop() }

  /// Ends the server.
  public func stop() {
    try? input.fileHandleForWriting.close()
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  /// Settings that reach it.
  public func settings(_ security: MailServer.Security = .none, host: String = "127.0.0.1") -> MailServer {
    var server = MailServer(host: host, port: port, security: security)
    server.connectTimeout = 20
    server.messageTimeout = 60
    server.helloName = "office.kashmir-craft.example"
    return server
  }

  /// What happened so far.
  public var events: [Event] {
    let text = (try? String(contentsOf: folder.url.appending(path: "log.jsonl"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
  }

  /// The messages it took in, in order.
  public var taken: [Event] { events.filter { $0.event == "taken" } }

  /// The bytes of the message of this number, from 1.
  public func bytes(of number: Int) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.url.appending(path: "\(number).eml")))
  }
}
