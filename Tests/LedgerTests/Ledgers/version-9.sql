-- The small co-op of `Workshop.swift`: the ledger of version 5, brought up to version 9, with what version 9 keeps of an invoice.
BEGIN TRANSACTION;
CREATE TABLE artisans (
  key TEXT NOT NULL PRIMARY KEY, artisan_id TEXT NOT NULL, name TEXT NOT NULL, local_name TEXT, village TEXT,
  craft TEXT, phone TEXT, upi TEXT, email TEXT, joined TEXT, retention TEXT, advance_recovery TEXT, language TEXT,
  extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL, bank_account TEXT, ifsc TEXT);
INSERT INTO "artisans" VALUES('a01','A01','Ghulam Nabi',NULL,'Kanihama',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,2,NULL,NULL);
INSERT INTO "artisans" VALUES('a02','A02','Fatima Bano',NULL,'Charari Sharief',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,6,3,NULL,NULL);
CREATE TABLE buyers (
  key TEXT NOT NULL PRIMARY KEY, buyer_id TEXT NOT NULL, name TEXT NOT NULL, local_name TEXT, address TEXT,
  state_code TEXT, country TEXT NOT NULL, gstin TEXT, vat_id TEXT, email TEXT, terms TEXT, language TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL, delivery_address TEXT);
