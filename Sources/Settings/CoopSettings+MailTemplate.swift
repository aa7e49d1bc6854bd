extension CoopSettings {
  static let templateMail = """
    [mail]
    # How `talim send` sends statements and invoices. Your provider's help pages name the server and the port.
    #host = "smtp.example.org"
    # "starttls" (usually port 587) or "tls" (usually port 465).
    #security = "starttls"
    #port = 587
    #user = "office@example.org"
    # A file in this folder with the password, nothing else in it, readable by you alone (chmod 600). Or set
    # TALIM_MAIL_PASSWORD. The password itself never stands here.
    #password_file = "mail.password"
    # Who messages come from; the co-op's address and name unless written here.
    #from = "office@example.org"
    #from_name = "Sample Co-operative"
    #reply_to = "office@example.org"
    # How many messages may go out in a minute: many providers allow 30 to 100.
    per_minute = 60
    # What to do when the server says "come later": how often, and after how many seconds (twice as long each time).
    #retries = 2
    #retry_after_seconds = 60
    #connect_timeout_seconds = 30
    #timeout_seconds = 300
    # Who gets the weekly page with `talim send weekly --to members`; all artisans with an address unless written here.
    #members = ["one@example.org", "two@example.org"]
    # Certificates to trust in place of the system's, for a server of your own.
    #certificates = "our-server.pem"

    """
}
