--liquibase formatted sql

--changeset semaforo:0001-folios dbms:h2
create sequence folio_incidente_seq start with 1 no cache;
create sequence folio_solicitud_seq start with 1 no cache;

--changeset semaforo:0001-folios-postgresql dbms:postgresql
create sequence folio_incidente_seq start with 1;
create sequence folio_solicitud_seq start with 1;

--changeset semaforo:0001-ticket
create table ticket (
  folio varchar(20) primary key,
  type varchar(10) not null,
  state varchar(20) not null,
  state_since timestamp(3) with time zone not null,
  subject varchar(200) not null,
  description varchar(20000) not null,
  impact varchar(10) not null,
  urgency varchar(10) not null,
  priority varchar(2),
  category varchar(40) not null,
  support_group varchar(64),
  assignee varchar(64),
  requester varchar(64) not null,
  created_at timestamp(3) with time zone not null,
  solved_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  solution varchar(20000),
  cause varchar(20000),
  duplicate_of varchar(20),
  supplier varchar(200),
  reopen_count integer not null,
  row_version integer not null
);
create index ticket_newest on ticket (created_at, folio);
create index ticket_of_group on ticket (support_group, created_at, folio);
create index ticket_of_requester on ticket (requester, created_at, folio);
create index ticket_of_assignee on ticket (assignee, created_at, folio);

--changeset semaforo:0001-timeline
create sequence timeline_entry_seq start with 1 increment by 50;
create table timeline_entry (
  id bigint primary key,
  folio varchar(20) not null,
  occurred_at timestamp(3) with time zone not null,
  actor varchar(64) not null,
  kind varchar(20) not null,
  visibility varchar(10) not null,
  entry_text varchar(21000) not null,
  data varchar(4000)
);
create index timeline_of_folio on timeline_entry (folio, occurred_at, id);

--changeset semaforo:0001-clocks
create table calendar_version (
  version varchar(12) primary key,
  name varchar(64) not null,
  definition varchar(100000) not null
);
create sequence sla_clock_seq start with 1 increment by 50;
create table sla_clock (
  id bigint primary key,
  folio varchar(20) not null,
  name varchar(10) not null,
  clock_cycle integer not null,
  agreement varchar(100) not null,
  agreement_rule varchar(1000),
  target varchar(40) not null,
  milestones varchar(400) not null,
  calendar varchar(64) not null,
  calendar_version varchar(12) not null,
  runs_with_supplier boolean not null,
  paused boolean not null,
  row_version integer not null,
  constraint sla_clock_once unique (folio, name, clock_cycle)
);
create sequence sla_segment_seq start with 1 increment by 50;
create table sla_segment (
  id bigint primary key,
  clock_id bigint not null references sla_clock (id),
  started_at timestamp(3) with time zone not null,
  stopped_at timestamp(3) with time zone,
  start_reason varchar(100) not null,
  stop_reason varchar(100),
  agreement varchar(100) not null,
  calendar_version varchar(12) not null
);
create index sla_segment_of_clock on sla_segment (clock_id, started_at);
create table sla_milestone (
  clock_id bigint not null references sla_clock (id),
  name varchar(20) not null,
  reached_at timestamp(3) with time zone not null,
  fired_at timestamp(3) with time zone not null,
  primary key (clock_id, name)
);

--changeset semaforo:0001-survey
create table survey (
  token varchar(40) primary key,
  folio varchar(20) not null,
  created_at timestamp(3) with time zone not null,
  sent_at timestamp(3) with time zone,
  closed_at timestamp(3) with time zone,
  rating integer,
  rating_comment varchar(20000),
  row_version integer not null
);
create index survey_of_folio on survey (folio);

--changeset semaforo:0001-outbox
create table outbox (
  id varchar(36) primary key,
  folio varchar(20) not null,
  recipient varchar(64) not null,
  template varchar(60) not null,
  subject varchar(1000) not null,
  body varchar(50000) not null,
  created_at timestamp(3) with time zone not null,
  sent_at timestamp(3) with time zone,
  retry_at timestamp(3) with time zone,
  attempts integer not null
);
create index outbox_waiting on outbox (sent_at, created_at);
create index outbox_of_folio on outbox (folio);

--changeset semaforo:0001-idempotency
create table idempotency_key (
  person varchar(64) not null,
  request_key varchar(200) not null,
  fingerprint varchar(64) not null,
  status integer,
  location varchar(400),
  body varchar(500000),
  created_at timestamp(3) with time zone not null,
  primary key (person, request_key)
);

--changeset semaforo:0001-engine-job-index
create index semaforo_job_duedate on ACT_RU_JOB (DUEDATE_);
