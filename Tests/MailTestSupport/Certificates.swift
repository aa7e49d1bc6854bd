import Foundation

/// Certificates for servers on loopback, made by openssl for one run of the tests.
public struct Certificates: Sendable {
  /// The authority that signed them, all but the self-signed one.
  public var authority: String { path("authority.pem") }
  private let folder: TestFolder

  /// The certificates of this run.
  public static let shared = Result { try Certificates() }

  private init() throws {
    folder = try TestFolder()
    let script = """
      set -e
      cd "$0"
      openssl req -x509 -newkey rsa:2048 -nodes -keyout authority.key -out authority.pem -days 2 -subj "/CN=Authority"
      make() {
        openssl req -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj "/CN=$2"
        printf 'subjectAltName=%s\\n' "$3" > $1.ext
        openssl x509 -req -in $1.csr -CA authority.pem -CAkey authority.key -CAcreateserial -out $1.pem -days $4 -extfile $1.ext
      }
      make good localhost DNS:localhost,IP:127.0.0.1 2
      make elsewhere mail.elsewhere.example DNS:mail.elsewhere.example 2
      make expired localhost DNS:localhost,IP:127.0.0.1 -1
      openssl req -x509 -newkey rsa:2048 -nodes -keyout own.key -out own.pem -days 2 -subj "/CN=localhost" \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1
      """
    let made = try Tool.run("sh", ["-c", script, folder.url.path])
    guard made.exitCode == 0 else {
      throw CocoaError(.executableLoad, userInfo: [NSLocalizedDescriptionKey: made.output])
    }
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  /// The server's options for the certificate of this name: `good`, `elsewhere`, `expired` or `own`.
  public func options(_ name: String) -> [String] {
    ["--certificate", path(name + ".pem"), "--key", path(name + ".key")]
  }
}
