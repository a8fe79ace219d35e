--liquibase formatted sql

--changeset semaforo:0010-ticket-guide
alter table ticket add column work_cycle integer default 1 not null;
alter table ticket add column guide_required boolean default false not null;

--changeset semaforo:0010-guide-answer
create table guide_answer (
  folio varchar(20) not null,
  work_cycle integer not null,
  question integer not null,
  answer varchar(20) not null,
  reference varchar(64),
  note varchar(2000),
  actor varchar(64) not null,
  answered_at timestamp(3) with time zone not null,
  row_version integer not null,
  primary key (folio, work_cycle, question)
);
create index guide_answer_newest on guide_answer (answered_at, question, answer);

--changeset semaforo:0010-guide-note
alter table guide_answer alter column note set data type varchar(20000);
