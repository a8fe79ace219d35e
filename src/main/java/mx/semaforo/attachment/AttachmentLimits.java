package mx.semaforo.attachment;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import mx.semaforo.ticket.InvalidField;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Which files may be attached.
 *
 * @param maxSize of one file; the door refuses a larger one before it is here
 * @param mediaTypes what the content must be and what the name must promise
 */
@ConfigurationProperties("semaforo.attachments")
record AttachmentLimits(DataSize maxSize, List<String> mediaTypes) {

  private static final int LONGEST_NAME = 200;
  private static final String UNKNOWN = "application/octet-stream";
  private static final Set<Integer> INVISIBLE = Set.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE,
      (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR, (int) Character.UNASSIGNED);
  private static final Tika TIKA = new Tika();

  /**
   * The last part of a name that may come with a path.
   *
   * @throws InvalidField {@code file}, when there is none, or it is too long or has characters that cannot be seen
   */
  String name(String sent) {
    String name = sent == null ? "" : Normalizer.normalize(sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1),
        Normalizer.Form.NFC).strip();
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw new InvalidField("file", "El archivo no trae nombre: ponle uno, con su extensión.");
    }
    if (name.length() > LONGEST_NAME) {
      throw new InvalidField("file", "El nombre del archivo tiene %d caracteres y caben %d: acórtalo.".formatted(name.length(), LONGEST_NAME));
    }
    if (name.codePoints().map(Character::getType).anyMatch(INVISIBLE::contains)) {
      throw new InvalidField("file", "El nombre del archivo tiene caracteres que no se ven: escríbelo de nuevo.");
    }
    return name;
  }

  /**
   * What the content is. The name only tells apart what begins alike (a Word file is a ZIP), and may promise nothing else.
   *
   * @throws InvalidField {@code file}, when it is empty, too large or not of an allowed type
   */
  String mediaType(String name, byte[] content) {
    if (content.length == 0) {
      throw new InvalidField("file", "«%s» está vacío: revisa el archivo y vuelve a adjuntarlo.".formatted(name));
    }
    if (content.length > maxSize.toBytes()) {
      throw new InvalidField("file", "«%s» es demasiado grande: caben hasta %d MB.".formatted(name, maxSize.toMegabytes()));
    }
    String type = TIKA.detect(content, name);
    if (TIKA.detect(content).equals(UNKNOWN) || !mediaTypes.contains(type) || !mediaTypes.contains(TIKA.detect(name))) {
      throw new InvalidField("file", "«%s» no se puede adjuntar: su contenido y su extensión deben ser de %s."
          .formatted(name, mediaTypes.stream().map(AttachmentLimits::extension).collect(joining(", "))));
    }
    return type;
  }

  private static String extension(String mediaType) {
    try {
      return MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtension();
    } catch (MimeTypeException e) {
      throw new IllegalStateException("semaforo.attachments.media-types: «%s» no es un tipo de archivo".formatted(mediaType), e);
    }
  }
}
