package mx.semaforo.web.portal;

import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login page; in the demo it offers the people to try the desk with. */
@Controller
class LoginController {

  private final List<DemoPerson> demoPeople;

  LoginController(Environment environment) {
    this.demoPeople = Binder.get(environment).bind("semaforo.demo.people", Bindable.listOf(DemoPerson.class)).orElse(null);
  }

  /** @param role what the person is, in words */
  record DemoPerson(String id, String name, String role) {}

  @GetMapping("/login")
  String login(Model model) {
    model.addAttribute("demoPeople", demoPeople);
    return "login";
  }
}
