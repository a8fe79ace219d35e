package mx.semaforo.knowledge;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.springframework.stereotype.Component;

/**
 * Finds protocols by what a ticket says. There are few and they change only with a start, so their index is in memory:
 * it is there even when that of the solved cases is not.
 */
@Component
class ProtocolSearch {

  private static final int BEST = 3;
  private static final int WORDS_SHOWN = 4;
  private static final String ID = "id";
  private static final String CATEGORY = "category";
  private static final Map<String, Float> FIELDS = Map.of("title", 1f, "symptoms", 2f, "text", 1f);
  private static final float MISSPELT = 0.7f;
  private static final float SAME_CATEGORY = 2f;

  private final SpanishText spanish;
  private final Map<String, Protocol> protocols;
  private final Map<String, Set<String>> words;
  private final Set<String> vocabulary;
  private final IndexSearcher index;

  ProtocolSearch(Protocols protocols, SpanishText spanish) throws IOException {
    this.spanish = spanish;
    this.protocols = protocols.all().stream().collect(toMap(Protocol::id, Function.identity()));
    this.words = protocols.all().stream().collect(toMap(Protocol::id, each ->
        spanish.wordsOf(String.join("\n", each.title(), String.join("\n", each.symptoms()), each.text()))));
    this.vocabulary = words.values().stream().flatMap(Set::stream).collect(toSet());
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(spanish.words()))) {
      for (Protocol protocol : protocols.all()) {
        writer.addDocument(document(protocol));
      }
    }
    index = new IndexSearcher(DirectoryReader.open(memory));
  }

  private static Document document(Protocol protocol) {
    Document document = new Document();
    document.add(new StringField(ID, protocol.id(), Store.YES));
    protocol.categories().forEach(category -> document.add(new StringField(CATEGORY, category, Store.NO)));
    document.add(new TextField("title", protocol.title(), Store.NO));
    document.add(new TextField("symptoms", String.join("\n", protocol.symptoms()), Store.NO));
    document.add(new TextField("text", protocol.text(), Store.NO));
    return document;
  }

  /**
   * @param category that of the ticket, or null
   * @return the best three, best first
   */
  List<ProposedProtocol> find(Wording wording, String category) {
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(about(wording), category == null ? Occur.MUST : Occur.SHOULD);
    if (category != null) {
      query.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(CATEGORY, category))), SAME_CATEGORY), Occur.SHOULD);
    }
    try {
      return Arrays.stream(index.search(query.build(), BEST).scoreDocs).map(this::protocol)
          .map(protocol -> new ProposedProtocol(protocol.id(), protocol.title(), why(protocol, wording, category))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is a protocol for this category. */
  boolean covers(String category) {
    return protocols.values().stream().anyMatch(protocol -> protocol.categories().contains(category));
  }

  private Protocol protocol(ScoreDoc hit) {
    try {
      return protocols.get(index.storedFields().document(hit.doc).get(ID));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Query about(Wording wording) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<String> misspelt = wording.words().stream().flatMap(this::misspelt).toList();
    QueryBuilder asked = new QueryBuilder(spanish.withSynonyms());
    FIELDS.forEach((field, weight) -> {
      Query words = asked.createBooleanQuery(field, wording.text());
      if (words != null) {
        query.add(new BoostQuery(words, weight), Occur.SHOULD);
      }
      misspelt.forEach(word -> query.add(new BoostQuery(new FuzzyQuery(new Term(field, word), 1, 1), weight * MISSPELT), Occur.SHOULD));
    });
    return query.build();
  }

  /** A word, as it is compared, that stands in no protocol and has no synonym in any. */
  private Stream<String> misspelt(String written) {
    return spanish.askedBy(written).stream().anyMatch(vocabulary::contains) ? Stream.of()
        : spanish.wordsOf(written).stream().filter(Wording::mayBeMisspelt);
  }

  private String why(Protocol protocol, Wording wording, String category) {
    String matched = matched(protocol, wording);
    String same = protocol.categories().contains(category) ? "misma categoría" : "";
    return matched.isEmpty() ? same : "%s%s %s".formatted(same, same.isEmpty() ? "coincide en" : "; coincide en", matched);
  }

  /** As the person wrote them. */
  private String matched(Protocol protocol, Wording wording) {
    Set<String> has = words.get(protocol.id());
    Map<String, String> found = new LinkedHashMap<>();
    for (String written : wording.words()) {
      Set<String> asked = spanish.askedBy(written);
      if (asked.stream().anyMatch(has::contains) || misspelt(written).anyMatch(word -> near(word, has))) {
        found.putIfAbsent(String.join(" ", spanish.wordsOf(written)), written);
      }
    }
    return found.values().stream().limit(WORDS_SHOWN).map("«%s»"::formatted).collect(joining(", "));
  }

  private static boolean near(String word, Set<String> words) {
    CharacterRunAutomaton near = new CharacterRunAutomaton(new LevenshteinAutomata(word, true).toAutomaton(1));
    return words.stream().anyMatch(other -> other.charAt(0) == word.charAt(0) && near.run(other));
  }
}
