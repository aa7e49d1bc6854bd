-- The small co-op of `Workshop.swift`, as the program wrote it when ledgers had version 1.
BEGIN TRANSACTION;
CREATE TABLE artisans (
  key TEXT NOT NULL PRIMARY KEY, artisan_id TEXT NOT NULL, name TEXT NOT NULL, local_name TEXT, village TEXT,
  craft TEXT, phone TEXT, upi TEXT, email TEXT, joined TEXT, retention TEXT, advance_recovery TEXT, language TEXT,
  extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "artisans" VALUES('a01','A01','Ghulam Nabi',NULL,'Kanihama',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,2);
INSERT INTO "artisans" VALUES('a02','A02','Fatima Bano',NULL,'Charari Sharief',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,2,3);
CREATE TABLE buyers (
  key TEXT NOT NULL PRIMARY KEY, buyer_id TEXT NOT NULL, name TEXT NOT NULL, local_name TEXT, address TEXT,
  state_code TEXT, country TEXT NOT NULL, gstin TEXT, vat_id TEXT, email TEXT, terms TEXT, language TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "buyers" VALUES('b01','B01','Noor Crafts',NULL,'12 Lal Chowk
Srinagar','01','IN',NULL,NULL,'noor@example.com','net30',NULL,NULL,1,2);
INSERT INTO "buyers" VALUES('b02','B02','Weber GmbH',NULL,'Berlin',NULL,'DE',NULL,NULL,NULL,NULL,NULL,NULL,1,3);
CREATE TABLE changes (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL, old TEXT, new TEXT,
  import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
CREATE TABLE document_files (
  document_id INTEGER PRIMARY KEY REFERENCES documents(id), pdf BLOB NOT NULL, is_published INTEGER NOT NULL);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, series TEXT NOT NULL, prefix TEXT NOT NULL COLLATE NOCASE,
  financial_year INTEGER NOT NULL, running INTEGER, number TEXT NOT NULL UNIQUE COLLATE NOCASE,
  order_key TEXT REFERENCES orders(key), buyer_key TEXT REFERENCES buyers(key), issued_on TEXT NOT NULL,
  currency TEXT, total INTEGER, frozen TEXT, template_hash TEXT, pdf_sha256 TEXT, file_name TEXT,
  state TEXT NOT NULL, origin TEXT NOT NULL, time TEXT);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1: six files and the register');
CREATE TABLE imports (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, time TEXT NOT NULL,
  rows_in INTEGER NOT NULL DEFAULT 0, rows_new INTEGER NOT NULL DEFAULT 0, rows_changed INTEGER NOT NULL DEFAULT 0,
  rows_refused INTEGER NOT NULL DEFAULT 0);
INSERT INTO "imports" VALUES(1,'buyers.csv','buyers','9c88e0309b237b3aa4d5b6ac50bbc8fee70217e9bfdf0f49930de4cee807b6ce','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(2,'artisans.csv','artisans','8433e769e081b20686f5445630efd83258732c61432dc82aee913a65620e323b','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(3,'items.csv','items','3be3fe2298147dc9f7f0e97521d77e2469bf5e0d90c2cba97233a2ec7e8282bc','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(4,'orders.csv','orders','9e185643567e5bd5bd7df3e9f3bb09b7c82175ac92637b11276a3888541afcd5','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(5,'order_lines.csv','order_lines','c187042a126ecbd20a5af832ea3e6ad8714239dfe39ab6082915dbc94ca848f3','2026-06-01T10:00:00',3,3,0,0);
INSERT INTO "imports" VALUES(6,'payments.csv','payments','f9882e1ab0018be48465f57689b463db7454eaeeb8d8170749cc32334a4db7b5','2026-06-01T10:00:00',3,3,0,0);
CREATE TABLE items (
  key TEXT NOT NULL PRIMARY KEY, item_id TEXT NOT NULL, name TEXT NOT NULL, collection TEXT NOT NULL,
  owner TEXT NOT NULL, makers TEXT, payout_rule TEXT, unit_cost INTEGER NOT NULL, currency TEXT NOT NULL, unit TEXT,
  qty_in TEXT NOT NULL, received_on TEXT NOT NULL, batch TEXT, made_on TEXT, best_before TEXT, min_stock TEXT,
  hsn TEXT, gst TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "items" VALUES('s01','S01','Sozni shawl','Shawls','artisan','a01:60;a02:40',NULL,1200000,'INR','pcs','5','2026-04-02',NULL,NULL,NULL,NULL,'6214','12',NULL,3,2);
INSERT INTO "items" VALUES('s02','S02','Saffron 5 g','Spices','co-op','a02:100',NULL,90000,'INR','pcs','40','2026-04-02',NULL,NULL,NULL,NULL,'0910','5',NULL,3,3);
CREATE TABLE order_lines (
  key TEXT NOT NULL PRIMARY KEY, order_id TEXT NOT NULL REFERENCES orders(key), line TEXT NOT NULL,
  item_id TEXT NOT NULL REFERENCES items(key), description TEXT, qty TEXT NOT NULL, unit_price INTEGER NOT NULL,
  currency TEXT NOT NULL, discount TEXT, gst TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "order_lines" VALUES('o-17	1','o-17','1','s01',NULL,'1',1800000,'INR',NULL,'12',NULL,5,2);
INSERT INTO "order_lines" VALUES('o-17	2','o-17','2','s02',NULL,'3',110050,'INR','5','5',NULL,5,3);
INSERT INTO "order_lines" VALUES('o-18	1','o-18','1','s01',NULL,'2',21000,'EUR',NULL,'0',NULL,5,4);
CREATE TABLE order_transactions (
  txn_key TEXT NOT NULL, order_key TEXT NOT NULL REFERENCES orders(key) ON DELETE CASCADE,
  PRIMARY KEY (txn_key, order_key)) WITHOUT ROWID;
INSERT INTO "order_transactions" VALUES('tx1','o-17');
CREATE TABLE orders (
  key TEXT NOT NULL PRIMARY KEY, order_id TEXT NOT NULL, order_date TEXT NOT NULL,
  buyer_id TEXT NOT NULL REFERENCES buyers(key), channel TEXT, currency TEXT NOT NULL, prices_include_tax INTEGER,
  order_discount INTEGER, shipping_charged INTEGER, shipping_gst TEXT, terms TEXT, status TEXT, payment_status TEXT,
  invoice_no TEXT, invoice_date TEXT, shipped_on TEXT, promised_by TEXT, cancelled_on TEXT, payment_txn_ids TEXT,
  note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "orders" VALUES('o-17','O-17','2026-05-01','b01',NULL,'INR',0,NULL,25000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'TX1',NULL,NULL,4,2);
INSERT INTO "orders" VALUES('o-18','O-18','2026-05-03','b02',NULL,'EUR',0,1050,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,3);
CREATE TABLE payments (
  key TEXT NOT NULL PRIMARY KEY, txn_id TEXT, received_at TEXT NOT NULL, payer TEXT, method TEXT NOT NULL,
  kind TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, fee INTEGER, base_amount INTEGER,
  reference TEXT, note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "payments" VALUES('tx1','TX1','2026-05-02T09:30','Noor Crafts','UPI','payment',500000,'INR',NULL,NULL,'deposit',NULL,NULL,6,2);
INSERT INTO "payments" VALUES('tx2','TX2','2026-05-20','Weber','bank','payment',10000,'EUR',NULL,NULL,'for o-18 thanks',NULL,NULL,6,3);
INSERT INTO "payments" VALUES('	received_at=2026-05-21	method=cash	kind=payment	amount=50000	currency=inr	reference=unknown	#1',NULL,'2026-05-21',NULL,'cash','payment',50000,'INR',NULL,NULL,'unknown',NULL,NULL,6,4);
CREATE TABLE pending_changes (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL, old, new,
  import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL,
  UNIQUE (kind, row_key, column_name));
CREATE TABLE reference_words (
  word TEXT NOT NULL, payment_key TEXT NOT NULL REFERENCES payments(key) ON DELETE CASCADE,
  PRIMARY KEY (word, payment_key)) WITHOUT ROWID;
INSERT INTO "reference_words" VALUES('unknown','	received_at=2026-05-21	method=cash	kind=payment	amount=50000	currency=inr	reference=unknown	#1');
INSERT INTO "reference_words" VALUES('deposit','tx1');
INSERT INTO "reference_words" VALUES('18','tx2');
INSERT INTO "reference_words" VALUES('for','tx2');
INSERT INTO "reference_words" VALUES('o','tx2');
INSERT INTO "reference_words" VALUES('thanks','tx2');
CREATE TABLE source_rows (
  source_id INTEGER NOT NULL REFERENCES sources(id), row_key TEXT NOT NULL,
  PRIMARY KEY (source_id, row_key)) WITHOUT ROWID;
INSERT INTO "source_rows" VALUES(1,'b01');
INSERT INTO "source_rows" VALUES(1,'b02');
INSERT INTO "source_rows" VALUES(2,'a01');
INSERT INTO "source_rows" VALUES(2,'a02');
INSERT INTO "source_rows" VALUES(3,'s01');
INSERT INTO "source_rows" VALUES(3,'s02');
INSERT INTO "source_rows" VALUES(4,'o-17');
INSERT INTO "source_rows" VALUES(4,'o-18');
INSERT INTO "source_rows" VALUES(5,'o-17	1');
INSERT INTO "source_rows" VALUES(5,'o-17	2');
INSERT INTO "source_rows" VALUES(5,'o-18	1');
INSERT INTO "source_rows" VALUES(6,'	received_at=2026-05-21	method=cash	kind=payment	amount=50000	currency=inr	reference=unknown	#1');
INSERT INTO "source_rows" VALUES(6,'tx1');
INSERT INTO "source_rows" VALUES(6,'tx2');
CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, UNIQUE (name, kind));
INSERT INTO "sources" VALUES(1,'buyers.csv','buyers');
INSERT INTO "sources" VALUES(2,'artisans.csv','artisans');
INSERT INTO "sources" VALUES(3,'items.csv','items');
INSERT INTO "sources" VALUES(4,'orders.csv','orders');
INSERT INTO "sources" VALUES(5,'order_lines.csv','order_lines');
INSERT INTO "sources" VALUES(6,'payments.csv','payments');
CREATE INDEX changes_by_row ON changes (kind, row_key);
CREATE INDEX orders_by_buyer ON orders (buyer_id);
CREATE INDEX order_lines_by_order ON order_lines (order_id);
CREATE INDEX order_lines_by_item ON order_lines (item_id);
CREATE INDEX reference_words_by_payment ON reference_words (payment_key);
CREATE INDEX order_transactions_by_order ON order_transactions (order_key);
CREATE INDEX documents_by_order ON documents (order_key);
CREATE INDEX documents_by_series ON documents (prefix, running);
CREATE INDEX unpublished_files ON document_files (document_id) WHERE is_published = 0;
COMMIT;
PRAGMA application_id = 1413565517;
PRAGMA user_version = 1;
