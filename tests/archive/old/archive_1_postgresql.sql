SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.accounts (
    name text NOT NULL,
    kind text NOT NULL,
    password_hash text NOT NULL,
    jurisdictions text NOT NULL,
    disabled boolean NOT NULL,
    added_at bigint NOT NULL
);
CREATE TABLE public.audit (
    id integer NOT NULL,
    at text NOT NULL,
    done_by text NOT NULL,
    action text NOT NULL,
    document_id text NOT NULL,
    version integer,
    detail text NOT NULL
);
CREATE SEQUENCE public.audit_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;
CREATE TABLE public.clauses (
    document_id text NOT NULL,
    number integer NOT NULL,
    department text NOT NULL,
    party text NOT NULL,
    clause text NOT NULL
);
CREATE TABLE public.decisions (
    id integer NOT NULL,
    at text NOT NULL,
    done_by text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    meaning text NOT NULL,
    undoes integer
);
CREATE SEQUENCE public.decisions_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.decisions_id_seq OWNED BY public.decisions.id;
CREATE TABLE public.login_failures (
    id integer NOT NULL,
    at bigint NOT NULL,
    account text NOT NULL,
    address text NOT NULL
);
CREATE SEQUENCE public.login_failures_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.login_failures_id_seq OWNED BY public.login_failures.id;
CREATE TABLE public.login_sessions (
    token text NOT NULL,
    account text NOT NULL,
    ends_at bigint NOT NULL
);
CREATE TABLE public.sheets (
    kind text NOT NULL,
    jurisdiction text NOT NULL,
    year integer NOT NULL,
    unit text NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    digest text NOT NULL,
    done_by text NOT NULL,
    why text NOT NULL,
    based_on integer NOT NULL,
    saved_at text NOT NULL
);
CREATE TABLE public.state (
    name text NOT NULL,
    value integer NOT NULL
);
CREATE TABLE public.versions (
    document_id text NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    register text NOT NULL,
    digest text NOT NULL,
    done_by text NOT NULL,
    why text NOT NULL,
    based_on integer NOT NULL,
    published_at text NOT NULL,
    note text NOT NULL,
    restores integer
);
ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);
ALTER TABLE ONLY public.decisions ALTER COLUMN id SET DEFAULT nextval('public.decisions_id_seq'::regclass);
ALTER TABLE ONLY public.login_failures ALTER COLUMN id SET DEFAULT nextval('public.login_failures_id_seq'::regclass);
INSERT INTO public.accounts VALUES ('zhang', 'local', '$argon2id$v=19$m=65536,t=3,p=4$VKVNquoNJz1mSAf5uIBEwQ$7drklrQ0kAfNGyW8/CoIyiZBNjx4KQ2DtOvIN26Gsjg', '330213 330200', false, 1795672434);
INSERT INTO public.accounts VALUES ('li@example.org', 'oidc', '', '', false, 1795672435);
INSERT INTO public.accounts VALUES ('old', 'local', '$argon2id$v=19$m=65536,t=3,p=4$xUZvh6LAB6XVMBwAQkhPWw$0oPtrjszH34xoOp3FN+ugrhmOyWfnQFH3pE7nrf7dRo', '', true, 1795672435);
INSERT INTO public.audit VALUES (1, '2026-11-26T05:53:54.596318+00:00', '王', 'publish', 'fenghua-2019', 1, '首次（试）');
INSERT INTO public.audit VALUES (2, '2026-11-26T05:53:54.623043+00:00', '李O''Neil', 'publish', 'fenghua-2019', 2, '教育局来函; DROP TABLE versions');
INSERT INTO public.audit VALUES (3, '2026-11-26T05:53:54.647638+00:00', '王', 'rollback', 'fenghua-2019', 3, '有误（恢复第 1 版）');
INSERT INTO public.audit VALUES (4, '2026-11-26T05:53:54.663641+00:00', '王', 'publish', '330213-2024', 1, '新文件');
INSERT INTO public.audit VALUES (5, '2026-11-26T05:53:54.679237+00:00', '王', 'publish', 'other-2020', 1, '任意字节');
INSERT INTO public.audit VALUES (6, '2026-11-26T05:53:54.691524+00:00', '', 'publish', 'empty-2020', 1, '');
INSERT INTO public.audit VALUES (7, '2026-11-26T05:53:54.713805+00:00', '赵', 'refusal', 'fenghua-2019', 3, '依据第 1 版，最新为第 3 版');
INSERT INTO public.audit VALUES (8, '2026-11-26T05:53:54.726833+00:00', '王', 'decision', '', NULL, 'function：某某办 → 教育');
INSERT INTO public.audit VALUES (9, '2026-11-26T05:53:54.742810+00:00', '李', 'decision', '', NULL, 'function：市教委 → 教育/科技');
INSERT INTO public.audit VALUES (10, '2026-11-26T05:53:54.753407+00:00', '李', 'undo-decision', '', NULL, 'function：某某办 → 教育');
INSERT INTO public.audit VALUES (11, '2026-11-26T05:53:54.774404+00:00', '王', 'report', '330213/2025/区教育局', 1, '填报');
INSERT INTO public.audit VALUES (12, '2026-11-26T05:53:54.785034+00:00', '王', 'contacts', '330213', 1, '填报');
INSERT INTO public.audit VALUES (13, '2026-11-26T05:53:54.796983+00:00', '王', 'report', '330213/2025/区教育局', 2, '撤下');
INSERT INTO public.clauses VALUES ('fenghua-2019', 1, '区教育局', '民革', '区教育局联系民革。''');
INSERT INTO public.clauses VALUES ('fenghua-2019', 1, '区财政局', '民盟', '财政局联系民盟');
INSERT INTO public.clauses VALUES ('fenghua-2019', 3, '区教育局', '民革', '区教育局联系民革。''');
INSERT INTO public.clauses VALUES ('fenghua-2019', 3, '区财政局', '民盟', '财政局联系民盟');
INSERT INTO public.decisions VALUES (1, '2026-11-26T05:53:54.725488+00:00', '王', 'function', '某某办', '教育', NULL);
INSERT INTO public.decisions VALUES (2, '2026-11-26T05:53:54.742261+00:00', '李', 'function', '市教委', '教育/科技', NULL);
INSERT INTO public.decisions VALUES (3, '2026-11-26T05:53:54.752415+00:00', '李', 'function', '某某办', '教育', 1);
INSERT INTO public.login_failures VALUES (1, 1795672436, '14bbfb46cb710ab5cf477269d856fc79d4d5b31cfbe466a37a43b1537e0693a4', '127.0.0.1');
INSERT INTO public.login_sessions VALUES ('d0b8174dd6842b7f09b075d72537e18656e051c913644dfb401e00b425a696a3', 'zhang', 1795701236);
INSERT INTO public.sheets VALUES ('report', '330213', 2025, '区教育局', 1, '\x7b22e5b9b4e5baa6223a22e68aa5e5918a227d', '0a1da8a65a982691e49394fba95a65420d836ed261903cc3f1bb303910909f1f', '王', '填报', 0, '2026-11-26T05:53:54.772826+00:00');
INSERT INTO public.sheets VALUES ('contacts', '330213', 0, '', 1, '\x636f6e74616374732000ff', '3aa55989ae6db5cb29bc2c7b05f2bb34f3e5e640f8040fa3fa3ad62e72888e7b', '王', '填报', 0, '2026-11-26T05:53:54.775694+00:00');
INSERT INTO public.sheets VALUES ('report', '330213', 2025, '区教育局', 2, '\x', 'db7dbfbe6359bdea03edbecd0ff63dfaf0a07102f2f3bd0cf953b89978375042', '王', '撤下', 1, '2026-11-26T05:53:54.795562+00:00');
INSERT INTO public.state VALUES ('schema', 1);
INSERT INTO public.state VALUES ('stamp', 11);
INSERT INTO public.versions VALUES ('fenghua-2019', 1, '\xefbbbfe983a8e997a82ce6b091e99da92ce6b091e79b9f0d0ae58cbae69599e882b2e5b1802c312c300d0ae58cbae8b4a2e694bfe5b1802c302c310d0a', '{"complete": "true", "declared_departments": "2", "declared_parties": "2", "declared_liaisons": "", "number": "\u5949\u653f\u53d1\u30142024\u30151\u53f7", "notes": "\u5f15\u53f7''\u548c\"\u3001\u53cd\u659c\u7ebf\\\u3001\u534a\u4e2a\u4ee3\u7406\ud800"}', '12e0d4d9b50a1ab66ea5e96634547737cb8bbe4e5eb946810304490b7146f823', '王', '首次', 0, '2026-11-26T05:53:54.296387+00:00', '试', NULL);
INSERT INTO public.versions VALUES ('fenghua-2019', 2, '\xefbbbfe983a8e997a82ce6b091e99da92ce6b091e79b9f0d0ae58cbae69599e882b2e5b1802c312c310d0ae58cbae8b4a2e694bfe5b1802c302c310d0a', '{"complete": "true", "declared_departments": "2", "declared_parties": "2", "declared_liaisons": "", "number": "\u5949\u653f\u53d1\u30142024\u30151\u53f7", "notes": "\u5f15\u53f7''\u548c\"\u3001\u53cd\u659c\u7ebf\\\u3001\u534a\u4e2a\u4ee3\u7406\ud800"}', 'dc5ef1a2953040aaace33e5cf189ef387929abd99f454b4845502e7231ab0b7e', '李O''Neil', '教育局来函; DROP TABLE versions', 1, '2026-11-26T05:53:54.608566+00:00', '', NULL);
INSERT INTO public.versions VALUES ('fenghua-2019', 3, '\xefbbbfe983a8e997a82ce6b091e99da92ce6b091e79b9f0d0ae58cbae69599e882b2e5b1802c312c300d0ae58cbae8b4a2e694bfe5b1802c302c310d0a', '{"complete": "true", "declared_departments": "2", "declared_parties": "2", "declared_liaisons": "", "number": "\u5949\u653f\u53d1\u30142024\u30151\u53f7", "notes": "\u5f15\u53f7''\u548c\"\u3001\u53cd\u659c\u7ebf\\\u3001\u534a\u4e2a\u4ee3\u7406\ud800"}', '12e0d4d9b50a1ab66ea5e96634547737cb8bbe4e5eb946810304490b7146f823', '王', '有误', 2, '2026-11-26T05:53:54.640943+00:00', '恢复第 1 版', 1);
INSERT INTO public.versions VALUES ('330213-2024', 1, '\xefbbbfe983a8e997a82ce6b091e99da92ce6b091e79b9f0d0ae58cbae69599e882b2e5b1802c312c310d0ae58cbae8b4a2e694bfe5b1802c302c310d0a', '{"jurisdiction": "330213", "year": "2024", "title": "\u5949\u5316\u533a\u540d\u5355", "source": "\u533a\u653f\u534f", "complete": "true", "evidence": "explicit", "counterpart_kind": "department", "synthetic": "false"}', 'e5d650b66d68c04024a55b47118901d4cbfe426184920624808cdccd5ca87de7', '王', '新文件', 0, '2026-11-26T05:53:54.660577+00:00', '', NULL);
INSERT INTO public.versions VALUES ('other-2020', 1, '\x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeffe59d8fe5ad97e88a820d0a', '{}', '8ad3053133a5b228d94a88d0a999a2dd6772799f7c6d5cb2225c7ce6716a9a5e', '王', '任意字节', 0, '2026-11-26T05:53:54.667582+00:00', '', NULL);
INSERT INTO public.versions VALUES ('empty-2020', 1, '\x', '{}', '36f274348a18aa85b82d9dc7e123947388d4274f9eecf2720a091dd39cfdd4e0', '', '', 0, '2026-11-26T05:53:54.688480+00:00', '', NULL);
SELECT pg_catalog.setval('public.audit_id_seq', 13, true);
SELECT pg_catalog.setval('public.decisions_id_seq', 3, true);
SELECT pg_catalog.setval('public.login_failures_id_seq', 1, true);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.clauses
    ADD CONSTRAINT clauses_pkey PRIMARY KEY (document_id, number, department, party);
ALTER TABLE ONLY public.decisions
    ADD CONSTRAINT decisions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.login_failures
    ADD CONSTRAINT login_failures_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.login_sessions
    ADD CONSTRAINT login_sessions_pkey PRIMARY KEY (token);
ALTER TABLE ONLY public.sheets
    ADD CONSTRAINT sheets_pkey PRIMARY KEY (kind, jurisdiction, year, unit, number);
ALTER TABLE ONLY public.state
    ADD CONSTRAINT state_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.versions
    ADD CONSTRAINT versions_pkey PRIMARY KEY (document_id, number);
CREATE INDEX ix_login_failures_account ON public.login_failures USING btree (account);
CREATE INDEX ix_login_failures_address ON public.login_failures USING btree (address);
CREATE INDEX ix_login_sessions_account ON public.login_sessions USING btree (account);
CREATE TRIGGER sheets_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.sheets FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER versions_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.versions FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();
