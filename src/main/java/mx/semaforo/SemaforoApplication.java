package mx.semaforo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Semáforo, the service desk: the life of every ticket is a BPMN diagram in {@code bpmn/}. */
@SpringBootApplication
public class SemaforoApplication {

  public static void main(String[] args) {
    SpringApplication.run(SemaforoApplication.class, args);
  }
}
