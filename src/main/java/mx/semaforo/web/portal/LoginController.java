package mx.semaforo.web.portal;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login page; in the demo it offers the people to try the desk with. */
@Controller
class LoginController {

  private final List<DemoPerson> demoPeople;

  LoginController(Environment environment) {
    this.demoPeople = DemoPerson.in(environment);
  }

  @GetMapping("/login")
  String login(Model model) {
    model.addAttribute("demoPeople", demoPeople);
    return "login";
  }
}
