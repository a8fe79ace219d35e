--liquibase formatted sql

--changeset semaforo:0003-employee
create table employee (
  login varchar(64) primary key,
  name varchar(200) not null,
  area varchar(200) not null,
  chief varchar(64),
  active boolean not null,
  substitute varchar(64),
  away_from date,
  away_until date
);
create index employee_of_chief on employee (chief);

--changeset semaforo:0003-asset
create table asset (
  tag varchar(40) primary key,
  kind varchar(100) not null,
  model varchar(200) not null,
  serial varchar(100),
  assigned_to varchar(64)
);
create index asset_of_person on asset (assigned_to, tag);
