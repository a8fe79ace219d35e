package mx.semaforo.ticket;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** How lists are cut into pages: by the place of the last item seen, so that nothing is skipped or repeated. */
public final class Paging {

  private static final int MAX_SIZE = 100;
  private static final String SEPARATOR = "\n";

  private Paging() {}

  /** @throws InvalidField {@code size}, unless it is a whole number from 1 to 100 or absent */
  public static int size(String size, int usual) {
    if (size == null || size.isBlank()) {
      return usual;
    }
    if (!size.matches("[1-9]\\d?|100")) {
      throw new InvalidField("size", "«size» es un número entero del 1 al %d.".formatted(MAX_SIZE));
    }
    return Integer.parseInt(size);
  }

  /** Opaque text for the place that these values describe. */
  public static String cursor(String... place) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(String.join(SEPARATOR, place).getBytes(StandardCharsets.UTF_8));
  }

  /** @throws InvalidField {@code after}, for what {@link #cursor} never wrote */
  public static List<String> place(String cursor, int values) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      List<String> place = List.of(text.split(SEPARATOR));
      if (place.size() == values && text.indexOf('\0') < 0 && cursor(place.toArray(String[]::new)).equals(cursor)) {
        return place;
      }
    } catch (IllegalArgumentException notBase64) {
      // Answered below like every other foreign text.
    }
    throw invalidCursor();
  }

  public static InvalidField invalidCursor() {
    return new InvalidField("after", "«after» no es de esta lista: usa el valor de «next» tal como vino, o empieza sin él.");
  }
}
