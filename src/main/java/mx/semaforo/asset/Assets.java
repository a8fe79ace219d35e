package mx.semaforo.asset;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.semaforo.directory.CsvImport;
import mx.semaforo.directory.CsvImport.Line;
import mx.semaforo.directory.Directory;
import mx.semaforo.directory.ImportReport;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.Paging;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The desk's own table of the company's equipment, kept by supervisors and administrators. Tags are in upper case. */
@Component
@Transactional
public class Assets {

  private static final List<String> COLUMNS = List.of("etiqueta", "tipo", "modelo", "serie", "asignado_a");
  private static final int USUAL_SIZE = 25;

  private final AssetRepository assets;
  private final Directory directory;

  Assets(AssetRepository assets, Directory directory) {
    this.assets = assets;
    this.directory = directory;
  }

  /** @param next the cursor of the page that follows; null on the last one */
  public record Page(List<Asset> items, String next) {}

  /**
   * Adds and changes pieces; what is not in the file stays as is. Good lines are loaded though others are rejected.
   *
   * @param file CSV with the columns etiqueta, tipo, modelo, serie and asignado_a
   * @throws AccessDeniedException unless a supervisor or an administrator asks
   * @throws InvalidField {@code file}, when nothing of it can be read
   */
  public ImportReport load(byte[] file) {
    if (!Person.current().seesAll()) {
      throw new AccessDeniedException("assets");
    }
    return store(file);
  }

  ImportReport store(byte[] file) {
    CsvImport<Asset> sent = CsvImport.read(file, COLUMNS, Assets::read, Asset::tag);
    rejectUnknownPeople(sent);
    Map<String, AssetRow> rows = assets.lockAll().stream().collect(Collectors.toMap(AssetRow::getId, Function.identity()));
    int loaded = 0;
    for (Asset asset : sent.accepted().values()) {
      AssetRow row = rows.get(asset.tag());
      if (row == null) {
        assets.save(new AssetRow(asset));
        loaded++;
      } else if (!row.asset().equals(asset)) {
        row.become(asset);
        loaded++;
      }
    }
    return sent.report(loaded);
  }

  /**
   * Pieces in the order of their tags: of whoever asks, and for supervisors and administrators of all.
   *
   * @param mine whether they too want only their own
   * @param after {@code next} of the page before
   * @throws InvalidField naming the criterion that cannot be read
   */
  @Transactional(readOnly = true)
  public Page find(boolean mine, String after, String size) {
    Person person = Person.current();
    int most = Paging.size(size, USUAL_SIZE);
    String from = after == null || after.isBlank() ? "" : Paging.place(after, 1).get(0);
    Limit limit = Limit.of(most + 1);
    List<AssetRow> rows = mine || !person.seesAll() ? assets.pageOf(person.id(), from, limit) : assets.page(from, limit);
    List<Asset> found = rows.stream().map(AssetRow::asset).toList();
    return found.size() <= most ? new Page(found, null)
        : new Page(found.subList(0, most), Paging.cursor(found.get(most - 1).tag()));
  }

  @Transactional(readOnly = true)
  boolean areNone() {
    return assets.count() == 0;
  }

  private void rejectUnknownPeople(CsvImport<Asset> sent) {
    Map<String, Boolean> known = new HashMap<>();
    new TreeMap<>(sent.accepted()).forEach((line, asset) -> {
      if (asset.assignedTo() != null && !known.computeIfAbsent(asset.assignedTo(), login -> directory.find(login).isPresent())) {
        sent.reject(line, "No se conoce a «%s»: agrégalo al directorio o deja vacío «asignado_a».".formatted(asset.assignedTo()));
      }
    });
  }

  private static Asset read(Line line) {
    String tag = line.required("etiqueta", 40).toUpperCase(Locale.ROOT);
    if (!tag.matches("[A-Z0-9._/-]+")) {
      throw new InvalidField("etiqueta", "«etiqueta» lleva solo letras sin acento, números y . _ / -");
    }
    return new Asset(tag, line.required("tipo", 100), line.required("modelo", 200), line.optional("serie", 100),
        line.optional("asignado_a", 64));
  }
}
