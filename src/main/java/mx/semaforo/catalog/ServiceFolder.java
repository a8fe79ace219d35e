package mx.semaforo.catalog;

import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import mx.semaforo.catalog.Offering.Document;
import mx.semaforo.definition.BrokenDefinition;
import mx.semaforo.definition.YamlSource;
import mx.semaforo.ticket.Impact;
import mx.semaforo.ticket.Urgency;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** The files of one service, read and compared with each other. */
final class ServiceFolder {

  private static final String SERVICE = "servicio.yaml";
  private static final String REQUEST = "solicitar.form";
  private static final String POLICIES = "politicas.dmn";
  private static final String FULFILMENT = "cumplir.bpmn";
  private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  /** What tables and diagrams call other things; a field of that name would hide them. */
  private static final Set<String> TAKEN = Set.of("hoy", "solicitante", "persona", "activo", "folio", "asunto", "grupo",
      "agente", "servicio", "prioridad", "decision");

  private final String service;
  private final Map<String, String> files;
  private final YamlSource source = new YamlSource(SERVICE);
  private Map<String, NodeTuple> yaml;

  /** @param files their texts by name */
  ServiceFolder(String service, Map<String, String> files) {
    this.service = service;
    this.files = files;
  }

  /** @throws BrokenDefinition for the first thing that an analyst has to correct */
  Offering read() {
    if (!service.matches(NAME)) {
      throw new BrokenDefinition(SERVICE, null, "la carpeta «%s» se llama con minúsculas sin acento, números y guiones".formatted(service));
    }
    yaml = source.fields(source.compose(text(SERVICE), "«nombre»"), "el servicio", "nombre", "area", "descripcion", "politicas",
        "quien", "grupo", "acuerdo", "categoria", "impacto", "urgencia", "aprobacion", "confidencial", "monto", "documentos");
    RequestForm form = form(REQUEST, "solicitar-" + service);
    FormComponent.fields(form.components()).map(FormComponent::key).filter(TAKEN::contains).findFirst().ifPresent(key -> {
      throw new BrokenDefinition(REQUEST, null, "la clave «%s» es una palabra de la mesa; usa otra".formatted(key));
    });
    Map<String, RequestForm> stepForms = stepForms();
    checkDiagrams(stepForms.keySet());
    return new Offering(service, text("nombre", 100), text("area", 100), text("descripcion", 1000), texts("politicas"),
        texts("quien"), text("grupo", 64), text("acuerdo", 40), text("categoria", 40), word("impacto", Impact.values()),
        word("urgencia", Urgency.values()), yes(required("aprobacion"), "«aprobacion»"), yes(required("confidencial"), "«confidencial»"),
        amount(form), documents(), form, stepForms, files.containsKey(FULFILMENT));
  }

  private RequestForm form(String file, String id) {
    RequestForm form = RequestForm.read(file, text(file));
    if (!form.id().equals(id)) {
      throw new BrokenDefinition(file, null, "el formulario se llama «%s» y su «id» debe ser «%s»".formatted(form.id(), id));
    }
    return form;
  }

  private Map<String, RequestForm> stepForms() {
    Map<String, RequestForm> forms = new LinkedHashMap<>();
    files.keySet().stream().filter(file -> file.endsWith(".form") && !file.equals(REQUEST)).forEach(file -> {
      RequestForm form = form(file, service + "-" + file.substring(0, file.length() - ".form".length()));
      forms.put(form.id(), form);
    });
    return forms;
  }

  private void checkDiagrams(Set<String> stepForms) {
    files.keySet().stream().filter(file -> file.endsWith(".dmn") && !file.equals(POLICIES) || file.endsWith(".bpmn") && !file.equals(FULFILMENT))
        .findFirst().ifPresent(file -> {
          throw new BrokenDefinition(file, null, "en la carpeta de un servicio la tabla se llama %s y el diagrama %s".formatted(POLICIES, FULFILMENT));
        });
    elementNamed(POLICIES, "decision", "politicas-" + service);
    if (files.containsKey(FULFILMENT)) {
      Element process = elementNamed(FULFILMENT, "process", "cumplir-" + service);
      elements(process.getElementsByTagName("*")).map(element -> element.getAttributeNS(CAMUNDA, "formRef"))
          .filter(form -> !form.isEmpty() && !stepForms.contains(form)).findFirst().ifPresent(form -> {
            throw new BrokenDefinition(FULFILMENT, null, "pide el formulario «%s», que no está en la carpeta".formatted(form));
          });
    }
  }

