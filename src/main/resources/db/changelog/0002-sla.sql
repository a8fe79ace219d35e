--liquibase formatted sql

--changeset semaforo:0002-ended-clocks
alter table sla_clock add column ended boolean default false not null;

--changeset semaforo:0002-closed-tickets
create index ticket_closed on ticket (closed_at, folio);

--changeset semaforo:0002-long-answers
alter table idempotency_key alter column body set data type text;
