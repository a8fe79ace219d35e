package mx.semaforo.directory;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class DirectoryTable implements Directory {

  private final EmployeeRepository employees;

  DirectoryTable(EmployeeRepository employees) {
    this.employees = employees;
  }

  @Override
  public Optional<Employee> find(String login) {
    return employees.findById(login).map(EmployeeRow::employee);
  }

  @Override
  public boolean isChief(String login) {
    return employees.findById(login).filter(EmployeeRow::isChief).isPresent();
  }
}
