package mx.semaforo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import mx.semaforo.knowledge.IndexProgress.State;
import mx.semaforo.ticket.Tickets;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Whatever happens to the index, tickets are written, answers come with what there is and say what is missing. */
class IndexOutageTest extends SmallDesk {

  @TempDir private Path folder;

  @Test
  void aStartFindsWhatTheIndexLacks() {
    start(folder.resolve("a"));
    solved("INC-900001", "Suena el ventilador");
    context.close();

    start(folder.resolve("b"));
    await().until(() -> !found("ventilador").items().isEmpty());
    assertThat(found("ventilador").missing()).isNull();
  }

  /** It may lack what this one asks for: whether a ticket is confidential, for one. */
  @Test
  void anIndexOfAnEarlierMakeIsNotUsed() throws Exception {
    indexedBefore();
    Files.move(index(), index().resolveSibling("casos"));

    start(folder.resolve("indice"));
    await().until(() -> !found("ventilador").items().isEmpty());
    assertThat(found("ventilador").missing()).isNull();
  }

  @Test
  void folderDeletedWhileRunningCostsCasesButNoTicket() throws Exception {
    solvedBefore();
    start(folder.resolve("indice"));
    await().until(() -> !found("ventilador").items().isEmpty());
    FileSystemUtils.deleteRecursively(folder.resolve("indice"));

    touch("INC-900001", "Se cambió el ventilador");
    await().until(() -> found("ventilador").missing() != null);
    assertThat(context.getBean(Tickets.class).get("INC-900001").solution()).isEqualTo("Se cambió el ventilador");
    assertThat(context.getBean(Knowledge.class).search("impresora", SUPERVISOR).protocols()).isNotEmpty();

    rebuilt();
    assertThat(found("ventilador").items()).extracting(SimilarCase::folio).containsExactly("INC-900001");
    assertThat(found("ventilador").missing()).isNull();
    assertThat(folder.resolve("indice")).isNotEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeUsedIsReplacedByMemory() throws Exception {
    solvedBefore();
    Path file = Files.createFile(folder.resolve("archivo"));
    Files.createFile(Files.createDirectories(folder.resolve("indice")).resolve(SolvedCases.INDEX));

    for (Path unusable : List.of(file.resolve("indice"), folder.resolve("indice"))) {
      start(unusable);
      await().until(() -> !found("ventilador").items().isEmpty());
      assertThat(found("ventilador").missing()).isNull();
      context.close();
    }
  }

  @Test
  void anIndexServerThatDoesNotAnswerDoesNotKeepTheDeskFromStarting() {
    solvedBefore();
    start("demo,test,opensearch", "spring.jpa.properties.hibernate.search.backend.uris=http://localhost:9");

    await().until(() -> context.getBean(CaseIndex.class).progress().state() == State.FALLO);
    touch("INC-900001", "Se cambió el ventilador");
    assertThat(context.getBean(Tickets.class).get("INC-900001").solution()).isEqualTo("Se cambió el ventilador");
    assertThat(found("ventilador").items()).isEmpty();
    assertThat(found("ventilador").missing()).contains("no responde");
    assertThat(context.getBean(Knowledge.class).search("impresora", SUPERVISOR).protocols()).isNotEmpty();
  }

  /** Half of it was written when the desk was killed, or something else lies in its place. */
  @Test
  void anIndexThatCannotBeReadIsMadeAgain() throws Exception {
    indexedBefore();
    for (Path file : files()) {
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2));
    }
    start(folder.resolve("indice"));
    await().until(() -> !found("ventilador").items().isEmpty());
    assertThat(found("ventilador").missing()).isNull();
    context.close();

    for (Path file : files()) {
      Files.writeString(file, "basura");
    }
    start(folder.resolve("indice"));
    await().until(() -> !found("ventilador").items().isEmpty());
    assertThat(found("ventilador").missing()).isNull();
  }

  /** By another desk that was started in the same folder, for one. */
  @Test
  void anIndexThatSomebodyElseHoldsCostsCasesButNoTicket() throws Exception {
    indexedBefore();
    try (Directory directory = FSDirectory.open(index()); Lock held = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      held.ensureValid();
      start(folder.resolve("indice"));
      await().until(() -> found("ventilador").missing() != null);
      touch("INC-900001", "Se cambió el ventilador");
    }
    assertThat(context.getBean(Tickets.class).get("INC-900001").solution()).isEqualTo("Se cambió el ventilador");

    rebuilt();
    assertThat(found("ventilador").items()).extracting(SimilarCase::folio).containsExactly("INC-900001");
  }

  private void solvedBefore() {
    start(folder.resolve("antes"));
    solved("INC-900001", "Suena el ventilador");
    context.close();
  }

  private void indexedBefore() {
    start(folder.resolve("indice"));
    solved("INC-900001", "Suena el ventilador");
    rebuilt();
    context.close();
    assertThat(index()).isNotEmptyDirectory();
  }

  private Path index() {
    return folder.resolve("indice").resolve(SolvedCases.INDEX);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(index())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private void start(Path index) {
    start("demo,test", "spring.jpa.properties.hibernate.search.backend.directory.type=local-filesystem",
        "spring.jpa.properties.hibernate.search.backend.directory.root=" + index);
  }
}