  private Element elementNamed(String file, String kind, String id) {
    return elements(xml(file).getElementsByTagNameNS("*", kind)).filter(element -> element.getAttribute("id").equals(id)).findFirst()
        .orElseThrow(() -> new BrokenDefinition(file, null, "falta el elemento %s con «id» %s".formatted(kind, id)));
  }

  private org.w3c.dom.Document xml(String file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(text(file))));
    } catch (SAXParseException e) {
      throw new BrokenDefinition(file, e.getLineNumber(), "el XML está mal formado; ábrelo en Camunda Modeler y guárdalo otra vez");
    } catch (SAXException | ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }

  private String text(String file) {
    if (!files.containsKey(file)) {
      throw new BrokenDefinition(file, null, "falta este archivo en la carpeta del servicio");
    }
    return files.get(file);
  }

  private Node required(String key) {
    return source.required(yaml, key);
  }

  private String text(String key, int max) {
    return text(required(key), "«" + key + "»", max);
  }

  private String text(Node node, String what, int max) {
    String text = source.text(node, what);
    if (text.length() > max) {
      throw source.error(node, "%s tiene %d caracteres y caben %d; acórtalo".formatted(what, text.length(), max));
    }
    return text;
  }

  private List<String> texts(String key) {
    List<String> texts = source.items(required(key), "«" + key + "»", "ninguno").stream()
        .map(item -> text(item, "cada renglón de «" + key + "»", 1000)).toList();
    if (texts.isEmpty()) {
      throw source.error(required(key), "«%s» está vacío; escribe al menos uno".formatted(key));
    }
    return texts;
  }

  private <E extends Enum<E>> E word(String key, E[] words) {
    String text = text(key, 10);
    return Stream.of(words).filter(word -> word.name().equals(text)).findFirst().orElseThrow(() ->
        source.error(required(key), "«%s» es uno de %s".formatted(key, String.join(", ", Stream.of(words).map(Enum::name).toList()))));
  }

  private boolean yes(Node node, String what) {
    String word = Normalizer.normalize(source.text(node, what).toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    if (!word.equals("si") && !word.equals("no")) {
      throw source.error(node, what + " es si o no");
    }
    return word.equals("si");
  }

  private String amount(RequestForm form) {
    if (!yaml.containsKey("monto")) {
      return null;
    }
    String key = text("monto", 64);
    if (form.field(key).filter(field -> field.type().equals("number")).isEmpty()) {
      throw source.error(required("monto"), "«monto» es la clave de un número de %s; «%s» no lo es".formatted(REQUEST, key));
    }
    return key;
  }

  private List<Document> documents() {
    if (!yaml.containsKey("documentos")) {
      return List.of();
    }
    List<Document> documents = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (Node item : source.items(required("documentos"), "«documentos»", "ninguno")) {
      Map<String, NodeTuple> document = source.fields(item, "el documento", "nombre", "obligatorio");
      String name = text(field(document, item, "nombre"), "«nombre»", 100);
      if (!names.add(name)) {
        throw source.error(item, "el documento «%s» está repetido; deja uno solo".formatted(name));
      }
      documents.add(new Document(name, yes(field(document, item, "obligatorio"), "«obligatorio»")));
    }
    return List.copyOf(documents);
  }

  private Node field(Map<String, NodeTuple> fields, Node of, String key) {
    if (!fields.containsKey(key)) {
      throw source.error(of, "falta la clave «%s»; agrégala".formatted(key));
    }
    return fields.get(key).getValueNode();
  }
}
