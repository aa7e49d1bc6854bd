import Diagnostics
import Testing

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("NEFT26041404385", "NEFT26041404385"), ("KC/26-27/0042", "KC/26-27/0042"),
    ("दिल्ली7", "'दिल्ली7'"), ("IMPS 7", "'IMPS 7'"), ("#1001", "'#1001'"), ("a'b", "'a'\\''b'"), ("$(rm)", "'$(rm)'"),
    ("", "''"), ("É-1", "É-1"),
  ])
  func idsAreQuotedWhereAShellWouldReadThem(id: String, typed: String) { #expect(ShellWord.quoted(id) == typed) }
}
