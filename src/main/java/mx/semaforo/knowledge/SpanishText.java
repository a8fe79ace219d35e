package mx.semaforo.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurationContext;
import org.hibernate.search.backend.elasticsearch.analysis.ElasticsearchAnalysisConfigurer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * How text in Spanish becomes the words that are compared: lower case, no accents, no empty words, light stemming. What
 * is asked also looks for the synonyms of {@code bpmn/protocolos/sinonimos.txt}; what is indexed does not, so that a
 * change of that file needs no new index. The same for the embedded index and for an OpenSearch server.
 */
@Component
class SpanishText implements LuceneAnalysisConfigurer, ElasticsearchAnalysisConfigurer {

  /** Analyzer of what is indexed, and of a question that is taken word by word. */
  static final String WORDS = "espanol";
  /** Analyzer of a question. */
  static final String WITH_SYNONYMS = "espanol_con_sinonimos";

  private static final Logger LOG = LoggerFactory.getLogger(SpanishText.class);
  private static final String SYNONYMS = "bpmn/protocolos/sinonimos.txt";
  /** Too frequent in any ticket to say anything, beside the empty words of the language. */
  private static final List<String> EMPTY_AT_A_DESK = List.of("q", "k", "d", "x", "pues", "favor", "hola", "buenos", "buenas", "dias",
      "tardes", "gracias", "ayuda", "urge", "urgente", "ayer", "hoy", "dice", "sale", "hace", "puedo", "puede", "quiero", "necesito");

  private final Analyzer words = new Spanish(null);
  private final Analyzer withSynonyms;
  private final List<String> synonyms = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  SpanishText() throws IOException, ParseException {
    this(new ClassPathResource(SYNONYMS).getContentAsString(StandardCharsets.UTF_8));
  }

  /** @param file one group of equal words a line, separated by commas; {@code #} starts a remark */
  SpanishText(String file) throws IOException, ParseException {
    List<String> lines = file.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, i + 1);
      }
    }
    problems.forEach(problem -> LOG.warn("Un grupo de sinónimos se queda fuera hasta que se corrija: {}", problem));
    withSynonyms = synonyms.isEmpty() ? words : new Spanish(parse(String.join("\n", synonyms)));
  }

  private void add(String line, int number) throws IOException {
    try {
      if (line.contains("=>") || !line.contains(",")) {
        throw new IllegalArgumentException();
      }
      parse(line);
      synonyms.add(line);
    } catch (IllegalArgumentException | ParseException e) {
      problems.add(new Problem(SYNONYMS, number, "escribe dos o más palabras separadas por comas, sin otras que no dicen nada, como «de» o «para»"));
    }
  }

  private SynonymMap parse(String groups) throws IOException, ParseException {
    SolrSynonymParser parser = new SolrSynonymParser(true, true, words);
    parser.parse(new StringReader(groups));
    return parser.build();
  }

  Analyzer words() {
    return words;
  }

  Analyzer withSynonyms() {
    return withSynonyms;
  }

  List<Problem> problems() {
    return problems;
  }

  /** The different words of a text as they are indexed, in their order. */
  Set<String> wordsOf(String text) {
    return terms(words, text);
  }

  /** The words of a text as they are looked for. */
  Set<String> askedBy(String text) {
    return terms(withSynonyms, text);
  }

  private static Set<String> terms(Analyzer analyzer, String text) {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new IllegalStateException("Leer un texto de la memoria no falla", e);
    }
    return terms;
  }

  @Override
  public void configure(LuceneAnalysisConfigurationContext context) {
    context.analyzer(WORDS).instance(words);
    context.analyzer(WITH_SYNONYMS).instance(withSynonyms);
  }

  @Override
  public void configure(ElasticsearchAnalysisConfigurationContext context) {
    context.tokenFilter("vacias").type("stop").param("stopwords", emptyWords().toArray(String[]::new));
    context.tokenFilter("raiz").type("stemmer").param("language", "light_spanish");
    context.tokenFilter("sinonimos").type("synonym_graph").param("synonyms", synonyms.toArray(String[]::new)).param("lenient", true);
    context.analyzer(WORDS).custom().tokenizer("standard").tokenFilters("lowercase", "asciifolding", "vacias", "raiz");
    context.analyzer(WITH_SYNONYMS).custom().tokenizer("standard")
        .tokenFilters("lowercase", "asciifolding", "vacias", "raiz", "sinonimos");
  }

  private static Set<String> emptyWords() {
    Set<String> folded = new TreeSet<>(EMPTY_AT_A_DESK);
    for (Object word : SpanishAnalyzer.getDefaultStopSet()) {
      folded.addAll(terms(FOLDING, new String((char[]) word)));
    }
    return folded;
  }

  private static final Analyzer FOLDING = new Analyzer() {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer source = new StandardTokenizer();
      return new TokenStreamComponents(source, new ASCIIFoldingFilter(source));
    }
  };

  private static class Spanish extends Analyzer {

    private static final CharArraySet EMPTY = CharArraySet.unmodifiableSet(new CharArraySet(emptyWords(), false));

    private final SynonymMap synonyms;

    Spanish(SynonymMap synonyms) {
      this.synonyms = synonyms;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer source = new StandardTokenizer();
      TokenStream words = new SpanishLightStemFilter(
          new StopFilter(new ASCIIFoldingFilter(new LowerCaseFilter(source)), EMPTY));
      return new TokenStreamComponents(source, synonyms == null ? words : new SynonymGraphFilter(words, synonyms, true));
    }
  }
}
