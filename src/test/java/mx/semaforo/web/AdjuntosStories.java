package mx.semaforo.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import mx.semaforo.DeskTest;
import mx.semaforo.attachment.Attachment;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.process.Action;
import mx.semaforo.ticket.TimelineEntry.Visibility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** Files go with their ticket: whoever sees it reads and adds them, nobody else. */
class AdjuntosStories extends DeskTest {

  private static final byte[] PDF = pdf(300);

  @Autowired private MockMvc mvc;
  @Autowired private Attachments attachments;
  @LocalServerPort private int port;

  @Test
  void fileIsAttachedListedAndDownloaded() throws Exception {
    String folio = reported().folio();

    String address = mvc.perform(upload(folio, "C:\\tmp\\Señal «1».pdf", PDF).param("document", "Evidencia").with(httpBasic("luis", "demo")))
        .andExpect(status().isCreated()).andExpect(jsonPath("$.folio").value(folio)).andExpect(jsonPath("$.name").value("Señal «1».pdf"))
        .andExpect(jsonPath("$.mediaType").value("application/pdf")).andExpect(jsonPath("$.size").value(PDF.length))
        .andExpect(jsonPath("$.document").value("Evidencia")).andExpect(jsonPath("$.uploadedBy").value("luis"))
        .andExpect(jsonPath("$.uploadedAt").value("2026-01-12T15:00:00Z"))
        .andReturn().getResponse().getHeader("Location");

    mvc.perform(get("/api/v1/tickets/{folio}/attachments", folio).with(httpBasic("ana", "demo"))).andExpect(status().isOk())
        .andExpect(jsonPath("$.items[*].name", contains("Señal «1».pdf")));
    mvc.perform(get(address).with(httpBasic("ana", "demo"))).andExpect(status().isOk()).andExpect(content().bytes(PDF))
        .andExpect(content().contentType("application/pdf"))
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(header().string("Content-Disposition", containsString("Se%C3%B1al%20%C2%AB1%C2%BB.pdf")))
        .andExpect(header().stringValues("X-Content-Type-Options", "nosniff"));
    assertThat(timeline(folio)).filteredOn(entry -> entry.text().equals("Se adjuntó «Señal «1».pdf»")).singleElement()
        .satisfies(entry -> {
          assertThat(entry.visibility()).isEqualTo(Visibility.PUBLICA);
          assertThat(entry.actor()).isEqualTo("luis");
          assertThat(address).isEqualTo("/api/v1/attachments/" + entry.data().replaceAll(".*\"attachment\":\"([^\"]+)\".*", "$1"));
        });
  }

  @Test
  void documentsOfATicketAreThoseThatSomeFileAnswers() {
    String folio = reported().folio();
    as("luis", () -> attachments.add(folio, "a.pdf", PDF, " Evidencia "));
    as("luis", () -> attachments.add(folio, "b.pdf", PDF, "Evidencia"));
    as("luis", () -> attachments.add(folio, "c.pdf", PDF, "Comprobante"));
    as("luis", () -> attachments.add(folio, "d.pdf", PDF, null));
    as("luis", () -> attachments.add(reported().folio(), "e.pdf", PDF, "Factura"));

    assertThat(attachments.documentsOf(folio)).containsExactlyInAnyOrder("Evidencia", "Comprobante");
    assertThat(attachments.of(folio)).extracting(Attachment::name).containsExactlyInAnyOrder("a.pdf", "b.pdf", "c.pdf", "d.pdf");
  }

  @Test
  void filesOfForeignTicketsAreAnsweredLikeThoseThatDoNotExist() throws Exception {
    String folio = reported().folio();
    String id = as("luis", () -> attachments.add(folio, "a.pdf", PDF, null)).id();

    for (String person : new String[] {"marta", "beto", "diego"}) {
      refused(get("/api/v1/attachments/{id}", id), person, 404).andExpect(jsonPath("$.detail", not(containsString(folio))));
      refused(get("/api/v1/tickets/{folio}/attachments", folio), person, 404);
      refused(upload(folio, "b.pdf", PDF), person, 404);
    }
    refused(get("/api/v1/attachments/inventado"), "sofia", 404);
    refused(get("/api/v1/tickets/INC-999999/attachments"), "sofia", 404);
    for (String person : new String[] {"luis", "ana", "sofia", "admin"}) {
      mvc.perform(get("/api/v1/attachments/{id}", id).with(httpBasic(person, "demo"))).andExpect(status().isOk());
    }
    mvc.perform(get("/api/v1/attachments/{id}", id)).andExpect(status().isUnauthorized());
    assertThat(attachments.of(folio)).hasSize(1);
  }

  @Test
  void wrongFilesAreRefusedAndNothingIsAttached() throws Exception {
    String folio = reported().folio();
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);

