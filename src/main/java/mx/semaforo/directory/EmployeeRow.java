package mx.semaforo.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.LocalDate;
import org.hibernate.annotations.Formula;
import org.springframework.data.domain.Persistable;

@Entity
@Table(name = "employee")
class EmployeeRow implements Persistable<String> {

  @Id
  private String login;
  private String name;
  private String area;
  private String chief;
  private boolean active;
  private String substitute;
  private LocalDate awayFrom;
  private LocalDate awayUntil;
  @Formula("exists (select 1 from employee subordinate where subordinate.chief = login)")
  private boolean chiefOfSomebody;
  @Transient
  private boolean fresh;

  protected EmployeeRow() {}

  EmployeeRow(Employee employee) {
    login = employee.login();
    fresh = true;
    become(employee);
  }

  /** The same person with other facts. */
  void become(Employee employee) {
    name = employee.name();
    area = employee.area();
    chief = employee.chief();
    active = employee.active();
    substitute = employee.substitute();
    awayFrom = employee.awayFrom();
    awayUntil = employee.awayUntil();
  }

  Employee employee() {
    return new Employee(login, name, area, chief, active, substitute, awayFrom, awayUntil);
  }

  boolean isChief() {
    return chiefOfSomebody;
  }

  @Override
  public String getId() {
    return login;
  }

  @Override
  public boolean isNew() {
    return fresh;
  }
}
