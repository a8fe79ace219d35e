package mx.semaforo.web.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mx.semaforo.attachment.Attachment;
import mx.semaforo.attachment.Attachments;
import mx.semaforo.process.ServiceDesk;
import mx.semaforo.security.Person;
import mx.semaforo.ticket.InvalidField;
import mx.semaforo.ticket.TicketNotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

/** The files of tickets, for whoever sees the ticket. A browser only ever saves them: it never shows them as pages. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Adjuntos")
class AttachmentsController {

  private final ServiceDesk desk;
  private final Attachments attachments;
  private final OnlyOnce once;

  AttachmentsController(ServiceDesk desk, Attachments attachments, OnlyOnce once) {
    this.desk = desk;
    this.attachments = attachments;
    this.once = once;
  }

  @PostMapping(path = "/tickets/{folio}/attachments", consumes = MULTIPART_FORM_DATA_VALUE, produces = APPLICATION_JSON_VALUE)
  @Operation(summary = "Adjunta un archivo al ticket",
      description = "«document» es el nombre del documento que el servicio pide y este archivo atiende.",
      requestBody = @RequestBody(content = @Content(mediaType = MULTIPART_FORM_DATA_VALUE, schema = @Schema(implementation = Upload.class))))
  @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Attachment.class)))
  ResponseEntity<?> attach(@PathVariable String folio, MultipartHttpServletRequest request) throws IOException {
    List<MultipartFile> files = request.getFiles("file");
    if (files.size() != 1) {
      throw new InvalidField("file", "Manda un archivo por petición, en «file».");
    }
    String name = files.get(0).getOriginalFilename();
    byte[] content = files.get(0).getBytes();
    String document = request.getParameter("document");
    Map<String, ?> sent = Map.of("name", Objects.toString(name, ""), "document", Objects.toString(document, ""), "file", content);
    return once.answer(request, Person.current().id(), sent, () -> {
      Attachment added = attachments.add(desk.ticket(folio).folio(), name, content, document);
      return ResponseEntity.created(URI.create("/api/v1/attachments/" + added.id())).body(added);
    });
  }

  @GetMapping(path = "/tickets/{folio}/attachments", produces = APPLICATION_JSON_VALUE)
  @Operation(summary = "Lista los archivos del ticket, del más antiguo al más nuevo")
  Items<Attachment> list(@PathVariable String folio) {
    return Items.all(attachments.of(desk.ticket(folio).folio()));
  }

  @GetMapping("/attachments/{id}")
  @Operation(summary = "Descarga un archivo", description = "Lo puede descargar quien ve su ticket.")
  @ApiResponse(responseCode = "200", content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> download(@PathVariable String id) {
    Attachment attachment = attachments.find(id).filter(this::isVisible).orElseThrow(() ->
        new ResponseStatusException(HttpStatus.NOT_FOUND, "No existe ese archivo, o no tienes acceso a él."));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attachment.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(attachments.content(attachment));
  }

  private boolean isVisible(Attachment attachment) {
    try {
      desk.ticket(attachment.folio());
      return true;
    } catch (TicketNotFound hidden) {
      return false;
    }
  }

  record Upload(@Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED) String file, String document) {}
}
