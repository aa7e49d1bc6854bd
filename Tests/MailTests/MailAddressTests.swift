import Mail
import Testing

@Suite struct MailAddressTests {
  @Test func soundAddressesAreTaken() throws {
    #expect(try MailAddress("Asha.Bhat+may@Kashmir-Craft.Example").description == "Asha.Bhat+may@kashmir-craft.example")
  }
}