INSERT INTO "buyers" VALUES('b01','B01','Noor Crafts',NULL,'12 Lal Chowk
Srinagar','01','IN',NULL,NULL,'noor@example.com','net30',NULL,NULL,5,2,NULL);
INSERT INTO "buyers" VALUES('b02','B02','Weber GmbH',NULL,'Berlin',NULL,'DE',NULL,NULL,NULL,NULL,NULL,NULL,5,3,NULL);
CREATE TABLE change_count (id INTEGER PRIMARY KEY CHECK (id = 1), changes INTEGER NOT NULL);
INSERT INTO "change_count" VALUES(1,9);
CREATE TABLE changes (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL, old TEXT, new TEXT,
  import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
CREATE TABLE document_files (
  document_id INTEGER PRIMARY KEY REFERENCES documents(id), pdf BLOB NOT NULL, is_published INTEGER NOT NULL);
INSERT INTO "document_files" VALUES(2,X'255044462D312E372074686520696E766F69636520617320697420776173206973737565640A',1);
CREATE TABLE document_rows (
  file TEXT NOT NULL, row_key TEXT NOT NULL, document_id INTEGER NOT NULL REFERENCES documents(id),
  PRIMARY KEY (file, row_key, document_id)) WITHOUT ROWID;
CREATE TABLE document_sets (
  document_id INTEGER NOT NULL REFERENCES documents(id), set_id INTEGER NOT NULL REFERENCES frozen_sets(id),
  PRIMARY KEY (document_id, set_id)) WITHOUT ROWID;
CREATE TABLE document_subjects (
  subject TEXT NOT NULL, document_id INTEGER NOT NULL REFERENCES documents(id),
  PRIMARY KEY (subject, document_id)) WITHOUT ROWID;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, series TEXT NOT NULL, prefix TEXT NOT NULL COLLATE NOCASE,
  financial_year INTEGER NOT NULL, running INTEGER, number TEXT NOT NULL UNIQUE COLLATE NOCASE,
  order_key TEXT REFERENCES orders(key), buyer_key TEXT REFERENCES buyers(key), issued_on TEXT NOT NULL,
  currency TEXT, total INTEGER, frozen TEXT, template_hash TEXT, pdf_sha256 TEXT, file_name TEXT,
  state TEXT NOT NULL, origin TEXT NOT NULL, time TEXT, artisan_id TEXT, cancelled_on TEXT, cancel_reason TEXT);
INSERT INTO "documents" VALUES(1,'credit-note','history','CN/26-27/',2026,1,'CN/26-27/0001','o-17','b01','2026-05-20','INR',NULL,NULL,NULL,NULL,NULL,'issued','history',NULL,NULL,NULL,NULL);
INSERT INTO "documents" VALUES(2,'invoice','INV','INV/26-27/',2026,1,'INV/26-27/0001','o-18','b02','2026-05-21','EUR',40950,'{"number":"INV/26-27/0001"}','abababababababababababababababababababababababababababababababab','d12aec0b328481557fd5e834738420fff09a99892c70ea2e65f411fed2f3868b','INV-26-27-0001.pdf','issued','talim','2026-05-21T10:00:00',NULL,NULL,NULL);
CREATE TABLE expenses (
  key TEXT NOT NULL PRIMARY KEY, bill_date TEXT NOT NULL, due_on TEXT, paid_on TEXT, category TEXT NOT NULL,
  payee TEXT, amount INTEGER NOT NULL, currency TEXT NOT NULL, method TEXT, order_id TEXT REFERENCES orders(key),
  item_id TEXT REFERENCES items(key), from_reserve INTEGER, note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "expenses" VALUES('	bill_date=2026-05-04	paid_on=2026-05-04	category=shipping	payee=post	amount=125000	method=cash	order_id=o-17	#1','2026-05-04',NULL,'2026-05-04','Shipping','Post',125000,'INR','cash','o-17',NULL,NULL,NULL,NULL,13,2);
INSERT INTO "expenses" VALUES('	bill_date=2026-05-10	due_on=2026-06-10	category=rent	payee=landlord	amount=800000	from_reserve=0	#1','2026-05-10','2026-06-10',NULL,'Rent','Landlord',800000,'INR',NULL,NULL,NULL,0,NULL,NULL,13,3);
INSERT INTO "expenses" VALUES('	bill_date=2026-05-12	category=gst-payment	amount=42000	item_id=s02	from_reserve=1	#1','2026-05-12',NULL,NULL,'GST-Payment',NULL,42000,'INR',NULL,NULL,'s02',1,NULL,NULL,13,4);
CREATE TABLE font_stamps (stamp TEXT NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL, version TEXT NOT NULL);
CREATE TABLE frozen_files (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, content BLOB);
CREATE TABLE frozen_set_files (
  set_id INTEGER NOT NULL REFERENCES frozen_sets(id), position INTEGER NOT NULL, role TEXT NOT NULL,
  name TEXT NOT NULL, version TEXT, file_id INTEGER NOT NULL REFERENCES frozen_files(id),
  PRIMARY KEY (set_id, position)) WITHOUT ROWID;
CREATE TABLE frozen_sets (id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1: six files and the register');
INSERT INTO "grdb_migrations" VALUES('2: the other nine files');
INSERT INTO "grdb_migrations" VALUES('3: matches accepted by a person');
INSERT INTO "grdb_migrations" VALUES('4: a count of changes, and snapshots');
INSERT INTO "grdb_migrations" VALUES('5: what files with refused rows showed about days and numbers');
INSERT INTO "grdb_migrations" VALUES('6: what documents are about, and the rows they rest on');
INSERT INTO "grdb_migrations" VALUES('7: the way of the goods');
INSERT INTO "grdb_migrations" VALUES('8: artisans'' bank accounts, and what payout runs recorded');
INSERT INTO "grdb_migrations" VALUES('9: what documents were printed with');
CREATE TABLE imports (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, time TEXT NOT NULL,
  rows_in INTEGER NOT NULL DEFAULT 0, rows_new INTEGER NOT NULL DEFAULT 0, rows_changed INTEGER NOT NULL DEFAULT 0,
  rows_refused INTEGER NOT NULL DEFAULT 0);
INSERT INTO "imports" VALUES(1,'settings.csv','settings','b140ebfe5013ebc808ef64f75e8e9cd32b56626040b96a85cbb8d381e98c87d3','2026-06-01T10:00:00',4,4,0,0);
INSERT INTO "imports" VALUES(2,'terms.csv','terms','316a0ed76e339e1bdd307a8d7c2497a5682625b086db1ec96ceeb0313c3c85de','2026-06-01T10:00:00',3,3,0,0);
INSERT INTO "imports" VALUES(3,'rules.csv','rules','cf1422c8942ca761597b0a04635770ad3cac809021142a09e2cd6b333ee3e346','2026-06-01T10:00:00',4,4,0,0);
INSERT INTO "imports" VALUES(4,'rates.csv','rates','20652da9af40ddd7f95632383870c157abca794f796fa07001ea91d04922d930','2026-06-01T10:00:00',3,3,0,0);
INSERT INTO "imports" VALUES(5,'buyers.csv','buyers','9c88e0309b237b3aa4d5b6ac50bbc8fee70217e9bfdf0f49930de4cee807b6ce','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(6,'artisans.csv','artisans','8433e769e081b20686f5445630efd83258732c61432dc82aee913a65620e323b','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(7,'items.csv','items','3be3fe2298147dc9f7f0e97521d77e2469bf5e0d90c2cba97233a2ec7e8282bc','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(8,'orders.csv','orders','9e185643567e5bd5bd7df3e9f3bb09b7c82175ac92637b11276a3888541afcd5','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(9,'order_lines.csv','order_lines','c187042a126ecbd20a5af832ea3e6ad8714239dfe39ab6082915dbc94ca848f3','2026-06-01T10:00:00',3,3,0,0);
INSERT INTO "imports" VALUES(10,'payments.csv','payments','f9882e1ab0018be48465f57689b463db7454eaeeb8d8170749cc32334a4db7b5','2026-06-01T10:00:00',3,3,0,0);
INSERT INTO "imports" VALUES(11,'returns.csv','returns','2f1b9e15e5a070d07f2f498373baf628620963bb32ab5180aa7d0749cafff52e','2026-06-01T10:00:00',2,2,0,0);
INSERT INTO "imports" VALUES(12,'payouts.csv','payouts','0b87b8f66eb0cbe9b0e33e57050a0d522035f7a4c0465ff45ff43fcf4425d65b','2026-06-01T10:00:00',4,4,0,0);
INSERT INTO "imports" VALUES(13,'expenses.csv','expenses','b2f156f2f5a097f70a1cbda507964474a31e3421edc1c01be599aa2d0c0db0fa','2026-06-01T10:00:00',3,3,0,0);
INSERT INTO "imports" VALUES(14,'other_money.csv','other_money','a72572a12b46d6479f748075be10575df73179ce3b2321989e99a614edcce299','2026-06-01T10:00:00',3,3,0,0);
INSERT INTO "imports" VALUES(15,'stock_moves.csv','stock_moves','a0426fbd4e3f335d934a4fa46a2cd91f9f7b5504e3a2904787064b978009802b','2026-06-01T10:00:00',2,2,0,0);
CREATE TABLE items (
  key TEXT NOT NULL PRIMARY KEY, item_id TEXT NOT NULL, name TEXT NOT NULL, collection TEXT NOT NULL,
  owner TEXT NOT NULL, makers TEXT, payout_rule TEXT, unit_cost INTEGER NOT NULL, currency TEXT NOT NULL, unit TEXT,
  qty_in TEXT NOT NULL, received_on TEXT NOT NULL, batch TEXT, made_on TEXT, best_before TEXT, min_stock TEXT,
  hsn TEXT, gst TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "items" VALUES('s01','S01','Sozni shawl','Shawls','artisan','a01:60;a02:40',NULL,1200000,'INR','pcs','5','2026-04-02',NULL,NULL,NULL,NULL,'6214','12',NULL,7,2);
INSERT INTO "items" VALUES('s02','S02','Saffron 5 g','Spices','co-op','a02:100',NULL,90000,'INR','pcs','40','2026-04-02',NULL,NULL,NULL,NULL,'0910','5',NULL,7,3);
CREATE TABLE order_lines (
  key TEXT NOT NULL PRIMARY KEY, order_id TEXT NOT NULL REFERENCES orders(key), line TEXT NOT NULL,
  item_id TEXT NOT NULL REFERENCES items(key), description TEXT, qty TEXT NOT NULL, unit_price INTEGER NOT NULL,
  currency TEXT NOT NULL, discount TEXT, gst TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "order_lines" VALUES('o-17	1','o-17','1','s01',NULL,'1',1800000,'INR',NULL,'12',NULL,9,2);
INSERT INTO "order_lines" VALUES('o-17	2','o-17','2','s02',NULL,'3',110050,'INR','5','5',NULL,9,3);
INSERT INTO "order_lines" VALUES('o-18	1','o-18','1','s01',NULL,'2',21000,'EUR',NULL,'0',NULL,9,4);
CREATE TABLE order_transactions (
  txn_key TEXT NOT NULL, order_key TEXT NOT NULL REFERENCES orders(key) ON DELETE CASCADE,
  PRIMARY KEY (txn_key, order_key)) WITHOUT ROWID;
INSERT INTO "order_transactions" VALUES('tx1','o-17');
CREATE TABLE orders (
  key TEXT NOT NULL PRIMARY KEY, order_id TEXT NOT NULL, order_date TEXT NOT NULL,
  buyer_id TEXT NOT NULL REFERENCES buyers(key), channel TEXT, currency TEXT NOT NULL, prices_include_tax INTEGER,
  order_discount INTEGER, shipping_charged INTEGER, shipping_gst TEXT, terms TEXT, status TEXT, payment_status TEXT,
  invoice_no TEXT, invoice_date TEXT, shipped_on TEXT, promised_by TEXT, cancelled_on TEXT, payment_txn_ids TEXT,
  note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL, your_reference TEXT, delivery_address TEXT, incoterm TEXT, transport TEXT, boxes TEXT, net_weight TEXT, gross_weight TEXT);
INSERT INTO "orders" VALUES('o-17','O-17','2026-05-01','b01',NULL,'INR',0,NULL,25000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'TX1',NULL,NULL,8,2,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "orders" VALUES('o-18','O-18','2026-05-03','b02',NULL,'EUR',0,1050,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,8,3,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE other_money (
  key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL,
  currency TEXT NOT NULL, from_account TEXT, to_account TEXT, note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "other_money" VALUES('	day=2026-04-01	kind=opening	amount=-50000	to_account=bank	note=overdraft	#1','2026-04-01','opening',-50000,'INR',NULL,'bank','overdraft',NULL,14,2);
INSERT INTO "other_money" VALUES('	day=2026-04-02	kind=transfer	amount=30000	from_account=bank	to_account=cash	#1','2026-04-02','transfer',30000,'INR','bank','cash',NULL,NULL,14,3);
INSERT INTO "other_money" VALUES('	day=2026-04-05	kind=member share	amount=100000	from_account=members	to_account=bank	#1','2026-04-05','member share',100000,'INR','members','bank',NULL,NULL,14,4);
CREATE TABLE payment_decisions (
  payment_key TEXT NOT NULL REFERENCES payments(key) ON DELETE CASCADE, order_key TEXT REFERENCES orders(key),
  time TEXT NOT NULL, UNIQUE (payment_key, order_key));
INSERT INTO "payment_decisions" VALUES('tx1',NULL,'2026-06-01T09:00:00');
CREATE TABLE payments (
  key TEXT NOT NULL PRIMARY KEY, txn_id TEXT, received_at TEXT NOT NULL, payer TEXT, method TEXT NOT NULL,
  kind TEXT NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, fee INTEGER, base_amount INTEGER,
  reference TEXT, note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "payments" VALUES('tx1','TX1','2026-05-02T09:30','Noor Crafts','UPI','payment',500000,'INR',NULL,NULL,'deposit',NULL,NULL,10,2);
INSERT INTO "payments" VALUES('tx2','TX2','2026-05-20','Weber','bank','payment',10000,'EUR',NULL,NULL,'for o-18 thanks',NULL,NULL,10,3);
INSERT INTO "payments" VALUES('	received_at=2026-05-21	method=cash	kind=payment	amount=50000	currency=inr	reference=unknown	#1',NULL,'2026-05-21',NULL,'cash','payment',50000,'INR',NULL,NULL,'unknown',NULL,NULL,10,4);
CREATE TABLE payouts (
  key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, artisan_id TEXT NOT NULL, artisan_name TEXT, kind TEXT NOT NULL,
  amount INTEGER NOT NULL, currency TEXT NOT NULL, method TEXT, reference TEXT, note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "payouts" VALUES('	day=2026-05-05	artisan_id=a01	artisan_name=ghulam nabi	kind=advance	amount=200000	method=upi	#1','2026-05-05','A01','Ghulam Nabi','advance',200000,'INR','UPI',NULL,NULL,NULL,12,2);
INSERT INTO "payouts" VALUES('	day=2026-05-05	artisan_id=a01	artisan_name=ghulam nabi	kind=advance	amount=200000	method=upi	#2','2026-05-05','A01','Ghulam Nabi','advance',200000,'INR','UPI',NULL,NULL,NULL,12,3);
INSERT INTO "payouts" VALUES('	day=2026-05-31	artisan_id=a02	kind=adjustment	amount=-15000	note=thread bought for her	#1','2026-05-31','A02',NULL,'adjustment',-15000,'INR',NULL,NULL,'thread bought for her',NULL,12,4);
INSERT INTO "payouts" VALUES('	day=2026-05-31	artisan_id=a77	artisan_name=nobody yet	kind=payout	amount=30000	method=cash	#1','2026-05-31','A77','Nobody Yet','payout',30000,'INR','cash',NULL,NULL,NULL,12,5);
CREATE TABLE pending_changes (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_key TEXT NOT NULL, column_name TEXT NOT NULL, old, new,
  import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL, is_dropped INTEGER NOT NULL DEFAULT 0,
  UNIQUE (kind, row_key, column_name));
CREATE TABLE rates (
  key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, currency TEXT NOT NULL, units TEXT NOT NULL,
  base_value TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "rates" VALUES('2026-04-01	eur','2026-04-01','EUR','1','98.4275',NULL,4,2);
INSERT INTO "rates" VALUES('2026-05-15	eur','2026-05-15','EUR','1','99.1',NULL,4,3);
INSERT INTO "rates" VALUES('2026-05-15	jpy','2026-05-15','JPY','100','61.5',NULL,4,4);
CREATE TABLE reference_words (
  word TEXT NOT NULL, payment_key TEXT NOT NULL REFERENCES payments(key) ON DELETE CASCADE,
  PRIMARY KEY (word, payment_key)) WITHOUT ROWID;
INSERT INTO "reference_words" VALUES('unknown','	received_at=2026-05-21	method=cash	kind=payment	amount=50000	currency=inr	reference=unknown	#1');
INSERT INTO "reference_words" VALUES('deposit','tx1');
INSERT INTO "reference_words" VALUES('18','tx2');
INSERT INTO "reference_words" VALUES('for','tx2');
INSERT INTO "reference_words" VALUES('o','tx2');
INSERT INTO "reference_words" VALUES('thanks','tx2');
CREATE TABLE returns (
  key TEXT NOT NULL PRIMARY KEY, return_id TEXT NOT NULL, day TEXT NOT NULL,
  order_id TEXT NOT NULL REFERENCES orders(key), line TEXT NOT NULL, qty TEXT NOT NULL, reason TEXT,
  restock INTEGER, charge_to TEXT NOT NULL, credit_note_no TEXT, refund_shipping INTEGER, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "returns" VALUES('rt1','RT1','2026-05-20','o-17','2','1','moths',1,'co-op','CN/26-27/0001',0,NULL,11,2);
INSERT INTO "returns" VALUES('rt2','RT2','2026-05-22','o-17','2','2',NULL,NULL,'maker',NULL,NULL,NULL,11,3);
CREATE TABLE rules (
  key TEXT NOT NULL PRIMARY KEY, rule_id TEXT NOT NULL, kind TEXT NOT NULL, value TEXT, steps TEXT, say_it TEXT,
  currency TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "rules" VALUES('r-net','R-NET','pct_net','70',NULL,'You get 70 of every 100 rupees','INR',NULL,3,2);
INSERT INTO "rules" VALUES('r-fix','R-FIX','fixed','1250.5',NULL,NULL,'INR',NULL,3,3);
INSERT INTO "rules" VALUES('r-tier','R-TIER','tier_price',NULL,'0:60;100000:65',NULL,'INR',NULL,3,4);
INSERT INTO "rules" VALUES('r-month','R-MONTH','tier_month',NULL,'0:50;20000:55;50000:60',NULL,'INR',NULL,3,5);
CREATE TABLE run_payouts (
  payout_key TEXT NOT NULL PRIMARY KEY REFERENCES payouts(key) ON DELETE CASCADE, recorded_key TEXT NOT NULL,
  period TEXT NOT NULL, artisan_key TEXT NOT NULL, time TEXT NOT NULL);
CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, setting TEXT NOT NULL, value TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "settings" VALUES('home_state','home_state','01',NULL,1,2);
INSERT INTO "settings" VALUES('reserve_pct','reserve_pct','5',NULL,1,3);
INSERT INTO "settings" VALUES('payout_cadence','payout_cadence','fortnightly',NULL,1,4);
INSERT INTO "settings" VALUES('gst_registered','gst_registered','yes',NULL,1,5);
CREATE TABLE snapshots (
  name TEXT NOT NULL PRIMARY KEY, changes INTEGER NOT NULL, fingerprint TEXT NOT NULL, content TEXT NOT NULL);
INSERT INTO "snapshots" VALUES('status',7,'f','figures');
CREATE TABLE source_rows (
  source_id INTEGER NOT NULL REFERENCES sources(id), row_key TEXT NOT NULL, is_gone INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source_id, row_key)) WITHOUT ROWID;
INSERT INTO "source_rows" VALUES(1,'gst_registered',0);
INSERT INTO "source_rows" VALUES(1,'home_state',0);
INSERT INTO "source_rows" VALUES(1,'payout_cadence',0);
INSERT INTO "source_rows" VALUES(1,'reserve_pct',0);
INSERT INTO "source_rows" VALUES(2,'half-half	1',0);
INSERT INTO "source_rows" VALUES(2,'half-half	2',0);
INSERT INTO "source_rows" VALUES(2,'net30	1',0);
INSERT INTO "source_rows" VALUES(3,'r-fix',0);
INSERT INTO "source_rows" VALUES(3,'r-month',0);
INSERT INTO "source_rows" VALUES(3,'r-net',0);
INSERT INTO "source_rows" VALUES(3,'r-tier',0);
INSERT INTO "source_rows" VALUES(4,'2026-04-01	eur',0);
INSERT INTO "source_rows" VALUES(4,'2026-05-15	eur',0);
INSERT INTO "source_rows" VALUES(4,'2026-05-15	jpy',0);
INSERT INTO "source_rows" VALUES(5,'b01',0);
INSERT INTO "source_rows" VALUES(5,'b02',0);
INSERT INTO "source_rows" VALUES(6,'a01',0);
INSERT INTO "source_rows" VALUES(6,'a02',0);
INSERT INTO "source_rows" VALUES(7,'s01',0);
INSERT INTO "source_rows" VALUES(7,'s02',0);
INSERT INTO "source_rows" VALUES(8,'o-17',0);
INSERT INTO "source_rows" VALUES(8,'o-18',0);
INSERT INTO "source_rows" VALUES(9,'o-17	1',0);
INSERT INTO "source_rows" VALUES(9,'o-17	2',0);
INSERT INTO "source_rows" VALUES(9,'o-18	1',0);
INSERT INTO "source_rows" VALUES(10,'	received_at=2026-05-21	method=cash	kind=payment	amount=50000	currency=inr	reference=unknown	#1',0);
INSERT INTO "source_rows" VALUES(10,'tx1',0);
INSERT INTO "source_rows" VALUES(10,'tx2',0);
INSERT INTO "source_rows" VALUES(11,'rt1',0);
INSERT INTO "source_rows" VALUES(11,'rt2',0);
INSERT INTO "source_rows" VALUES(12,'	day=2026-05-05	artisan_id=a01	artisan_name=ghulam nabi	kind=advance	amount=200000	method=upi	#1',0);
INSERT INTO "source_rows" VALUES(12,'	day=2026-05-05	artisan_id=a01	artisan_name=ghulam nabi	kind=advance	amount=200000	method=upi	#2',0);
INSERT INTO "source_rows" VALUES(12,'	day=2026-05-31	artisan_id=a02	kind=adjustment	amount=-15000	note=thread bought for her	#1',0);
INSERT INTO "source_rows" VALUES(12,'	day=2026-05-31	artisan_id=a77	artisan_name=nobody yet	kind=payout	amount=30000	method=cash	#1',0);
INSERT INTO "source_rows" VALUES(13,'	bill_date=2026-05-04	paid_on=2026-05-04	category=shipping	payee=post	amount=125000	method=cash	order_id=o-17	#1',0);
INSERT INTO "source_rows" VALUES(13,'	bill_date=2026-05-10	due_on=2026-06-10	category=rent	payee=landlord	amount=800000	from_reserve=0	#1',0);
INSERT INTO "source_rows" VALUES(13,'	bill_date=2026-05-12	category=gst-payment	amount=42000	item_id=s02	from_reserve=1	#1',0);
INSERT INTO "source_rows" VALUES(14,'	day=2026-04-01	kind=opening	amount=-50000	to_account=bank	note=overdraft	#1',0);
INSERT INTO "source_rows" VALUES(14,'	day=2026-04-02	kind=transfer	amount=30000	from_account=bank	to_account=cash	#1',0);
INSERT INTO "source_rows" VALUES(14,'	day=2026-04-05	kind=member share	amount=100000	from_account=members	to_account=bank	#1',0);
INSERT INTO "source_rows" VALUES(15,'	day=2026-05-09	item_id=s02	qty=-3	reason=damaged	#1',0);
INSERT INTO "source_rows" VALUES(15,'	day=2026-05-10	item_id=s02	qty=12	reason=found in the back room	#1',0);
CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, shown TEXT, UNIQUE (name, kind));
INSERT INTO "sources" VALUES(1,'settings.csv','settings',NULL);
INSERT INTO "sources" VALUES(2,'terms.csv','terms',NULL);
INSERT INTO "sources" VALUES(3,'rules.csv','rules',NULL);
INSERT INTO "sources" VALUES(4,'rates.csv','rates',NULL);
INSERT INTO "sources" VALUES(5,'buyers.csv','buyers',NULL);
INSERT INTO "sources" VALUES(6,'artisans.csv','artisans',NULL);
INSERT INTO "sources" VALUES(7,'items.csv','items',NULL);
INSERT INTO "sources" VALUES(8,'orders.csv','orders',NULL);
INSERT INTO "sources" VALUES(9,'order_lines.csv','order_lines',NULL);
INSERT INTO "sources" VALUES(10,'payments.csv','payments',NULL);
INSERT INTO "sources" VALUES(11,'returns.csv','returns',NULL);
INSERT INTO "sources" VALUES(12,'payouts.csv','payouts',NULL);
INSERT INTO "sources" VALUES(13,'expenses.csv','expenses',NULL);
INSERT INTO "sources" VALUES(14,'other_money.csv','other_money',NULL);
INSERT INTO "sources" VALUES(15,'stock_moves.csv','stock_moves',NULL);
CREATE TABLE stock_moves (
  key TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, item_id TEXT NOT NULL REFERENCES items(key), qty TEXT NOT NULL,
  reason TEXT, note TEXT, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "stock_moves" VALUES('	day=2026-05-09	item_id=s02	qty=-3	reason=damaged	#1','2026-05-09','s02','-3','damaged',NULL,NULL,15,2);
INSERT INTO "stock_moves" VALUES('	day=2026-05-10	item_id=s02	qty=12	reason=found in the back room	#1','2026-05-10','s02','12','found in the back room',NULL,NULL,15,3);
CREATE TABLE terms (
  key TEXT NOT NULL PRIMARY KEY, terms TEXT NOT NULL, step TEXT NOT NULL, percent TEXT NOT NULL,
  counted_from TEXT NOT NULL, days TEXT NOT NULL, extra TEXT, import_id INTEGER NOT NULL REFERENCES imports(id), row_number INTEGER NOT NULL);
INSERT INTO "terms" VALUES('net30	1','net30','1','100','invoice','30',NULL,2,2);
INSERT INTO "terms" VALUES('half-half	1','half-half','1','50','order','0',NULL,2,3);
INSERT INTO "terms" VALUES('half-half	2','Half-Half','2','50','invoice','45',NULL,2,4);
CREATE INDEX changes_by_row ON changes (kind, row_key);
CREATE INDEX orders_by_buyer ON orders (buyer_id);
CREATE INDEX order_lines_by_order ON order_lines (order_id);
CREATE INDEX order_lines_by_item ON order_lines (item_id);
CREATE INDEX reference_words_by_payment ON reference_words (payment_key);
CREATE INDEX order_transactions_by_order ON order_transactions (order_key);
CREATE INDEX documents_by_order ON documents (order_key);
CREATE INDEX documents_by_series ON documents (prefix, running);
CREATE INDEX unpublished_files ON document_files (document_id) WHERE is_published = 0;
CREATE INDEX rates_by_currency ON rates (currency, day);
CREATE INDEX returns_by_order ON returns (order_id);
CREATE INDEX payouts_by_artisan ON payouts (lower(artisan_id));
CREATE INDEX expenses_by_order ON expenses (order_id);
CREATE INDEX expenses_by_item ON expenses (item_id);
CREATE INDEX stock_moves_by_item ON stock_moves (item_id);
CREATE INDEX payment_decisions_by_order ON payment_decisions (order_key);
CREATE INDEX document_subjects_by_document ON document_subjects (document_id);
CREATE INDEX document_rows_by_document ON document_rows (document_id);
CREATE INDEX run_payouts_by_period ON run_payouts (period, artisan_key);
CREATE INDEX documents_by_hash ON documents (pdf_sha256);
COMMIT;
PRAGMA application_id = 1413565517;
PRAGMA user_version = 9;
