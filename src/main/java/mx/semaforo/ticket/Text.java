package mx.semaforo.ticket;

/** Limits of what people write; the same for every door. */
public final class Text {

  /** Characters of a long text: a description, a question, a solution. */
  public static final int LONG = 20_000;

  private Text() {}

  /** @throws InvalidField when empty or longer than {@code max} characters */
  public static String required(String field, String label, String value, int max) {
    if (value == null || value.isBlank()) {
      throw new InvalidField(field, "Falta «%s»: escríbelo y vuelve a intentar.".formatted(label));
    }
    return limited(field, label, value, max);
  }

  /** @return the text without surrounding blanks, or null when there is none */
  public static String limited(String field, String label, String value, int max) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String text = value.strip();
    if (text.length() > max) {
      throw new InvalidField(field, "«%s» tiene %,d caracteres y caben %,d: acórtalo.".formatted(label, text.length(), max));
    }
    if (text.indexOf('\0') >= 0) {
      throw new InvalidField(field, "«%s» tiene un carácter nulo que no se puede guardar: quítalo.".formatted(label));
    }
    return text;
  }

  /** @throws InvalidField for what was sent as anything but a text or nothing */
  public static String sent(String field, Object value) {
    if (value != null && !(value instanceof String)) {
      throw new InvalidField(field, "«%s» debe ser texto.".formatted(field));
    }
    return (String) value;
  }

  static void present(String field, String label, Object value) {
    if (value == null) {
      throw new InvalidField(field, "Falta «%s»: elige un valor.".formatted(label));
    }
  }
}
