--liquibase formatted sql

--changeset semaforo:0004-attachment
create table attachment (
  id varchar(36) primary key,
  folio varchar(20) not null,
  name varchar(200) not null,
  media_type varchar(100) not null,
  size_bytes bigint not null,
  document varchar(200),
  uploaded_by varchar(64) not null,
  uploaded_at timestamp(3) with time zone not null
);
create index attachment_of_folio on attachment (folio, uploaded_at, id);

--changeset semaforo:0004-attachment-content dbms:h2
alter table attachment add column content blob not null;

--changeset semaforo:0004-attachment-content-postgresql dbms:postgresql
alter table attachment add column content bytea not null;
