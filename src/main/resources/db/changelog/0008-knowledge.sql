--liquibase formatted sql

--changeset semaforo:0008-protocol-draft
create table protocol_draft (
  folio varchar(20) primary key,
  author varchar(64) not null,
  created_at timestamp(3) with time zone not null,
  draft_text text not null
);
create index protocol_draft_newest on protocol_draft (created_at, folio);
