BEGIN TRANSACTION;
CREATE TABLE accounts (
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	password_hash TEXT NOT NULL, 
	jurisdictions TEXT NOT NULL, 
	disabled BOOLEAN NOT NULL, 
	added_at BIGINT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "accounts" VALUES('zhang','local','$argon2id$v=19$m=65536,t=3,p=4$LouGuM8aIHhiA2FDyvPfcA$4PBRvN12grgVdReS9zh6q/dUSXPg++qFXGPC71FSErE','330213 330200',0,1795672428);
INSERT INTO "accounts" VALUES('li@example.org','oidc','','',0,1795672429);
INSERT INTO "accounts" VALUES('old','local','$argon2id$v=19$m=65536,t=3,p=4$vpUwBwL4JC5HgdX8YRvRcw$nbC7immeA0Rb47hO0L0vDCOWO8uLC4CGOVuQbUEZf5E','',1,1795672429);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	done_by TEXT NOT NULL, 
	action TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	version INTEGER, 
	detail TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2026-11-26T05:53:48.818792+00:00','王','publish','fenghua-2019',1,'首次（试）');
INSERT INTO "audit" VALUES(2,'2026-11-26T05:53:48.831734+00:00','李O''Neil','publish','fenghua-2019',2,'教育局来函; DROP TABLE versions');
INSERT INTO "audit" VALUES(3,'2026-11-26T05:53:48.843086+00:00','王','rollback','fenghua-2019',3,'有误（恢复第 1 版）');
INSERT INTO "audit" VALUES(4,'2026-11-26T05:53:48.847170+00:00','王','publish','330213-2024',1,'新文件');
INSERT INTO "audit" VALUES(5,'2026-11-26T05:53:48.853580+00:00','王','publish','other-2020',1,'任意字节');
INSERT INTO "audit" VALUES(6,'2026-11-26T05:53:48.857634+00:00','','publish','empty-2020',1,'');
INSERT INTO "audit" VALUES(7,'2026-11-26T05:53:48.866483+00:00','赵','refusal','fenghua-2019',3,'依据第 1 版，最新为第 3 版');
INSERT INTO "audit" VALUES(8,'2026-11-26T05:53:48.869438+00:00','王','decision','',NULL,'function：某某办 → 教育');
INSERT INTO "audit" VALUES(9,'2026-11-26T05:53:48.870652+00:00','李','decision','',NULL,'function：市教委 → 教育/科技');
INSERT INTO "audit" VALUES(10,'2026-11-26T05:53:48.872438+00:00','李','undo-decision','',NULL,'function：某某办 → 教育');
INSERT INTO "audit" VALUES(11,'2026-11-26T05:53:48.878954+00:00','王','report','330213/2025/区教育局',1,'填报');
INSERT INTO "audit" VALUES(12,'2026-11-26T05:53:48.879789+00:00','王','contacts','330213',1,'填报');
INSERT INTO "audit" VALUES(13,'2026-11-26T05:53:48.881556+00:00','王','report','330213/2025/区教育局',2,'撤下');
CREATE TABLE clauses (
	document_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	department TEXT NOT NULL, 
	party TEXT NOT NULL, 
	clause TEXT NOT NULL, 
	PRIMARY KEY (document_id, number, department, party)
);
INSERT INTO "clauses" VALUES('fenghua-2019',1,'区教育局','民革','区教育局联系民革。''');
INSERT INTO "clauses" VALUES('fenghua-2019',1,'区财政局','民盟','财政局联系民盟');
INSERT INTO "clauses" VALUES('fenghua-2019',3,'区教育局','民革','区教育局联系民革。''');
INSERT INTO "clauses" VALUES('fenghua-2019',3,'区财政局','民盟','财政局联系民盟');
CREATE TABLE decisions (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	done_by TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	meaning TEXT NOT NULL, 
	undoes INTEGER, 
	PRIMARY KEY (id)
);
INSERT INTO "decisions" VALUES(1,'2026-11-26T05:53:48.868852+00:00','王','function','某某办','教育',NULL);
INSERT INTO "decisions" VALUES(2,'2026-11-26T05:53:48.870465+00:00','李','function','市教委','教育/科技',NULL);
INSERT INTO "decisions" VALUES(3,'2026-11-26T05:53:48.871978+00:00','李','function','某某办','教育',1);
CREATE TABLE login_failures (
	id INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	account TEXT NOT NULL, 
	address TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "login_failures" VALUES(1,1795672429,'14bbfb46cb710ab5cf477269d856fc79d4d5b31cfbe466a37a43b1537e0693a4','127.0.0.1');
CREATE TABLE login_sessions (
	token TEXT NOT NULL, 
	account TEXT NOT NULL, 
	ends_at BIGINT NOT NULL, 
	PRIMARY KEY (token)
);
INSERT INTO "login_sessions" VALUES('a4c5e593f0e39dca28880a2cd990150ef520a7e5d480768ee3619961b4b81a2a','zhang',1795701229);
CREATE TABLE sheets (
	kind TEXT NOT NULL, 
	jurisdiction TEXT NOT NULL, 
	year INTEGER NOT NULL, 
	unit TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	digest TEXT NOT NULL, 
	done_by TEXT NOT NULL, 
	why TEXT NOT NULL, 
	based_on INTEGER NOT NULL, 
	saved_at TEXT NOT NULL, 
	PRIMARY KEY (kind, jurisdiction, year, unit, number)
);
INSERT INTO "sheets" VALUES('report','330213',2025,'区教育局',1,X'7B22E5B9B4E5BAA6223A22E68AA5E5918A227D','0a1da8a65a982691e49394fba95a65420d836ed261903cc3f1bb303910909f1f','王','填报',0,'2026-11-26T05:53:48.877766+00:00');
INSERT INTO "sheets" VALUES('contacts','330213',0,'',1,X'636F6E74616374732000FF','3aa55989ae6db5cb29bc2c7b05f2bb34f3e5e640f8040fa3fa3ad62e72888e7b','王','填报',0,'2026-11-26T05:53:48.879511+00:00');
INSERT INTO "sheets" VALUES('report','330213',2025,'区教育局',2,X'','db7dbfbe6359bdea03edbecd0ff63dfaf0a07102f2f3bd0cf953b89978375042','王','撤下',1,'2026-11-26T05:53:48.881287+00:00');
CREATE TABLE state (
	name TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "state" VALUES('schema',1);
INSERT INTO "state" VALUES('stamp',11);
CREATE TABLE versions (
	document_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	register TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	done_by TEXT NOT NULL, 
	why TEXT NOT NULL, 
	based_on INTEGER NOT NULL, 
	published_at TEXT NOT NULL, 
	note TEXT NOT NULL, 
	restores INTEGER, 
	PRIMARY KEY (document_id, number)
);
INSERT INTO "versions" VALUES('fenghua-2019',1,X'EFBBBFE983A8E997A82CE6B091E99DA92CE6B091E79B9F0D0AE58CBAE69599E882B2E5B1802C312C300D0AE58CBAE8B4A2E694BFE5B1802C302C310D0A','{"complete": "true", "declared_departments": "2", "declared_parties": "2", "declared_liaisons": "", "number": "\u5949\u653f\u53d1\u30142024\u30151\u53f7", "notes": "\u5f15\u53f7''\u548c\"\u3001\u53cd\u659c\u7ebf\\\u3001\u534a\u4e2a\u4ee3\u7406\ud800"}','12e0d4d9b50a1ab66ea5e96634547737cb8bbe4e5eb946810304490b7146f823','王','首次',0,'2026-11-26T05:53:48.793299+00:00','试',NULL);
INSERT INTO "versions" VALUES('fenghua-2019',2,X'EFBBBFE983A8E997A82CE6B091E99DA92CE6B091E79B9F0D0AE58CBAE69599E882B2E5B1802C312C310D0AE58CBAE8B4A2E694BFE5B1802C302C310D0A','{"complete": "true", "declared_departments": "2", "declared_parties": "2", "declared_liaisons": "", "number": "\u5949\u653f\u53d1\u30142024\u30151\u53f7", "notes": "\u5f15\u53f7''\u548c\"\u3001\u53cd\u659c\u7ebf\\\u3001\u534a\u4e2a\u4ee3\u7406\ud800"}','dc5ef1a2953040aaace33e5cf189ef387929abd99f454b4845502e7231ab0b7e','李O''Neil','教育局来函; DROP TABLE versions',1,'2026-11-26T05:53:48.830201+00:00','',NULL);
INSERT INTO "versions" VALUES('fenghua-2019',3,X'EFBBBFE983A8E997A82CE6B091E99DA92CE6B091E79B9F0D0AE58CBAE69599E882B2E5B1802C312C300D0AE58CBAE8B4A2E694BFE5B1802C302C310D0A','{"complete": "true", "declared_departments": "2", "declared_parties": "2", "declared_liaisons": "", "number": "\u5949\u653f\u53d1\u30142024\u30151\u53f7", "notes": "\u5f15\u53f7''\u548c\"\u3001\u53cd\u659c\u7ebf\\\u3001\u534a\u4e2a\u4ee3\u7406\ud800"}','12e0d4d9b50a1ab66ea5e96634547737cb8bbe4e5eb946810304490b7146f823','王','有误',2,'2026-11-26T05:53:48.841015+00:00','恢复第 1 版',1);
INSERT INTO "versions" VALUES('330213-2024',1,X'EFBBBFE983A8E997A82CE6B091E99DA92CE6B091E79B9F0D0AE58CBAE69599E882B2E5B1802C312C310D0AE58CBAE8B4A2E694BFE5B1802C302C310D0A','{"jurisdiction": "330213", "year": "2024", "title": "\u5949\u5316\u533a\u540d\u5355", "source": "\u533a\u653f\u534f", "complete": "true", "evidence": "explicit", "counterpart_kind": "department", "synthetic": "false"}','e5d650b66d68c04024a55b47118901d4cbfe426184920624808cdccd5ca87de7','王','新文件',0,'2026-11-26T05:53:48.846195+00:00','',NULL);
INSERT INTO "versions" VALUES('other-2020',1,X'000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F606162636465666768696A6B6C6D6E6F707172737475767778797A7B7C7D7E7F808182838485868788898A8B8C8D8E8F909192939495969798999A9B9C9D9E9FA0A1A2A3A4A5A6A7A8A9AAABACADAEAFB0B1B2B3B4B5B6B7B8B9BABBBCBDBEBFC0C1C2C3C4C5C6C7C8C9CACBCCCDCECFD0D1D2D3D4D5D6D7D8D9DADBDCDDDEDFE0E1E2E3E4E5E6E7E8E9EAEBECEDEEEFF0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFFE59D8FE5AD97E88A820D0A','{}','8ad3053133a5b228d94a88d0a999a2dd6772799f7c6d5cb2225c7ce6716a9a5e','王','任意字节',0,'2026-11-26T05:53:48.852659+00:00','',NULL);
INSERT INTO "versions" VALUES('empty-2020',1,X'','{}','36f274348a18aa85b82d9dc7e123947388d4274f9eecf2720a091dd39cfdd4e0','','',0,'2026-11-26T05:53:48.856745+00:00','',NULL);
CREATE TRIGGER versions_no_update BEFORE update ON versions BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER versions_no_delete BEFORE delete ON versions BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER sheets_no_update BEFORE update ON sheets BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER sheets_no_delete BEFORE delete ON sheets BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE INDEX ix_login_sessions_account ON login_sessions (account);
CREATE INDEX ix_login_failures_address ON login_failures (address);
CREATE INDEX ix_login_failures_account ON login_failures (account);
COMMIT;
