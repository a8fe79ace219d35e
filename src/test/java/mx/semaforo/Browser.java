package mx.semaforo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium; Playwright itself downloads none. Each visitor has a session of their own. */
class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private int shots;

  Browser() {
    Path program = installed().or(Browser::install).orElseThrow(() -> new IllegalStateException("""
        Esta prueba recorre Tasklist con Chromium y no lo encuentra. Instálalo (en Debian o Ubuntu: \
        apt-get install chromium) o di dónde está en la variable de entorno SEMAFORO_CHROMIUM."""));
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium = playwright.chromium().launch(new LaunchOptions().setExecutablePath(program).setArgs(List.of("--headless",
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync")));
  }

  Page visitor(String address) {
    BrowserContext visitor = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
        .setBaseURL(address).setLocale("es-MX").setTimezoneId("America/Mexico_City").setViewportSize(1440, 900));
    visitor.setDefaultTimeout(30_000);
    return visitor.newPage();
  }

  /** Numbered in the order in which they are taken, under {@code target/screenshots}. */
  void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("%02d-%s.png".formatted(++shots, name))));
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("SEMAFORO_CHROMIUM", ""), "/usr/bin/chromium", "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome").filter(path -> !path.isEmpty()).map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** On machines that are set up by whoever runs the build, such as a container. */
  private static Optional<Path> install() {
    if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return Optional.empty();
    }
    try {
      new ProcessBuilder("sh", "-c", "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy chromium")
          .redirectErrorStream(true).redirectOutput(Path.of("target", "chromium.log").toFile()).start().waitFor();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return installed();
  }
}