    for (MockMultipartHttpServletRequestBuilder wrong : new MockMultipartHttpServletRequestBuilder[] {
        upload(folio, "pagina.pdf", page), upload(folio, "vacio.pdf", new byte[0]), upload(folio, "", PDF), upload(folio, "a\0.pdf", PDF),
        multipart("/api/v1/tickets/{folio}/attachments", folio), upload(folio, "a.pdf", PDF).file(new MockMultipartFile("file", "b.pdf", null, PDF))}) {
      refused(wrong, "luis", 422).andExpect(jsonPath("$.field").value("file"));
    }
    refused(upload(folio, "a.pdf", PDF).param("document", "d".repeat(201)), "luis", 422).andExpect(jsonPath("$.field").value("document"));
    refused(post("/api/v1/tickets/{folio}/attachments", folio).contentType(APPLICATION_JSON).content("{}"), "luis", 415)
        .andExpect(jsonPath("$.detail", containsString("multipart/form-data")));
    assertThat(attachments.of(folio)).isEmpty();
    assertThat(texts(folio)).noneMatch(text -> text.startsWith("Se adjuntó"));
  }

  @Test
  void closedTicketTakesNothingMore() throws Exception {
    String folio = act("luis", solved().folio(), Action.ACEPTAR, Map.of()).folio();

    refused(upload(folio, "a.pdf", PDF), "luis", 409).andExpect(jsonPath("$.detail", containsString("cerrado")));
    assertThat(attachments.of(folio)).isEmpty();
  }

  @Test
  void repeatedKeyAttachesOnce() throws Exception {
    String folio = reported().folio();
    String key = UUID.randomUUID().toString();
    String first = mvc.perform(upload(folio, "a.pdf", PDF).header("Idempotency-Key", key).with(httpBasic("luis", "demo")))
        .andExpect(status().isCreated()).andReturn().getResponse().getHeader("Location");

    mvc.perform(upload(folio, "a.pdf", PDF).header("Idempotency-Key", key).with(httpBasic("luis", "demo")))
        .andExpect(status().isCreated()).andExpect(header().string("Location", first));
    refused(upload(folio, "a.pdf", pdf(301)).header("Idempotency-Key", key), "luis", 422);
    assertThat(attachments.of(folio)).hasSize(1);
  }

  /** Over the wire, where the server itself reads the parts. */
  @Test
  void fileUpToTheLimitIsAttachedAndALargerOneIsToldSo() throws Exception {
    String folio = reported().folio();
    byte[] largest = pdf(10 * 1024 * 1024);

    assertThat(send(folio, largest).statusCode()).isEqualTo(201);
    HttpResponse<String> refused = send(folio, pdf(20 * 1024 * 1024));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Content-Type")).contains(APPLICATION_PROBLEM_JSON.toString());
    assertThat(refused.body()).contains("Demasiado grande", "hasta 10 MB");
    assertThat(attachments.of(folio)).singleElement().satisfies(attachment -> {
      assertThat(attachment.name()).isEqualTo("Año.pdf");
      assertThat(attachments.content(attachment)).isEqualTo(largest);
    });
  }

  @Test
  void bodyWithoutPartsIsNotUnderstood() throws Exception {
    HttpResponse<String> refused = send(reported().folio(), "multipart/form-data", "nada".getBytes(UTF_8));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("No se entiende la petición");
  }

  private HttpResponse<String> send(String folio, byte[] file) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("--limite\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Año.pdf\"\r\n\r\n".getBytes(UTF_8));
    body.write(file);
    body.write("\r\n--limite--\r\n".getBytes(UTF_8));
    return send(folio, "multipart/form-data; boundary=limite", body.toByteArray());
  }

  private HttpResponse<String> send(String folio, String contentType, byte[] body) throws Exception {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/tickets/%s/attachments".formatted(port, folio)))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("luis:demo".getBytes(UTF_8)))
        .header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] pdf(int size) {
    byte[] file = Arrays.copyOf("%PDF-1.7\n".getBytes(UTF_8), size);
    file[size - 1] = '\n';
    return file;
  }

  private static MockMultipartHttpServletRequestBuilder upload(String folio, String name, byte[] file) {
    return multipart("/api/v1/tickets/{folio}/attachments", folio).file(new MockMultipartFile("file", name, null, file));
  }

  private ResultActions refused(MockHttpServletRequestBuilder request, String person, int status) throws Exception {
    return mvc.perform(request.with(httpBasic(person, "demo"))).andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON)).andExpect(jsonPath("$.detail").isNotEmpty());
  }

  private ResultActions refused(MockMultipartHttpServletRequestBuilder request, String person, int status) throws Exception {
    return mvc.perform(request.with(httpBasic(person, "demo"))).andExpect(status().is(status))
        .andExpect(content().contentTypeCompatibleWith(APPLICATION_PROBLEM_JSON)).andExpect(jsonPath("$.detail").isNotEmpty());
  }
}
