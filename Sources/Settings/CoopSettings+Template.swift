extension CoopSettings {
  /// The text of a first `talim.toml` for a co-op of this name: every key explained in plain words, most of them
  /// switched off by `#`. It reads back without a mistake, and so does each key when its `#` is taken away.
  ///
  /// A line `# …` is an explanation, a line `#key = …` a setting that is switched off.
  public static func template(name: String) -> String {
    [
      templateCoop(name: name), templateTax, templateBank, templateInvoice, templatePapers, templateLedger,
      templateAlerts, templateMail, templateImport,
    ].joined(separator: "\n")
  }

  private static func templateCoop(name: String) -> String {
    """
    # The settings of your co-operative. Open this file in any text editor, change what
    # stands between the quotes, and save it.
    #
    # A line that begins with `#` is switched off. Take the # away to use it.
    # Text stands between straight quotes "like this". Yes and no are written true and false.

    [coop]
    # The name at the top of every paper.
    name = \(quoted(name))
    # The registered name, if it is another.
    #legal_name = "Sample Artisans' Co-operative Society Ltd"
    # One line under the name.
    #tagline = "Woven and painted by hand in Kashmir"
    # The lines of your address, without town and postal code.
    address = []
    #city = "Srinagar"
    #postal_code = "190001"
    # The two digits of your state for GST, between quotes. "01" is Jammu and Kashmir.
    state_code = "01"
    # The two letters of your country.
    country = "IN"
    #phone = "+91 194 000 0000"
    #email = "office@example.org"
    #website = "www.example.org"
    # A picture in this folder: PNG, JPEG or SVG.
    #logo = "logo.png"

    """
  }

  private static let templateTax = """
    [tax]
    # Are you registered for GST? While this is false, Talim prints bills of supply without tax.
    registered = false
    # Your 15-character GST number. The last character is a check: Talim tells you when you mistype it.
    #gstin = "01AAAAA0000A1ZG"
    #pan = "AAAAA0000A"
    # For sales abroad: the import export code, and the number (ARN) of your letter of undertaking.
    #iec = "AAAAA0000A"
    #lut = "AD010426000000A"
    # Sales abroad: "lut" = without tax under a letter of undertaking, "igst" = with IGST, claimed back later.
    export_under = "lut"
    # Outside India only: your VAT number, and one block for each tax rate.
    #vat_id = "DE000000000"
    #[[tax.rates]]
    #code = "S"
    #name = "VAT standard rate"
    #rate = 19

    """

  private static let templateBank = """
    [bank]
    # Where buyers pay to. Write numbers between quotes, so that zeros in front stay.
    #name = "Sample Bank"
    #account_name = "Sample Co-operative"
    #account = "0000000000000000"
    #branch = "Residency Road, Srinagar"
    #ifsc = "ABCD0000000"
    # For payments from abroad.
    #swift = "ABCDINBBXXX"
    #iban = "DE89 3704 0044 0532 0130 00"
    # A second account for payments in euro, if you have one, such as one of a payment service. Its IBAN prints as a
    # code on invoices in euro, which banking apps in Europe can scan and pay.
    #euro_bank = "Sample Payments"
    #euro_iban = "DE89 3704 0044 0532 0130 00"
    #euro_bic = "COBADEFFXXX"
    # The UPI address prints as a code that phones can scan and pay.
    #upi = "sample@upi"
    #upi_name = "Sample Co-operative"

    """

  private static let templateInvoice = """
    [invoice]
    # Invoice numbers begin with this: "KC" gives KC/26-27/0001. Choose once; at most 16 characters in all.
    series = "INV"
    # How many digits the number has.
    digits = 4
    # The currency of orders that do not name one.
    currency = "INR"
    # How many days a buyer has to pay.
    due_days = 30
    # What is said about payment under the sums.
    #terms = "Please pay within 30 days by bank transfer or UPI."
    # The language of your papers: en English, hi Hindi, ur Urdu, ks Kashmiri, de German.
    language = "en"
    # One colour for lines and headings, as # and six digits or letters A to F.
    #accent = "#7A1F3D"
    # How papers look: plain, walnut, saffron, or a theme of your own in templates/themes.
    theme = "plain"
    # A sentence at the foot of every invoice.
    #notes = "Each piece is made by hand; small differences are part of it."
    # Who signs.
    #signatory = "Secretary"
    # The name of a template of your own in the folder `templates`.
    #template = "invoice"

    """

  private static let templatePapers = """
    # Other papers have series of numbers of their own: "RV" gives RV/26-27/0001. Each section may also name a template
    # of your own with `template = "…"`, as [invoice] does.
    [receipt]
    #series = "RV"

    [credit_note]
    #series = "CN"

    [statement]
    #series = "PS"

    [proforma]
    #series = "PF"

    [delivery_note]
    #series = "DN"

    """

  private static let templateLedger = """
    [ledger]
    # These keys may stand in settings.csv instead. What is written here counts more.
    # The state you sell from, if it is another than that of the address.
    #home_state = "01"
    # The first day of your books, as year-month-day.
    #books_start = 2026-04-01
    # Reports stand on this day instead of today.
    #as_of = 2026-06-30
    # The currency your books are kept in.
    #base_currency = "INR"
    # These two are taken from [tax]; write them here only if you keep all settings of the books in one place.
    #gst_registered = false
    #export_under = "lut"
    # How much of every sale is set aside for bad times, in per cent.
    #reserve_pct = 5
    # Artisans' balances below this amount wait for the next pay day.
    #min_payout = 500
    # When an artisan's share becomes payable: "invoiced", or "paid" = when the buyer has paid everything.
    #payout_trigger = "paid"
    # How often artisans are paid: "weekly", "fortnightly" or "monthly".
    #payout_cadence = "monthly"
    # How many days after the end of the week or month the pay day is.
    #payout_lag_days = 7
    # How many days ahead you are warned of goods near their best-before date.
    #expiry_alert_days = 30

    """

  private static let templateAlerts = """
    [alerts]
    # What needs doing stands on the weekly page and is listed by `talim alerts`. How long before you are told:
    # From how many days late on you ask for the money of an invoice. The due day itself is not late.
    #late_invoice_days = 1
    # From how many days past its promised day on an order should be sent at once.
    #past_promise_days = 1
    # From how many days past the pay day on artisans should be paid at once.
    #payout_overdue_days = 1
    # After how many days you look for the order of money that came in and matches none.
    #unmatched_days = 0
    # What you want to have in hand at the end of each of the next four weeks. You are told when it will be less.
    #cash_cushion = 0
    # What you do not want to be told of: any of the words below.
    #leave_out = ["low_stock"]

    [alerts.by]
    # Who does it, in your own words. It stands behind the sentence. Leave out what needs no name.
    #short_of_cash = "Treasurer"
    #payout_overdue = "Treasurer"
    #late_invoice = "Sales desk"
    #past_promise = "Sales desk"
    #cancelled_with_deposit = "Sales desk"
    #unmatched = "Office"
    #deposit_missing = "Sales desk"
    #expired = "Store"
    #low_stock = "Store"
    #expiring = "Store"

    """

  private static let templateImport = """
    [import.bank]
    # If you import a bank statement and also the reports of Razorpay, Stripe or Shopify, name the provider here, so that
    # its transfers to the bank do not count twice: deposits with one of these words are left out.
    #leave_out = ["RAZORPAY", "STRIPE"]

    # Exports of Shopify, WooCommerce, Stripe, Razorpay and most banks are read as they are. If another shop or bank names
    # columns in its own way, say so here: its title on the left, Talim's on the right.
    #[columns.orders]
    #"Order No" = "Order ID"

    """

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return (result.trimmed == "\"" ? "\"Our Co-operative" : result) + "\""
  }
}
